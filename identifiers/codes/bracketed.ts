import { CodeError } from "./code.ts";
import { bracketed, bracketsIn } from "./element-string.ts";
import { checkCount, type Leniency, type Message, readElement } from "./message.ts";

/**
 * Reads all that stands in plain print under a barcode, each element by GS1's rules. Throws CodeError.
 */
export function readBracketed(text: string, lenient: Leniency = {}): Message {
  const read = bracketsIn(text).map((written) => readElement(written, lenient));
  if (read.length === 0) throw new CodeError("CODE_UNREADABLE", 0);
  checkCount(read);
  return { elements: read };
}

/** The message as it stands in plain print under a barcode. */
export function bracketedOf({ elements }: Message): string {
  return elements.map(({ element, value }) => bracketed(element.ai, value)).join("");
}
