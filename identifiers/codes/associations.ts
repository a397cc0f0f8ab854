import { CodeError } from "./code.ts";
import type { Message, ReadElement } from "./message.ts";
import { leastLength } from "./values.ts";

/**
 * An element of the message whose application identifier fits the pattern, in which `n` at the end
 * stands for any digit; not the one named `except`. Where several fit, the one that GS1's own engine
 * names: the first that a search by halves meets, or its neighbour.
 */
export function elementLike(
  { elements }: Message,
  pattern: string,
  except?: string,
): ReadElement | undefined {
  const digits = /^[0-9]*/.exec(pattern)?.[0] ?? "";
  if (digits === "") return undefined;
  const sorted = elements.toSorted((one, other) => (one.element.ai < other.element.ai ? -1 : 1));
  const middle = placeOf(sorted, digits);
  const fitting = [...sorted.slice(0, middle + 1).reverse(), ...sorted.slice(middle + 1)];
  return fitting.find(
    ({ element: { ai } }) => ai !== except && ai.length === pattern.length && ai.startsWith(digits),
  );
}

/** Where a search by halves first meets an application identifier that begins with these digits. */
function placeOf(sorted: readonly ReadElement[], digits: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const start = sorted[middle]?.element.ai.slice(0, digits.length) ?? "";
    if (start === digits) return middle;
    if (start < digits) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Throws `CODE_ELEMENT_BARRED` where two elements stand together that GS1 bars from it. */
export function checkBarred(message: Message): void {
  for (const { element, at } of message.elements) {
    const barred = element.bars.some((pattern) => elementLike(message, pattern, element.ai));
    if (barred) throw new CodeError("CODE_ELEMENT_BARRED", at, element.ai);
  }
}

/** Throws `CODE_ELEMENT_MISSING` where an element lacks those without which it says nothing. */
export function checkNeeded(message: Message): void {
  for (const { element, at } of message.elements) {
    const has = (pattern: string) => elementLike(message, pattern, element.ai) !== undefined;
    const met = element.needs.length === 0 || element.needs.some((group) => group.every(has));
    if (!met) throw new CodeError("CODE_ELEMENT_MISSING", at, element.ai);
  }
}

/** Throws `CODE_ELEMENT_REPEATED` where an element comes again with another value. */
export function checkRepeated({ elements }: Message): void {
  const values = new Map<string, string>();
  for (const { element, value, at } of elements) {
    const before = values.get(element.ai) ?? value;
    if (before !== value) throw new CodeError("CODE_ELEMENT_REPEATED", at, element.ai);
    values.set(element.ai, value);
  }
}

const signature = "8030";
const perhapsSerial = ["253", "255", "8003"];

/** Throws `CODE_SERIAL_MISSING` where a digital signature stands beside a key without serial. */
export function checkSigned(message: Message): void {
  if (elementLike(message, signature) === undefined) return;
  for (const ai of perhapsSerial) {
    const key = elementLike(message, ai);
    if (key !== undefined && key.value.length === leastLength(key.element)) {
      throw new CodeError("CODE_SERIAL_MISSING", key.at, ai);
    }
  }
}

/** Throws CodeError unless the elements of the message go together. */
export function checkAssociations(message: Message): void {
  checkBarred(message);
  checkNeeded(message);
  checkRepeated(message);
  checkSigned(message);
}
