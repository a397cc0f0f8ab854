import { CodeError, type Gs1Code, type Identity } from "./code.ts";
import { codeIn, type Written } from "./gs1.ts";
import { plainHandle } from "./handle.ts";
import { percentDecoded } from "./percent.ts";

const ELEMENT = /\(([0-9]{2,4})\)((?:\\\(|[^(])*)/y;

/**
 * Reads what stands in plain print under a barcode: `(01)06901234000016(21)SN-1`, in any order, with
 * other elements between; a bracket within a value is written `\(`. The first primary key is the key.
 * Throws CodeError.
 */
export function readElementString(text: string): Gs1Code {
  return codeIn(bracketsIn(text), "element-string");
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

/** What stands in brackets and behind them, unchecked. Throws CodeError. */
export function bracketsIn(text: string): Written[] {
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
