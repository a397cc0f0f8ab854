import { aiLength, allElements } from "./all-elements.ts";
import { BitReader, bitsOfBase64, bitsOfLength } from "./bits.ts";
import { CodeError } from "./code.ts";
import { type Element, isPrimaryKey } from "./elements.ts";
import { readElement } from "./message.ts";

/** Application identifiers that share a code, by that code. */
type Shared = ReadonlyMap<string, readonly string[]>;

/**
 * Application identifiers that are written together so often that they share a code of two hexadecimal
 * digits, of which one is a letter (GS1 Digital Link 1.1 § 5).
 */
export function sharedCodes(): Shared {
  const codes = {
    "0A": "01 22",
    "0B": "01 10",
    "0C": "01 21",
    "0D": "01 17",
    "0E": "01 7003",
    "0F": "01 30",
    "1A": "01 10 21 17",
    "1B": "01 15",
    "1C": "01 11",
    "1D": "01 16",
    "1E": "01 91",
    "1F": "01 10 15",
    "9A": "8010 8011",
    "9B": "8017 8019",
    "9C": "8018 8019",
    "9D": "414 254",
    ...numbered("2", "ABCDEF", "01 310"),
    ...numbered("3", "ABCDEF", "01 320"),
    ...numbered("A", "0123456789", "01 392"),
    ...numbered("C", "0123456789", "255 390"),
    ...numbered("C", "ABCD", "255 394"),
  };
  return new Map(Object.entries(codes).map(([code, ais]) => [code, ais.split(" ")]));
}

/** GS1's own toolkit writes the values of each code by their application identifiers' order. */
export function sortedCodes(): Shared {
  return new Map([...sharedCodes()].map(([code, ais]) => [code, ais.toSorted()]));
}

/** Codes whose values may stand in two orders. */
const readInTwoWays: ReadonlySet<string> = new Set(["1A", "9D"]);

function numbered(first: string, letters: string, ais: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, place) => [first + letter, ais + place]));
}

/** A run of characters as it is packed. */
export interface Run {
  readonly text: boolean;
  readonly most: number;
  readonly varies: boolean;
}

/** Stretches of one kind that follow each other are packed as one; digits that vary stay apart. */
export function runsOf({ stretches }: Element): Run[] {
  const runs: Run[] = [];
  for (const { set, min, max, optional } of stretches) {
    const run = { text: set !== "digits", most: max, varies: optional || min !== max };
    const last = runs.at(-1);
    const joins = last?.text === run.text && (run.text || last.varies === run.varies);
    if (last === undefined || !joins) runs.push(run);
    else runs.splice(-1, 1, { ...run, most: last.most + max, varies: last.varies || run.varies });
  }
  return runs;
}

/**
 * Digits that vary and of which there are none, as the serial number of a coupon that has none: by the
 * formula for their number, and so by GS1's toolkit, they take one bit.
 */
export const noDigits = "0";

function unpackedValue(element: Element, bits: BitReader): string {
  return runsOf(element)
    .map(({ text, most, varies }) => {
      const indicator = text ? bits.number(3) : 0;
      const length = varies ? bits.number(bitsOfLength(most)) : most;
      if (!text && length === 0) bits.take(noDigits.length);
      return text ? bits.text(indicator, length) : bits.digits(length);
    })
    .join("");
}

function isSound(ai: string, value: string): boolean {
  try {
    readElement({ ai, aiAt: 0, value, valueAt: 0 }, {});
    return true;
  } catch (fault) {
    if (fault instanceof CodeError) return false;
    throw fault;
  }
}

export interface Unpacked {
  readonly values: readonly (readonly [ai: string, value: string])[];
  /** Other parameters, ready for the query. */
  readonly others: readonly string[];
}

/** More elements and parameters than any reader takes: garbage is not unpacked to its end. */
const mostUnpacked = 64;

/** Reads a packed text once, from its front; throws CodeError where it is none, as soon as that shows. */
export class Unpacking {
  private readonly at: number;
  private readonly bits: BitReader;
  private readonly codes: Shared;
  private readonly values = new Map<string, string>();
  private readonly others: string[] = [];
  /** Whether something was met whose values may stand in another order. */
  isAmbiguous = false;

  constructor(text: string, at: number, codes: Shared) {
    this.at = at;
    this.bits = new BitReader(bitsOfBase64(text), at);
    this.codes = codes;
  }

  /** Whether what was read has a primary key by all its rules: hardly by chance. */
  get hasSoundKey(): boolean {
    return [...this.values].some(([ai, value]) => isPrimaryKey(ai) && isSound(ai, value));
  }

  all(): Unpacked {
    const { bits, values, others } = this;
    while (!bits.isAtEnd) {
      const first = bits.number(4);
      if (first === 15) others.push(otherParameter(bits));
      else this.takeElements(first);
      if (values.size + others.length > mostUnpacked) bits.fail();
    }
    return { values: [...values], others };
  }

  private takeElements(first: number): void {
    const { values } = this;
    // Named with its type, so that what comes after a failure is known not to be reached.
    const bits: BitReader = this.bits;
    const two = first.toString(16).toUpperCase() + bits.number(4).toString(16).toUpperCase();
    this.isAmbiguous ||= readInTwoWays.has(two);
    for (const ai of this.codes.get(two) ?? [two + restOfAi(two, bits)]) {
      const element = allElements().get(ai);
      if (element === undefined) bits.fail();
      // None stands twice in a Digital Link.
      if (values.has(ai)) throw new CodeError("CODE_ELEMENT_REPEATED", this.at, ai);
      values.set(ai, unpackedValue(element, bits));
    }
  }
}

/** A parameter that is not GS1's is marked by an F. */
function otherParameter(bits: BitReader): string {
  const name = bits.base64(bits.number(7));
  const indicator = bits.number(3);
  return `${name}=${encodeURIComponent(bits.text(indicator, bits.number(7)))}`;
}

function restOfAi(two: string, bits: BitReader): string {
  const rest = (aiLength(two) ?? 2) - 2;
  return Array.from({ length: rest }, () => bits.number(4).toString(16)).join("");
}
