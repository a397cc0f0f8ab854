import { CodeError, type Gs1Code, type Identity } from "./code.ts";
import type { Written } from "./gs1.ts";
import { plainHandle } from "./handle.ts";
import { checkCount, codeIn, type Leniency, type Message, readElement } from "./message.ts";
import { percentDecoded } from "./percent.ts";

const ELEMENT = /\(([0-9]{2,4})\)((?:\\\(|[^(])*)/y;

/**
 * Reads what stands in plain print under a barcode: `(01)06901234000016(21)SN-1`, in any order, with
 * other elements between; a bracket within a value is written `\(`. The first primary key is the key.
 * Throws CodeError.
 */
export function readElementString(text: string): Gs1Code {
  return codeIn(elementsOf(text), "element-string");
}

/**
 * Reads all that stands in plain print under a barcode, each element by GS1's rules. Throws CodeError.
 */
export function readBracketed(text: string, lenient: Leniency = {}): Message {
  const read = elementsOf(text).map((written) => readElement(written, lenient));
  if (read.length === 0) throw new CodeError("CODE_UNREADABLE", 0);
  checkCount(read);
  return { elements: read };
}

/** The message as it stands in plain print under a barcode. */
export function bracketedOf({ elements }: Message): string {
  return elements.map(({ element, value }) => bracketed(element.ai, value)).join("");
}

/**
 * The code as people read it: a GS1 code in brackets, a Handle without escapes, otherwise the value
 * without its scheme.
 */
export function plainCodeOf(identity: Identity): string {
  const value = identity.slice(identity.indexOf(":") + 1);
  if (identity.startsWith("hdl:")) return plainHandle(value);
  if (!identity.startsWith("gs1:")) return value;
  const parts = value.split("/").map((part) => percentDecoded(part, 0));
  return parts
    .map((part, place) => (place % 2 === 0 ? "" : bracketed(parts[place - 1] ?? "", part)))
    .join("");
}

function bracketed(ai: string, value: string): string {
  return `(${ai})${value.replaceAll("(", "\\(")}`;
}

function elementsOf(text: string): Written[] {
  const written: Written[] = [];
  let from = 0;
  while (from < text.length) {
    ELEMENT.lastIndex = from;
    const [whole, ai, value] = ELEMENT.exec(text) ?? [];
    if (whole === undefined || ai === undefined || value === undefined) {
      throw new CodeError("CODE_UNREADABLE", from);
    }
    const valueAt = from + ai.length + 2;
    written.push({ ai, aiAt: from + 1, value: value.replaceAll("\\(", "("), valueAt });
    from += whole.length;
  }
  return written;
}
