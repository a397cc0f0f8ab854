import { checkDigit, checkPair } from "./check.ts";
import { CodeError, type CodeFaultCode } from "./code.ts";
import type { CharacterSet, Element, Rule, Stretch } from "./elements.ts";

const allowed: Readonly<Record<CharacterSet, RegExp>> = {
  digits: /^[0-9]*$/,
  set82: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  set39: /^[#\-/0-9A-Z]*$/,
  set64: /^[-0-9A-Z_a-z]*$/,
};

const rules: Readonly<Record<Rule, (part: string) => boolean>> = {
  "check-digit": (part) => checkDigit(part.slice(0, -1)) === part.slice(-1),
  "check-pair": (part) => part.length >= 2 && checkPair(part.slice(0, -2)) === part.slice(-2),
  // The shortest company prefix that GS1 gives out has four digits.
  "company-prefix": (part) => /^[0-9]{4}/.test(part),
  zero: (part) => part === "0",
  "no-leading-zero": (part) => !part.startsWith("0"),
  "piece-of-total": (part) => {
    const piece = Number(part.slice(0, 2));
    return piece > 0 && piece <= Number(part.slice(2));
  },
};

const faultOf: Readonly<Record<Rule, CodeFaultCode>> = {
  "check-digit": "CODE_CHECK_DIGIT",
  "check-pair": "CODE_CHECK_DIGIT",
  "company-prefix": "CODE_COMPANY_PREFIX",
  zero: "CODE_VALUE",
  "no-leading-zero": "CODE_VALUE",
  "piece-of-total": "CODE_VALUE",
};

/**
 * The value in its one written form: a GTIN-8, -12 or -13 gets the zeros that make 14 digits.
 * Throws CodeError, with `at` as given, where length, characters or check digit are wrong.
 */
export function checkedValue(element: Element, raw: string, at: number): string {
  const value = element.ai === "01" && isShortGtin(raw) ? raw.padStart(14, "0") : raw;
  let from = 0;
  for (const stretch of element.stretches) {
    const part = value.slice(from, from + stretch.max);
    const fault = faultIn(stretch, part);
    if (fault !== undefined) throw new CodeError(fault, at, element.ai);
    from += part.length;
  }
  if (from < value.length) throw new CodeError("CODE_LENGTH", at, element.ai);
  return value;
}

/** Whether the value goes beyond what every value of the element has: a serial after the class. */
export function hasOptionalPart(element: Element, value: string): boolean {
  const last = element.stretches.at(-1);
  const least = element.stretches.reduce((sum, stretch) => sum + stretch.min, 0);
  return last?.min === 0 && value.length > least;
}

function faultIn(stretch: Stretch, part: string): CodeFaultCode | undefined {
  if (part.length < stretch.min) return "CODE_LENGTH";
  if (!allowed[stretch.set].test(part)) return "CODE_CHARACTER";
  const broken = stretch.rules.find((rule) => !rules[rule](part));
  return broken === undefined ? undefined : faultOf[broken];
}

function isShortGtin(raw: string): boolean {
  return raw.length === 8 || raw.length === 12 || raw.length === 13;
}
