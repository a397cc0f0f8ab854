/**
 * Whether a double keeps the number that a JSON text writes: whether the decimal value of the text
 * equals that of the shortest decimal that reads back as the same double, which is what RFC 8785
 * writes. So 0.1, 1.0 and 1e23 are kept; 9007199254740993, 0.10000000000000000555 and 1e400 not.
 */
export function keptExactly(text: string): boolean {
  // Any decimal of up to 15 digits survives a double.
  if (text.length <= 15 && !/[eE]/.test(text)) return true;
  const double = Number(text);
  if (!Number.isFinite(double)) return false;
  const [written, kept] = [decimalOf(text), decimalOf(String(double))];
  return written.digits === kept.digits && written.exponent === kept.exponent;
}

interface Decimal {
  /** Significant digits, without zeros at either end; empty for zero. */
  readonly digits: string;
  /** Power of ten that the last digit counts. */
  readonly exponent: number;
}

function decimalOf(text: string): Decimal {
  const [mantissa = "", power = "0"] = text.replace(/^-/, "").split(/[eE]/);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = whole + fraction;
  // By hand, not by a pattern: /0+$/ takes quadratic time on a hostile row of zeros.
  let from = 0;
  while (digits[from] === "0") from += 1;
  let until = digits.length;
  while (until > from && digits[until - 1] === "0") until -= 1;
  if (from === until) return { digits: "", exponent: 0 };
  const exponent = Number(power) - fraction.length + (digits.length - until);
  return { digits: digits.slice(from, until), exponent };
}
