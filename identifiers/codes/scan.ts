import { CodeError } from "./code.ts";
import { identityElements } from "./elements.ts";
import { readLink } from "./link-message.ts";
import type { Leniency, Message, ReadElement } from "./message.ts";
import { readUnbracketed, SEPARATOR } from "./unbracketed.ts";
import { checkValue } from "./values.ts";

/** The barcodes that carry GS1 codes. Only GS1-128 and those of retail may have a composite part. */
export type Symbology =
  | "gs1-128"
  | "databar-expanded"
  | "databar-omnidirectional"
  | "databar-truncated"
  | "databar-stacked"
  | "databar-stacked-omnidirectional"
  | "databar-limited"
  | "ean-13"
  | "ean-8"
  | "upc-a"
  | "upc-e"
  | "itf-14"
  | "qr"
  | "data-matrix"
  | "dotcode";

/** What a scanner sent. */
export interface Scan {
  readonly symbology: Symbology;
  /**
   * What the barcode says: elements with `^` for the function character 1, digits, or plain text (a
   * `\` before a `^` that begins it); after `|` the composite part.
   */
  readonly data: string;
  /** The elements in it; undefined for plain text that is no Digital Link. */
  readonly message: Message | undefined;
}

const identified: ReadonlyMap<
  string,
  { symbology: Symbology; kind: "elements" | "plain" | "retail" | "retail with add-on" }
> = new Map([
  ["C1", { symbology: "gs1-128", kind: "elements" }],
  // Shared by all of the DataBar family and by composites.
  ["e0", { symbology: "databar-expanded", kind: "elements" }],
  ["E0", { symbology: "ean-13", kind: "retail" }],
  // Of periodicals: the two or five digits behind the code name the issue, and are no part of it.
  ["E3", { symbology: "ean-13", kind: "retail with add-on" }],
  ["E4", { symbology: "ean-8", kind: "retail" }],
  ["I1", { symbology: "itf-14", kind: "retail" }],
  ["d1", { symbology: "data-matrix", kind: "plain" }],
  ["d2", { symbology: "data-matrix", kind: "elements" }],
  ["Q1", { symbology: "qr", kind: "plain" }],
  ["Q3", { symbology: "qr", kind: "elements" }],
  ["J0", { symbology: "dotcode", kind: "plain" }],
  ["J1", { symbology: "dotcode", kind: "elements" }],
]);

/** Begins the composite part, and all that is sent of elements in linear barcodes with one. */
export const COMPOSITE = "]e0";
/** GS1's own reader takes the scheme in one case only. */
export const LINK = /^(?:https?|HTTPS?):\/\//;
/** More characters than any barcode holds. */
export const longest = 8191;

/**
 * Reads what a scanner sends: a symbology identifier and data, in which the control character GS
 * separates elements, and `|]e0` the composite part. Throws CodeError.
 */
export function readScan(text: string, lenient: Leniency = {}): Scan {
  const mode = identified.get(text.slice(1, 3));
  if (!text.startsWith("]") || mode === undefined) throw new CodeError("CODE_SYMBOLOGY", 0);
  if (text.length - 3 >= longest) throw new CodeError("CODE_TOO_LONG", longest);
  const { symbology, kind } = mode;
  const data = text.slice(3);

  if (kind === "retail") return readRetail(symbology, data, lenient);
  if (kind === "retail with add-on") return readRetail(symbology, withoutAddOn(data), lenient);
  if (kind === "elements") {
    return { symbology, data: `^${marked(data)}`, message: scannedElements(data, 3, lenient) };
  }
  const message = LINK.test(data) ? shifted(() => readLink(data, lenient), 3) : undefined;
  return { symbology, data: /^\\*\^/.test(data) ? `\\${data}` : data, message };
}

/** What a scanner sent of a barcode that carries plain text; undefined for one with elements. */
export function plainScan(text: string): string | undefined {
  return identified.get(text.slice(1, 3))?.kind === "plain" ? text.slice(3) : undefined;
}

const marked = (data: string) => data.replaceAll(SEPARATOR, "^");

function scannedElements(data: string, at: number, lenient: Leniency): Message {
  const strange = data.indexOf("^");
  if (strange >= 0) throw new CodeError("CODE_CHARACTER", at + strange);
  return shifted(() => readUnbracketed(SEPARATOR + data, lenient, { mark: SEPARATOR, at: -1 }), at);
}

/** Positions are told within the whole text. */
function shifted(read: () => Message, by: number): Message {
  try {
    const { elements: found, ...rest } = read();
    return { ...rest, elements: found.map((one) => ({ ...one, at: one.at + by })) };
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const { code, at, ai, part } = error.fault;
    throw new CodeError(code, at + by, ai, part);
  }
}

function withoutAddOn(data: string): string {
  if (!/^[0-9]{13}(?:[0-9]{2}|[0-9]{5})$/.test(data)) throw new CodeError("CODE_LENGTH", 3);
  return data.slice(0, 13);
}

const digitCounts: Readonly<Partial<Record<Symbology, number>>> = { "ean-8": 8, "itf-14": 14 };

function readRetail(symbology: Symbology, data: string, lenient: Leniency): Scan {
  const count = digitCounts[symbology] ?? 13;
  const digits = data.slice(0, count);
  const rest = data.slice(count);
  const composite = symbology !== "itf-14" && rest.startsWith(`|${COMPOSITE}`);
  if (digits.length < count || (rest !== "" && !composite)) throw new CodeError("CODE_LENGTH", 3);

  const item = itemOf(digits, 3);
  if (!composite) return { symbology, data: digits, message: { elements: [item] } };
  const more = rest.slice(COMPOSITE.length + 1);
  const message = scannedElements(more, 3 + count + COMPOSITE.length + 1, lenient);
  return {
    symbology,
    data: `${digits}|^${marked(more)}`,
    message: { elements: [item, ...message.elements] },
  };
}

/** The trade item that the digits of a retail barcode name. */
export function itemOf(digits: string, at: number): ReadElement {
  const element = identityElements.get("01");
  if (element === undefined) throw new Error("the dictionary has no GTIN");
  const value = digits.padStart(14, "0");
  checkValue(element, value, at);
  return { element, value, at };
}
