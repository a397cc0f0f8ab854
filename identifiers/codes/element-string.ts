import { CodeError, type Gs1Code, type Identity } from "./code.ts";
import { codeIn, type Written } from "./gs1.ts";
import { plainHandle } from "./handle.ts";
import { percentDecoded } from "./percent.ts";

const ELEMENT = /\(([0-9]{2,4})\)((?:\\\(|[^(])*)/y;

/**
 * Reads what stands in plain print under a barcode: `(01)06901234000016(21)SN-1`, in any order, with
 * other elements between; a bracket within a value is written `\(`. The first primary key is the key.
 * A `|` before a bracket begins the composite part. Throws CodeError.
 */
export function readElementString(text: string): Gs1Code {
  return codeIn(printedIn(text), "element-string");
}

/** The elements of both parts of a barcode, or of its only one. No value of GS1's has a `|` in it. */
export function printedIn(text: string): Written[] {
  const bar = text.indexOf("|(");
  if (bar <= 0) return bracketsIn(text);
  return [...bracketsIn(text.slice(0, bar)), ...bracketsIn(text.slice(bar + 1), bar + 1)];
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

/** An element in brackets, with its value. */
export function bracketed(ai: string, value: string): string {
  return `(${ai})${value.replaceAll("(", "\\(")}`;
}

/** What stands in brackets and behind them, unchecked; the text begins at `at`. Throws CodeError. */
export function bracketsIn(text: string, at = 0): Written[] {
  const written: Written[] = [];
  let from = 0;
  while (from < text.length) {
    ELEMENT.lastIndex = from;
    const [whole, ai, value] = ELEMENT.exec(text) ?? [];
    if (whole === undefined || ai === undefined || value === undefined) {
      throw new CodeError("CODE_UNREADABLE", at + from);
    }
    const valueAt = at + from + ai.length + 2;
    written.push({ ai, aiAt: at + from + 1, value: value.replaceAll("\\(", "("), valueAt });
    from += whole.length;
  }
  return written;
}
