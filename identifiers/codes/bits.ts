import { CodeError } from "./code.ts";

const BASE_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEXADECIMAL = "0123456789ABCDEF";

/** How many bits a number of so many decimal digits takes. */
export function bitsOfDigits(count: number): number {
  return count === 0 ? 0 : Math.ceil(count * Math.log2(10) + 0.01);
}

/** How many bits the length of a text of at most so many characters takes. */
export function bitsOfLength(most: number): number {
  return Math.ceil(Math.log2(most) + 0.01);
}

/** A number as so many bits. */
export function bitsOf(number: number | bigint, width: number): string {
  return width === 0 ? "" : number.toString(2).padStart(width, "0");
}

/** Bits as file-safe base 64, filled up with zeros. */
export function base64Of(bits: string): string {
  const filled = bits.padEnd(Math.ceil(bits.length / 6) * 6, "0");
  return filled.replace(/[01]{6}/g, (six) => BASE_64.charAt(Number.parseInt(six, 2)));
}

/** The bits of file-safe base 64. */
export function bitsOfBase64(text: string): string {
  return [...text].map((letter) => bitsOf(BASE_64.indexOf(letter), 6)).join("");
}

/** How text is packed: the fewest bits that its characters allow. */
interface Packing {
  readonly fits: RegExp;
  readonly alphabet?: string;
  readonly width: number;
  readonly lowerCase?: true;
}

/** By their indicator; digits (0) are packed as one number. */
const packings: readonly Packing[] = [
  { fits: /^[0-9]+$/, width: 0 },
  { fits: /^[0-9a-f]+$/, alphabet: HEXADECIMAL, width: 4, lowerCase: true },
  { fits: /^[0-9A-F]+$/, alphabet: HEXADECIMAL, width: 4 },
  { fits: /^[A-Za-z0-9_-]+$/, alphabet: BASE_64, width: 6 },
  { fits: /^[\0-\x7f]*$/, width: 7 },
];

/** The indicator and the bits of a text of ASCII, with what is put between them. */
export function packed(text: string, between: string): string {
  const indicator = packings.findIndex(({ fits }) => fits.test(text));
  const packing = packings[indicator];
  if (packing === undefined) throw new RangeError("only ASCII can be packed");
  const { alphabet, width } = packing;
  const upper = packing.lowerCase ? text.toUpperCase() : text;
  const bits =
    width === 0
      ? bitsOf(BigInt(text), bitsOfDigits(text.length))
      : [...upper]
          .map((one) => bitsOf(alphabet?.indexOf(one) ?? one.charCodeAt(0), width))
          .join("");
  return bitsOf(indicator, 3) + between + bits;
}

/** Takes bits off the front. Throws `CODE_COMPRESSED`, at the place given, when they run out. */
export class BitReader {
  private readonly bits: string;
  private readonly at: number;
  private from = 0;

  constructor(bits: string, at: number) {
    this.bits = bits;
    this.at = at;
  }

  get left(): number {
    return this.bits.length - this.from;
  }

  /** Whether nothing is left but what fills up the last character. */
  get isAtEnd(): boolean {
    return this.left < 6 && !this.bits.includes("1", this.from);
  }

  fail(): never {
    throw new CodeError("CODE_COMPRESSED", this.at);
  }

  take(width: number): string {
    if (width > this.left) this.fail();
    this.from += width;
    return this.bits.slice(this.from - width, this.from);
  }

  number(width: number): number {
    return width === 0 ? 0 : Number.parseInt(this.take(width), 2);
  }

  /** A number as exactly so many decimal digits. */
  digits(count: number): string {
    if (count === 0) return "";
    const text = BigInt(`0b${this.take(bitsOfDigits(count))}`).toString();
    return text.length > count ? this.fail() : text.padStart(count, "0");
  }

  /** So many characters, packed as the indicator says. */
  text(indicator: number, count: number): string {
    const packing = packings[indicator];
    if (packing === undefined) this.fail();
    const { width, alphabet } = packing;
    if (width === 0) return this.digits(count);
    const codes = Array.from({ length: count }, () => this.number(width));
    const text = codes.map((code) => alphabet?.charAt(code) ?? String.fromCharCode(code)).join("");
    return packing.lowerCase ? text.toLowerCase() : text;
  }

  /** Characters of base 64, six bits each. */
  base64(count: number): string {
    return base64Of(this.take(6 * count));
  }
}
