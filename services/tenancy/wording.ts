import { requiredWording } from "../kernel/wording.ts";

/** A text that must be there in both languages; the fields at fault are `<field>.zh` and `.en`. */
export function wordingInBoth(
  words: { readonly zh: string; readonly en: string },
  most: number,
  field: string,
): { zh: string; en: string } {
  return {
    zh: requiredWording(words.zh, most, `${field}.zh`),
    en: requiredWording(words.en, most, `${field}.en`),
  };
}
