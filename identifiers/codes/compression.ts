import { aiLength, allElements } from "./all-elements.ts";
import {
  BitReader,
  base64Of,
  bitsOf,
  bitsOfBase64,
  bitsOfDigits,
  bitsOfLength,
  packed,
} from "./bits.ts";
import { CodeError, longestText } from "./code.ts";
import { type Element, isPrimaryKey } from "./elements.ts";
import { canonicalStem, linkOf, readLink } from "./link-message.ts";
import { type Message, type ReadElement, readElement } from "./message.ts";
import { percentDecoded } from "./percent.ts";

/** Application identifiers that share a code, by that code. */
type Shared = ReadonlyMap<string, readonly string[]>;

/**
 * Application identifiers that are written together so often that they share a code of two hexadecimal
 * digits, of which one is a letter (GS1 Digital Link 1.1 § 5).
 */
function sharedCodes(): Shared {
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
function sortedCodes(): Shared {
  return new Map([...sharedCodes()].map(([code, ais]) => [code, ais.toSorted()]));
}

/** Codes whose values may stand in two orders. */
const readInTwoWays: ReadonlySet<string> = new Set(["1A", "9D"]);

function numbered(first: string, letters: string, ais: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, place) => [first + letter, ais + place]));
}

/** A run of characters as it is packed. */
interface Run {
  readonly text: boolean;
  readonly most: number;
  readonly varies: boolean;
}

/** Stretches of one kind that follow each other are packed as one; digits that vary stay apart. */
function runsOf({ stretches }: Element): Run[] {
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

function packedRun({ text, most, varies }: Run, value: string): string {
  const length = varies ? bitsOf(value.length, bitsOfLength(most)) : "";
  if (text) return packed(value, length);
  return length + (value === "" ? "" : bitsOf(BigInt(value), bitsOfDigits(value.length)));
}

function packedValue({ element, value }: ReadElement): string {
  let from = 0;
  return runsOf(element)
    .map((run) => {
      const part = value.slice(from, run.varies ? undefined : from + run.most);
      from += part.length;
      return packedRun(run, part);
    })
    .join("");
}

function unpackedValue(element: Element, bits: BitReader): string {
  return runsOf(element)
    .map(({ text, most, varies }) => {
      const indicator = text ? bits.number(3) : 0;
      const length = varies ? bits.number(bitsOfLength(most)) : most;
      return text ? bits.text(indicator, length) : bits.digits(length);
    })
    .join("");
}

const hexadecimal = (digits: string) =>
  [...digits].map((digit) => bitsOf(Number.parseInt(digit, 16), 4)).join("");

/**
 * The code that covers the most digits of the application identifiers that are left. None whose order
 * readers may understand in two ways.
 */
function codeFor(left: ReadonlyMap<string, ReadElement>): [string, readonly string[]] | undefined {
  const fitting = [...sharedCodes()].filter(
    ([, ais]) => ais.every((ai) => left.has(ai)) && ais.toSorted().join() === ais.join(),
  );
  return fitting.toSorted(([, one], [, other]) => other.join("").length - one.join("").length)[0];
}

/** The message as a compressed Digital Link under a stem. Throws CodeError as `linkOf` does. */
export function compressedLinkOf(message: Message, stem = canonicalStem): string {
  const { elements: read } = readLink(linkOf(message, stem), { shortGtins: true });
  const left = new Map(read.map((one) => [one.element.ai, one]));
  let bits = "";
  const pack = (code: string, ais: readonly string[]) => {
    bits += hexadecimal(code);
    for (const ai of ais) {
      const one = left.get(ai);
      if (one !== undefined) bits += packedValue(one);
      left.delete(ai);
    }
  };
  for (let code = codeFor(left); code !== undefined; code = codeFor(left)) pack(...code);
  for (const ai of [...left.keys()]) pack(ai, [ai]);
  return `${stem.replace(/\/$/, "")}/${base64Of(bits)}`;
}

const COMPRESSED =
  /^((?:https?|HTTPS?):\/\/[^/?#]+(?:\/[^?#]*)?)\/([A-Za-z0-9_-]+)(?:\?([^#]*))?(?:#.*)?$/;
const UNCOMPRESSED_KEY = /\/([0-9]{2,4})\/([^/]+)$/;

/**
 * The uncompressed Digital Link of a compressed one (GS1 Digital Link 1.1 § 5), in which the primary
 * key may stand uncompressed. The query stays, and is not looked at. Throws CodeError, `CODE_COMPRESSED`
 * when the address is none. Any word of letters may unpack to something, so ask only where Digital
 * Links are expected.
 */
export function decompressedLink(text: string): string {
  if (text.length > longestText) throw new CodeError("CODE_TOO_LONG", longestText);
  const [, head = "", packedPart, query = ""] = COMPRESSED.exec(text) ?? [];
  if (packedPart === undefined) throw new CodeError("CODE_COMPRESSED", 0);
  const link = linkOfPart(packedPart, head);
  return query === "" ? link : link + (link.includes("?") ? "&" : "?") + query;
}

function linkOfPart(packedPart: string, head: string): string {
  const unpacking = new Unpacking(packedPart, head.length + 1, sortedCodes());
  try {
    return linkFrom(unpacking.all(), head);
  } catch (error) {
    // What could be read in one way only is not read again.
    if (!(error instanceof CodeError) || !unpacking.isAmbiguous) throw error;
    return linkFrom(new Unpacking(packedPart, head.length + 1, sharedCodes()).all(), head);
  }
}

function linkFrom({ values, others }: Unpacked, head: string): string {
  const [keyPart = "", ai = "", value = ""] = UNCOMPRESSED_KEY.exec(head) ?? [];
  const keyStays = isPrimaryKey(ai);
  const all = keyStays
    ? [[ai, percentDecoded(value, head.length - value.length)] as const, ...values]
    : values;
  const link = linkOf(
    messageOf(all, head.length + 1),
    keyStays ? head.slice(0, -keyPart.length) : head,
  );
  const more = others.join("&");
  const whole = more === "" ? link : link + (link.includes("?") ? "&" : "?") + more;
  readLink(whole);
  return whole;
}

function messageOf(values: readonly (readonly [string, string])[], at: number): Message {
  if (new Set(values.map(([ai]) => ai)).size < values.length) {
    throw new CodeError("CODE_COMPRESSED", at);
  }
  const read = values.map(([ai, value]) => readElement({ ai, aiAt: at, value, valueAt: at }, {}));
  return { elements: read };
}

interface Unpacked {
  readonly values: readonly (readonly [ai: string, value: string])[];
  /** Other parameters, ready for the query. */
  readonly others: readonly string[];
}

/** More elements and parameters than any reader takes: garbage is not unpacked to its end. */
const mostUnpacked = 64;

/** Reads a packed text once, from its front; throws CodeError where it is none, as soon as that shows. */
class Unpacking {
  private readonly bits: BitReader;
  private readonly codes: Shared;
  private readonly values = new Map<string, string>();
  private readonly others: string[] = [];
  /** Whether something was met whose values may stand in another order. */
  isAmbiguous = false;

  constructor(text: string, at: number, codes: Shared) {
    this.bits = new BitReader(bitsOfBase64(text), at);
    this.codes = codes;
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
      // None stands twice in a Digital Link.
      if (element === undefined || values.has(ai)) bits.fail();
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
