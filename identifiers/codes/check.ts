const SET_82 =
  "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const PRIMES = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
] as const;

/**
 * The check digit that follows these digits in a GTIN, SSCC, GLN or other numeric GS1 key
 * (GS1 General Specifications § 7.9.1). Throws RangeError when given anything but digits.
 */
export function checkDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) {
    throw new RangeError("a check digit is computed over digits only");
  }
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const weight = (digits.length - place) % 2 === 1 ? 3 : 1;
    sum += weight * Number(digits[place]);
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * The pair of check characters that closes a global model number, over up to 23 characters of GS1's
 * set of 82 (GS1 General Specifications § 7.9.5). Throws RangeError beyond these.
 */
export function checkPair(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    const prime = PRIMES[body.length - 1 - place];
    const worth = SET_82.indexOf(body.charAt(place));
    if (prime === undefined || worth < 0) {
      throw new RangeError("a check pair is computed over 23 characters of GS1's set of 82");
    }
    sum += prime * worth;
  }
  const rest = sum % 1021;
  return SET_32.charAt(rest >> 5) + SET_32.charAt(rest & 31);
}
