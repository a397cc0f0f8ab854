import { CodeError } from "./code.ts";
import { bracketed, bracketsIn, printedIn } from "./element-string.ts";
import type { Written } from "./gs1.ts";
import { checkCount, type Leniency, type Message, readElement } from "./message.ts";
import { paddedGtin } from "./values.ts";

/**
 * Reads all that stands in plain print under a barcode, each element by GS1's rules. Throws CodeError.
 */
export function readBracketed(text: string, lenient: Leniency = {}): Message {
  return messageOf(bracketsIn(text), lenient);
}

/** The same as people type it: with a composite part behind a `|`, and short GTINs. */
export function readPrinted(text: string): Message {
  const written = printedIn(text).map((each) =>
    each.ai === "01" ? { ...each, value: paddedGtin(each.value) } : each,
  );
  return messageOf(written, {});
}

function messageOf(written: readonly Written[], lenient: Leniency): Message {
  const read = written.map((each) => readElement(each, lenient));
  if (read.length === 0) throw new CodeError("CODE_UNREADABLE", 0);
  checkCount(read);
  return { elements: read };
}

/** The message as it stands in plain print under a barcode. */
export function bracketedOf({ elements }: Message): string {
  return elements.map(({ element, value }) => bracketed(element.ai, value)).join("");
}
