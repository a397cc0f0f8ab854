import { allElements } from "./all-elements.ts";
import { base64Of, bitsOf, bitsOfDigits, bitsOfLength, packed } from "./bits.ts";
import { CodeError, longestText } from "./code.ts";
import { isPrimaryKey } from "./elements.ts";
import { canonicalStem, linkAsSaid, linkOf, readLink } from "./link-message.ts";
import { type Message, type ReadElement, readElement } from "./message.ts";
import { percentDecoded } from "./percent.ts";
import {
  noDigits,
  type Run,
  runsOf,
  sharedCodes,
  sortedCodes,
  type Unpacked,
  Unpacking,
} from "./unpacking.ts";

function packedRun({ text, most, varies }: Run, value: string): string {
  const length = varies ? bitsOf(value.length, bitsOfLength(most)) : "";
  if (text) return packed(value, length);
  return length + (value === "" ? noDigits : bitsOf(BigInt(value), bitsOfDigits(value.length)));
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
  const { head, packedPart, query } = partsOf(text);
  return withMore(linkOfPart(packedPart, head), query);
}

/**
 * What a compressed Digital Link says that `decompressedLink` refuses, for who reads it again to say
 * what is wrong: it unpacks to its end, and names a primary key. Undefined where the address is none.
 * Throws `CODE_COMPRESSED`, `CODE_ELEMENT_REPEATED` where it breaks off behind a key that is sound,
 * as one that was cut off does.
 */
export function faultyLinkIn(text: string): string | undefined {
  if (text.length > longestText || !COMPRESSED.test(text)) return undefined;
  const { head, packedPart, query } = partsOf(text);
  const unpacking = new Unpacking(packedPart, head.length + 1, sortedCodes());
  try {
    const { values, others } = unpacking.all();
    const { stem, key } = keyInSight(head);
    const elements = [...key, ...values].flatMap(([ai, value]) => {
      const element = allElements().get(ai);
      return element === undefined ? [] : [{ element, value, at: 0 }];
    });
    const link = linkAsSaid(elements, stem);
    return link === undefined ? undefined : withMore(link, others.join("&"), query);
  } catch (fault) {
    if (!(fault instanceof CodeError)) throw fault;
    if (unpacking.hasSoundKey) throw fault;
    return undefined;
  }
}

function partsOf(text: string) {
  if (text.length > longestText) throw new CodeError("CODE_TOO_LONG", longestText);
  const [, head = "", packedPart, query = ""] = COMPRESSED.exec(text) ?? [];
  if (packedPart === undefined) throw new CodeError("CODE_COMPRESSED", 0);
  return { head, packedPart, query };
}

function withMore(link: string, ...more: readonly string[]): string {
  const query = more.filter((each) => each !== "").join("&");
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

/** The primary key that stands uncompressed before the rest, if one does, and what is before it. */
function keyInSight(head: string): { readonly stem: string; readonly key: Unpacked["values"] } {
  const [keyPart = "", ai = "", value = ""] = UNCOMPRESSED_KEY.exec(head) ?? [];
  if (!isPrimaryKey(ai)) return { stem: head, key: [] };
  const stem = head.slice(0, -keyPart.length);
  return { stem, key: [[ai, percentDecoded(value, head.length - value.length)]] };
}

function linkFrom({ values, others }: Unpacked, head: string): string {
  const { stem, key } = keyInSight(head);
  const whole = withMore(linkOf(messageOf([...key, ...values], head.length + 1), stem), ...others);
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
