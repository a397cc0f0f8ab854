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
import { CodeError } from "./code.ts";
import { type Element, isPrimaryKey } from "./elements.ts";
import { canonicalStem, linkOf, readLink } from "./link-message.ts";
import { type Message, type ReadElement, readElement } from "./message.ts";
import { percentDecoded } from "./percent.ts";

/**
 * Pairs of application identifiers that are written so often that they have a code of two hexadecimal
 * digits together, of which one is a letter (GS1 Digital Link 1.1 § 5).
 */
const pairs = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries({
      "0A": "01 22",
      "0B": "01 10",
      "0C": "01 21",
      "0D": "01 17",
      "0E": "01 7003",
      "0F": "01 30",
      "1A": "01 10 17 21",
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
    }).map(([code, ais]) => [code, ais.split(" ")]),
  );

// Readers differ in the order of its four values, so it is read as GS1's toolkit writes it, but not
// written.
const neverWritten = "1A";

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

/** The code that covers the most digits of the application identifiers that are left. */
function pairFor(left: ReadonlyMap<string, ReadElement>): [string, readonly string[]] | undefined {
  const fitting = [...pairs()].filter(
    ([code, ais]) => code !== neverWritten && ais.every((ai) => left.has(ai)),
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
  for (let pair = pairFor(left); pair !== undefined; pair = pairFor(left)) pack(...pair);
  for (const ai of [...left.keys()]) pack(ai, [ai]);
  return `${stem.replace(/\/$/, "")}/${base64Of(bits)}`;
}

const COMPRESSED =
  /^((?:https?|HTTPS?):\/\/[^/?#]+(?:\/[^?#]*)?)\/([A-Za-z0-9_-]+)(?:\?([^#]*))?(?:#.*)?$/;
const UNCOMPRESSED_KEY = /\/([0-9]{2,4})\/([^/]+)$/;

/**
 * The uncompressed Digital Link of a compressed one (GS1 Digital Link 1.1 § 5), in which the primary
 * key may stand uncompressed. The query stays. Throws CodeError, `CODE_COMPRESSED` when the address
 * is none. Any word of letters may unpack to something, so ask only where Digital Links are expected.
 */
export function decompressedLink(text: string): string {
  const [, head = "", packedPart, query = ""] = COMPRESSED.exec(text) ?? [];
  if (packedPart === undefined) throw new CodeError("CODE_COMPRESSED", 0);
  const { values, others } = unpacked(packedPart, head.length + 1);

  const [keyPart = "", ai = "", value = ""] = UNCOMPRESSED_KEY.exec(head) ?? [];
  const keyStays = isPrimaryKey(ai);
  if (keyStays) values.unshift([ai, percentDecoded(value, head.length - value.length)]);
  const message = messageOf(values, head.length + 1);
  const link = linkOf(message, keyStays ? head.slice(0, -keyPart.length) : head);

  const more = [...others, ...(query === "" ? [] : [query])].join("&");
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
  readonly values: (readonly [ai: string, value: string])[];
  /** Other parameters, ready for the query. */
  readonly others: string[];
}

function unpacked(text: string, at: number): Unpacked {
  const bits = new BitReader(bitsOfBase64(text), at);
  const result: Unpacked = { values: [], others: [] };
  while (!bits.isAtEnd) {
    const first = bits.number(4);
    if (first === 15) result.others.push(otherParameter(bits));
    else result.values.push(...unpackedElements(first, bits));
  }
  return result;
}

/** A parameter that is not GS1's is marked by an F. */
function otherParameter(bits: BitReader): string {
  const name = bits.base64(bits.number(7));
  const indicator = bits.number(3);
  return `${name}=${encodeURIComponent(bits.text(indicator, bits.number(7)))}`;
}

function unpackedElements(first: number, bits: BitReader): [string, string][] {
  const two = first.toString(16).toUpperCase() + bits.number(4).toString(16).toUpperCase();
  const ais = pairs().get(two) ?? [two + restOfAi(two, bits)];
  return ais.map((ai) => {
    const element = allElements().get(ai);
    if (element === undefined) return bits.fail();
    return [ai, unpackedValue(element, bits)];
  });
}

function restOfAi(two: string, bits: BitReader): string {
  const rest = (aiLength(two) ?? 2) - 2;
  return Array.from({ length: rest }, () => bits.number(4).toString(16)).join("");
}
