import { elementAt } from "./all-elements.ts";
import { CodeError } from "./code.ts";
import { checkCount, type Leniency, type Message, type ReadElement } from "./message.ts";
import { checkValue } from "./values.ts";

/** What separates elements: the function character 1 of a barcode as a scanner sends it. */
export const SEPARATOR = "\u001d";

/**
 * Reads elements that follow each other without brackets: `^0106901234000016` + `10L7^21SN-1`. They
 * begin with `mark`, which stands for the function character 1 and ends each value whose length is
 * not predefined. The text begins at `at` in what the caller was given. Throws CodeError.
 */
export function readUnbracketed(
  text: string,
  lenient: Leniency = {},
  { mark = "^", at = 0 }: { readonly mark?: string; readonly at?: number } = {},
): Message {
  if (!text.startsWith(mark)) throw new CodeError("CODE_SEPARATOR", at);
  if (text.length === mark.length) throw new CodeError("CODE_UNREADABLE", at + mark.length);

  const read: ReadElement[] = [];
  let from = mark.length;
  while (from < text.length) {
    const one = elementFrom(text, from, mark, at, lenient);
    read.push(one);
    checkCount(read);
    from = one.at - at + one.value.length;
    if (text.startsWith(mark, from)) from += mark.length;
  }
  return { elements: read };
}

/** The message without brackets; `mark` begins it and ends values of no predefined length. */
export function unbracketedOf({ elements }: Message, mark = "^"): string {
  return elements.reduce((text, { element, value }, place) => {
    const before = elements[place - 1];
    const marked = before === undefined || !before.element.predefined;
    return text + (marked ? mark : "") + element.ai + value;
  }, "");
}

function elementFrom(
  text: string,
  from: number,
  mark: string,
  at: number,
  lenient: Leniency,
): ReadElement {
  const element = elementAt(text, from, lenient.unknownElements === true);
  if (element === undefined) {
    throw new CodeError("CODE_ELEMENT_UNKNOWN", at + from, text.slice(from, from + 2));
  }
  const start = from + element.ai.length;
  const next = text.indexOf(mark, start);
  const separated = next < 0 ? text.length : next;
  const most = element.stretches.reduce((sum, { max }) => sum + max, 0);
  const end = element.predefined ? Math.min(separated, start + most) : separated;

  const value = text.slice(start, end);
  checkValue(element, value, at + start);
  return { element, value, at: at + start };
}
