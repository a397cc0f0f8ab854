import { elementNamed, isKnown } from "./all-elements.ts";
import { CodeError } from "./code.ts";
import { segmentsOf } from "./digital-link.ts";
import type { Element } from "./elements.ts";
import { checkSequence, type Written } from "./gs1.ts";
import {
  checkCount,
  type Leniency,
  type Message,
  type ReadElement,
  readElement,
} from "./message.ts";
import { percentDecoded, percentDecodedLoosely, percentEncoded, queryEncoded } from "./percent.ts";
import { paddedGtin } from "./values.ts";

/** Under which a Digital Link names a thing, wherever it leads (GS1 Digital Link URI Syntax 1.6 § 4). */
export const canonicalStem = "https://id.gs1.org";
const LINK = /^(?:https?|HTTPS?):\/\/([^/]*)(\/[^?#]*)(?:\?([^#]*))?/;
const HOST = /^[A-Za-z0-9\-.:[\]]+$/;

/** The deprecated names of keys and qualifiers (GS1 Digital Link 1.1 § 4.3). */
const alphabeticNames: Readonly<Record<string, string>> = {
  cpid: "8010",
  cpsn: "8011",
  cpv: "22",
  gcn: "255",
  gdti: "253",
  giai: "8004",
  ginc: "401",
  gln: "414",
  glnx: "254",
  gmn: "8013",
  grai: "8003",
  gsin: "402",
  gsrn: "8018",
  gsrnp: "8017",
  gtin: "01",
  itip: "8006",
  lot: "10",
  party: "417",
  refno: "8020",
  ser: "21",
  srin: "8019",
  sscc: "00",
};

/**
 * Reads all that an uncompressed Digital Link says (GS1 Digital Link URI Syntax 1.6 § 4): the key and
 * its qualifiers in the path, data attributes in the query. Other parameters are passed over. Throws
 * CodeError, also for a web address that is no Digital Link.
 */
export function readLink(text: string, lenient: Leniency = {}): Message {
  const strange = text.search(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/);
  if (strange >= 0) throw new CodeError("CODE_CHARACTER", strange);
  const [, host = "", path = "", query = ""] = LINK.exec(text) ?? [];
  if (!HOST.test(host)) throw new CodeError("CODE_UNREADABLE", 0);

  const pathAt = text.indexOf("//") + 2 + host.length;
  const inPath = pathElements(path, pathAt, lenient);
  const inQuery = queryElements(query, pathAt + path.length + 1, lenient);
  checkCount([...inPath, ...inQuery]);
  checkPath(inPath);
  checkOnce([...inPath, ...inQuery]);
  for (const each of inQuery) checkAttribute(each, inPath, lenient);
  return { elements: [...inPath, ...inQuery], inPath: inPath.length };
}

/**
 * The message as a Digital Link under a stem such as `https://firm.example/p`: in the path its first
 * primary key with the most qualifiers that fit one sequence, the rest in the query, those of
 * predefined length first. A message that was read from a Digital Link keeps its path. Throws
 * CodeError when it has no primary key, or an element that can be no data attribute.
 */
export function linkOf(message: Message, stem = canonicalStem, lenient: Leniency = {}): string {
  const path = message.inPath === undefined ? chosenPath(message) : inPathOf(message);
  const named = new Set(path.map(({ element }) => element.ai));
  const rest: ReadElement[] = [];
  for (const one of message.elements) {
    if (named.has(one.element.ai)) continue;
    named.add(one.element.ai);
    if (!mayBeAttribute(one.element, lenient)) {
      throw new CodeError("CODE_ATTRIBUTE", one.at, one.element.ai);
    }
    rest.push(one);
  }
  return written(path, rest, stem);
}

/**
 * The same of elements that break rules of GS1's, for who reads it again to say which: nothing of them
 * is left out. Undefined where none is a primary key.
 */
export function linkAsSaid(elements: readonly ReadElement[], stem: string): string | undefined {
  if (!elements.some(({ element }) => element.qualifiers !== undefined)) return undefined;
  const path = chosenPath({ elements });
  return written(
    path,
    elements.filter((one) => !path.includes(one)),
    stem,
  );
}

function written(path: readonly ReadElement[], rest: readonly ReadElement[], stem: string): string {
  const predefined = rest.filter(({ element }) => element.predefined);
  const others = rest.filter(({ element }) => !element.predefined);
  const query = [...predefined, ...others]
    .map(({ element, value }) => `${element.ai}=${queryEncoded(value)}`)
    .join("&");
  const pairs = path.map(({ element, value }) => `/${element.ai}/${percentEncoded(value)}`);
  return stem.replace(/\/$/, "") + pairs.join("") + (query === "" ? "" : `?${query}`);
}

function inPathOf({ elements, inPath }: Message): ReadElement[] {
  return elements.slice(0, inPath);
}

function chosenPath({ elements }: Message): ReadElement[] {
  const key = elements.find(({ element }) => element.qualifiers !== undefined);
  if (key === undefined) throw new CodeError("CODE_KEY_UNKNOWN", 0);
  const present = (key.element.qualifiers ?? []).map((sequence) =>
    sequence.flatMap((ai) => elements.find(({ element }) => element.ai === ai) ?? []),
  );
  const digits = (some: readonly ReadElement[]) => some.map(({ element }) => element.ai).join(" ");
  const [most = []] = present.toSorted(
    (one, other) => other.length - one.length || (digits(one) < digits(other) ? -1 : 1),
  );
  return [key, ...most];
}

function mayBeAttribute(element: Element, lenient: Leniency): boolean {
  return element.attribute || (lenient.unknownAttributes === true && !isKnown(element));
}

/** The pairs from the primary key on, which is looked for from the end: any path may come before. */
function pathElements(path: string, at: number, lenient: Leniency): ReadElement[] {
  const segments = segmentsOf(path, at, false);
  const pairs: Written[] = [];
  for (let place = segments.length - 2; place >= 0; place -= 2) {
    const name = segments[place];
    const value = segments[place + 1];
    if (name === undefined || value === undefined) break;
    const ai = aiOf(name.text, lenient);
    const element = elementNamed(ai, lenient.unknownElements === true);
    if (element === undefined) break;
    pairs.unshift({ ai, aiAt: name.at, value: value.text, valueAt: value.at });
    if (element.qualifiers !== undefined) return pairs.map((pair) => decoded(pair, false, lenient));
  }
  throw new CodeError("CODE_KEY_UNKNOWN", at);
}

function aiOf(name: string, { alphabeticNames: allowed }: Leniency): string {
  return allowed === true && Object.hasOwn(alphabeticNames, name)
    ? (alphabeticNames[name] ?? name)
    : name;
}

function queryElements(query: string, queryAt: number, lenient: Leniency): ReadElement[] {
  const read: ReadElement[] = [];
  let at = queryAt;
  for (const pair of query.split("&")) {
    const mark = pair.indexOf("=");
    const ai = pair.slice(0, mark);
    // What is not named by digits is not GS1's: linkType, context, or a firm's own parameter.
    if (mark >= 0 && /^[0-9]*$/.test(ai)) {
      const value = pair.slice(mark + 1);
      read.push(decoded({ ai, aiAt: at, value, valueAt: at + mark + 1 }, true, lenient));
    }
    at += pair.length + 1;
  }
  return read;
}

function decoded(written: Written, inQuery: boolean, lenient: Leniency): ReadElement {
  const { ai, valueAt } = written;
  const raw = inQuery ? written.value.replaceAll("+", " ") : written.value;
  const text = lenient.brokenEscapes ? percentDecodedLoosely(raw) : percentDecoded(raw, valueAt);
  const value = ai === "01" && lenient.shortGtins ? paddedGtin(text) : text;
  return readElement({ ...written, value }, lenient);
}

function checkPath([key, ...qualifiers]: readonly ReadElement[]): void {
  checkSequence(
    key?.element.qualifiers ?? [],
    qualifiers.map(({ element: { ai }, at }) => ({ ai, aiAt: at })),
  );
}

function checkOnce(read: readonly ReadElement[]): void {
  const seen = new Set<string>();
  for (const { element, at } of read) {
    if (seen.has(element.ai)) throw new CodeError("CODE_ELEMENT_REPEATED", at, element.ai);
    seen.add(element.ai);
  }
}

/** A qualifier in the query would narrow the code unseen. */
function checkAttribute(
  { element, at }: ReadElement,
  [key, ...qualifiers]: readonly ReadElement[],
  lenient: Leniency,
): void {
  const fitsPath = (key?.element.qualifiers ?? []).some(
    (sequence) =>
      sequence.includes(element.ai) &&
      qualifiers.every((qualifier) => sequence.includes(qualifier.element.ai)),
  );
  if (fitsPath || !mayBeAttribute(element, lenient)) {
    throw new CodeError("CODE_ATTRIBUTE", at, element.ai);
  }
}
