import { checkDigit, checkPair } from "./check.ts";
import type { CodeFaultCode, Part } from "./code.ts";

/** Finds the part of a stretch that breaks a rule. Characters and length have been checked before. */
export type Look = (stretch: string) => Part | undefined;

/** What a stretch must satisfy beyond its length and characters. */
export interface Rule {
  readonly name: string;
  readonly look: Look;
  readonly code: CodeFaultCode;
}

/** The rule is about the whole stretch. */
export function whole(holds: (stretch: string) => boolean): Look {
  return (stretch) => (holds(stretch) ? undefined : [0, stretch.length]);
}

/** The rule is about the characters from one place until another. */
export function within(from: number, until: number, holds: (part: string) => boolean): Look {
  return (stretch) => (holds(stretch.slice(from, until)) ? undefined : [from, until]);
}

function checkDigitFault(stretch: string): Part | undefined {
  const last = stretch.length - 1;
  return checkDigit(stretch.slice(0, last)) === stretch.slice(last)
    ? undefined
    : [last, stretch.length];
}

function checkPairFault(stretch: string): Part | undefined {
  const body = stretch.length - 2;
  if (body < 0) return [0, stretch.length];
  return checkPair(stretch.slice(0, body)) === stretch.slice(body)
    ? undefined
    : [body, stretch.length];
}

/** The shortest company prefix that GS1 gives out has four digits; `lead` characters come before. */
const companyPrefix =
  (lead: number): Look =>
  (stretch) => {
    const prefix = stretch.slice(lead, lead + 4);
    if (prefix.length < 4) return [lead, stretch.length];
    const strange = prefix.search(/[^0-9]/);
    return strange < 0 ? undefined : [lead + strange, lead + strange + 1];
  };

function pieceFault(stretch: string): Part | undefined {
  const half = stretch.length / 2;
  const piece = stretch.slice(0, half);
  const total = stretch.slice(half);
  if (/^0+$/.test(piece)) return [0, half];
  if (/^0+$/.test(total)) return [half, stretch.length];
  return piece > total ? [0, stretch.length] : undefined;
}

/** The rules of keys and qualifiers, by their names in our dictionary. */
export const keyRules: readonly Rule[] = [
  { name: "check", look: checkDigitFault, code: "CODE_CHECK_DIGIT" },
  { name: "pair", look: checkPairFault, code: "CODE_CHECK_DIGIT" },
  { name: "prefix", look: companyPrefix(0), code: "CODE_COMPANY_PREFIX" },
  { name: "prefix2", look: companyPrefix(1), code: "CODE_COMPANY_PREFIX" },
  { name: "zero", look: whole((text) => /^0+$/.test(text)), code: "CODE_VALUE" },
  { name: "unpadded", look: within(0, 1, (digit) => digit !== "0"), code: "CODE_VALUE" },
  { name: "piece", look: pieceFault, code: "CODE_VALUE" },
  {
    name: "importer",
    look: within(0, 1, (letter) => /[-0-9A-Z_a-z]/.test(letter)),
    code: "CODE_CHARACTER",
  },
];
