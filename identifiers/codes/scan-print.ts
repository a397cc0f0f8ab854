import { checkAssociations } from "./associations.ts";
import { checkDigit } from "./check.ts";
import { CodeError } from "./code.ts";
import { readLink } from "./link-message.ts";
import type { Leniency, Message } from "./message.ts";
import { COMPOSITE, LINK, longest, type Symbology } from "./scan.ts";
import { readUnbracketed, SEPARATOR } from "./unbracketed.ts";

/** Matrix barcodes, by the symbology identifiers of plain text and of elements (ISO/IEC 15424). */
const matrices = {
  qr: ["Q1", "Q3"],
  "data-matrix": ["d1", "d2"],
  dotcode: ["J0", "J1"],
} as const;

/** How many digits those of retail carry, and their symbology identifier. */
const retail = {
  "ean-13": { digits: 13, identifier: "E0", pad: "" },
  "ean-8": { digits: 8, identifier: "E4", pad: "" },
  "upc-a": { digits: 12, identifier: "E0", pad: "0" },
  "upc-e": { digits: 12, identifier: "E0", pad: "0" },
  "itf-14": { digits: 14, identifier: "I1", pad: "" },
} as const;

/** How `scanDataOf` completes what it is given. */
export interface Completion {
  /** The digits of a retail or DataBar code come without their check digit. */
  readonly addCheckDigit?: boolean;
}

/**
 * What a scanner sends for a barcode with this data, written as in `Scan`. Throws CodeError when the
 * data breaks GS1's rules or the symbology cannot carry it.
 */
export function scanDataOf(
  symbology: Symbology,
  data: string,
  { addCheckDigit = false, ...lenient }: Completion & Leniency = {},
): string {
  const parts = partsOf(data, lenient);
  if (isOf(matrices, symbology)) return matrixData(symbology, parts);
  if (symbology === "gs1-128" || symbology === "databar-expanded") {
    return elementData(symbology, parts);
  }
  return isOf(retail, symbology)
    ? retailData(symbology, parts, addCheckDigit)
    : itemData(symbology, parts, addCheckDigit);
}

function isOf<T extends object>(table: T, symbology: string): symbology is keyof T & Symbology {
  return Object.hasOwn(table, symbology);
}

interface DataParts {
  readonly whole: string;
  readonly linear: string;
  readonly composite: string | undefined;
  readonly linearMessage: Message | undefined;
}

/** The parts of a barcode's data, whose elements are checked each and together. */
function partsOf(whole: string, lenient: Leniency): DataParts {
  if (whole.length > longest) throw new CodeError("CODE_TOO_LONG", longest);
  const bar = LINK.test(whole) ? -1 : whole.indexOf("|");
  const linear = bar < 0 ? whole : whole.slice(0, bar);
  const composite = bar < 0 ? undefined : whole.slice(bar + 1);

  const linearMessage = messageIn(linear, lenient);
  const more =
    composite === undefined ? undefined : readUnbracketed(composite, lenient, { at: bar + 1 });
  const all = [...(linearMessage?.elements ?? []), ...(more?.elements ?? [])];
  checkAssociations({ elements: all });
  return { whole, linear, composite, linearMessage };
}

function messageIn(data: string, lenient: Leniency): Message | undefined {
  if (LINK.test(data)) return readLink(data, lenient);
  return data.startsWith("^") ? readUnbracketed(data, lenient) : undefined;
}

/** Elements as a scanner sends them: the first mark is told by the symbology identifier. */
const sent = (data: string) => data.slice(1).replaceAll("^", SEPARATOR);

function matrixData(symbology: keyof typeof matrices, { whole, linear }: DataParts): string {
  const [plain, withElements] = matrices[symbology];
  return whole.startsWith("^")
    ? `]${withElements}${sent(linear)}`
    : `]${plain}${whole.replace(/^\\(\\*\^)/, "$1")}`;
}

function elementData(
  symbology: Symbology,
  { linear, composite, linearMessage }: DataParts,
): string {
  if (!linear.startsWith("^")) throw new CodeError("CODE_SEPARATOR", 0);
  if (composite === undefined) {
    return (symbology === "gs1-128" ? "]C1" : COMPOSITE) + sent(linear);
  }
  const last = linearMessage?.elements.at(-1)?.element;
  return COMPOSITE + sent(linear) + (last?.predefined ? "" : SEPARATOR) + sent(composite);
}

function retailData(
  symbology: keyof typeof retail,
  { linear, composite }: DataParts,
  addCheckDigit: boolean,
): string {
  const { digits, identifier, pad } = retail[symbology];
  const asElement = `^01${"0".repeat(14 - digits)}`;
  const item = linear.startsWith(asElement) ? linear.slice(asElement.length) : linear;
  const code = `]${identifier}${pad}${completed(item, digits, addCheckDigit)}`;
  if (composite !== undefined && symbology === "itf-14") throw new CodeError("CODE_SEPARATOR", 0);
  return composite === undefined ? code : `${code}|${COMPOSITE}${sent(composite)}`;
}

function itemData(
  symbology: Symbology,
  { linear, composite }: DataParts,
  addCheckDigit: boolean,
): string {
  const digits = linear.startsWith("^01") ? linear.slice(3) : linear;
  const item = completed(digits, 14, addCheckDigit);
  if (symbology === "databar-limited" && item >= "2") throw new CodeError("CODE_VALUE", 0, "01");
  return `${COMPOSITE}01${item}${composite === undefined ? "" : sent(composite)}`;
}

function completed(digits: string, count: number, addCheckDigit: boolean): string {
  if (!/^[0-9]*$/.test(digits)) throw new CodeError("CODE_CHARACTER", 0, "01");
  if (digits.length !== count - (addCheckDigit ? 1 : 0))
    throw new CodeError("CODE_LENGTH", 0, "01");
  if (addCheckDigit) return digits + checkDigit(digits);
  if (checkDigit(digits.slice(0, -1)) !== digits.slice(-1)) {
    throw new CodeError("CODE_CHECK_DIGIT", count - 1, "01");
  }
  return digits;
}
