import { CodeError, type CodeFaultCode, type Part } from "./code.ts";
import type { CharacterSet, Element, Stretch } from "./elements.ts";

const strange: Readonly<Record<CharacterSet, RegExp>> = {
  digits: /[^0-9]/,
  set82: /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/,
  set39: /[^#\-/0-9A-Z]/,
  set64: /[^-0-9A-Z_a-z]/,
};

interface StretchFault {
  readonly code: CodeFaultCode;
  readonly part: Part;
}

/**
 * The value of a key or qualifier in its one written form: a GTIN-8, -12 or -13 gets the zeros that
 * make 14 digits. Throws CodeError, with `at` as given, where the value breaks its element's rules.
 */
export function checkedValue(element: Element, raw: string, at: number): string {
  const value = element.ai === "01" ? paddedGtin(raw) : raw;
  checkValue(element, value, at);
  return value;
}

/** A GTIN-8, -12 or -13 as 14 characters; any other text as it is. */
export function paddedGtin(raw: string): string {
  return raw.length === 8 || raw.length === 12 || raw.length === 13 ? raw.padStart(14, "0") : raw;
}

/** Throws CodeError, with `at` as given, where length, characters or a rule of the value are wrong. */
export function checkValue(element: Element, value: string, at: number): void {
  let from = 0;
  for (const stretch of element.stretches) {
    const text = value.slice(from, from + stretch.max);
    const end = from + text.length;
    const fault = faultIn(stretch, text);
    if (fault !== undefined) {
      const [start, until] = fault.part;
      const part = { value, from: from + start, until: from + until, end };
      throw new CodeError(fault.code, at, element.ai, part);
    }
    from = end;
  }
  if (from < value.length) {
    const part = { value, from, until: value.length, end: value.length };
    throw new CodeError("CODE_LENGTH", at, element.ai, part);
  }
}

/** How many characters every value of the element has. */
export function leastLength({ stretches }: Element): number {
  return stretches.reduce((sum, { optional, min }) => sum + (optional ? 0 : min), 0);
}

/** Whether the value goes beyond what every value of the element has: a serial after the class. */
export function hasOptionalPart(element: Element, value: string): boolean {
  const last = element.stretches.at(-1);
  return last?.optional === true && value.length > leastLength(element);
}

/**
 * The value with the part at fault between bars, `(8001)12341|X|345`, up to where its stretch ends;
 * empty for faults that are not of a value.
 */
export function markedFault({ ai, part }: CodeError["fault"]): string {
  if (ai === undefined || part === undefined) return "";
  const { value, from, until, end } = part;
  return `(${ai})${value.slice(0, from)}|${value.slice(from, until)}|${value.slice(until, end)}`;
}

function faultIn(stretch: Stretch, text: string): StretchFault | undefined {
  if (stretch.optional && text === "") return undefined;
  if (text.length < stretch.min) return { code: "CODE_LENGTH", part: [0, text.length] };
  const characters = strangePart(stretch, text);
  if (characters !== undefined) return { code: "CODE_CHARACTER", part: characters };
  for (const rule of stretch.rules) {
    const part = rule.look(text);
    if (part !== undefined) return { code: rule.code, part };
  }
  return undefined;
}

/**
 * What does not belong to the set of the stretch. Base 64 may end in padding, where GS1's own reader
 * takes it; elsewhere the padding is at fault as a whole.
 */
function strangePart({ set }: Stretch, text: string): Part | undefined {
  const pads = set === "set64" ? (/=*$/.exec(text)?.[0].length ?? 0) : 0;
  const end = text.length - pads;
  if (pads > 2 || (pads > 0 && text.length % 3 !== 0)) return [end, text.length];
  const place = text.slice(0, end).search(strange[set]);
  return place < 0 ? undefined : [place, place + 1];
}
