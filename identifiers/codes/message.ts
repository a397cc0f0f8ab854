import { elementNamed } from "./all-elements.ts";
import { CodeError } from "./code.ts";
import type { Element } from "./elements.ts";
import type { Written } from "./gs1.ts";
import { checkValue } from "./values.ts";

/** More than any label carries; GS1's own reader stops here too. */
const mostElements = 64;

/** An element of GS1 as it was read, with the place of its value in the text. */
export interface ReadElement {
  readonly element: Element;
  readonly value: string;
  readonly at: number;
}

/** What a label, a barcode or a Digital Link says: elements in the order in which they stand. */
export interface Message {
  readonly elements: readonly ReadElement[];
  /** How many of them, from the first on, stand in the path of a Digital Link. */
  readonly inPath?: number;
}

/** What GS1's rules forbid and a reader may yet let pass; by default nothing. */
export interface Leniency {
  /** Application identifiers that GS1 has not given out. */
  readonly unknownElements?: boolean;
  /** Those also as data attributes of a Digital Link. */
  readonly unknownAttributes?: boolean;
  /** In Digital Links: a GTIN with 8, 12 or 13 digits. */
  readonly shortGtins?: boolean;
  /** In Digital Links: the deprecated alphabetic names, `/gtin/`. */
  readonly alphabeticNames?: boolean;
  /** In Digital Links: a `%` that begins no escape stands for itself. */
  readonly brokenEscapes?: boolean;
}

/** An element with its value, both checked. Throws CodeError. */
export function readElement({ ai, aiAt, value, valueAt }: Written, lenient: Leniency): ReadElement {
  const element = elementNamed(ai, lenient.unknownElements === true);
  if (element === undefined) throw new CodeError("CODE_ELEMENT_UNKNOWN", aiAt, ai);
  checkValue(element, value, valueAt);
  return { element, value, at: valueAt };
}

/** Throws CodeError where the elements are more than a reader takes. */
export function checkCount(read: readonly ReadElement[]): void {
  const [first] = read.slice(mostElements);
  if (first !== undefined)
    throw new CodeError("CODE_ELEMENTS_TOO_MANY", first.at, first.element.ai);
}

/** The elements of a message as they were written. */
export function writtenIn(message: Message | undefined): Written[] {
  return (message?.elements ?? []).map(({ element: { ai }, value, at }) => ({
    ai,
    aiAt: at,
    value,
    valueAt: at,
  }));
}
