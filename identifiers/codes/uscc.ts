import { CodeError, type CodeForm, identityFrom, type PlainCode } from "./code.ts";

// GB 32100-2015: 31 characters, without those that are taken for digits (I, O, S, V, Z).
const CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$/i;

/** Whether the text has the shape of a unified social credit code, in either case. */
export function looksLikeUscc(text: string): boolean {
  return SHAPE.test(text);
}

/**
 * The 18th character of a unified social credit code over its first 17, upper case
 * (GB 32100-2015 appendix B). Throws RangeError on characters outside the code's alphabet.
 */
export function usccCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    const worth = CHARACTERS.indexOf(character);
    if (worth < 0) throw new RangeError("not a character of a unified social credit code");
    sum += worth * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** Reads 18 characters that start at `at` in the whole text. Throws CodeError. */
export function usccCode(text: string, at: number, form: CodeForm): PlainCode {
  if (text.length !== 18) throw new CodeError("CODE_LENGTH", at);
  if (!SHAPE.test(text)) throw new CodeError("CODE_CHARACTER", at);
  const value = text.toUpperCase();
  if (usccCheckCharacter(value.slice(0, 17)) !== value.slice(17)) {
    throw new CodeError("CODE_CHECK_DIGIT", at + 17);
  }
  return {
    ok: true,
    scheme: "uscc",
    identity: identityFrom("uscc", value),
    value,
    granularity: "party",
    form,
  };
}
