import { requiredWording } from "../kernel/wording.ts";
import type { Words } from "./words.ts";

export const nameLimit = 120;

/** Both names, trimmed; refuses an empty one at its own language. */
export function wordsOf(words: Words, field: string): Words {
  return {
    zh: requiredWording(words.zh, nameLimit, `${field}.zh`),
    en: requiredWording(words.en, nameLimit, `${field}.en`),
  };
}
