import { CodeError } from "./code.ts";

/**
 * What nobody sees or tells from something else by sight: controls, marks of direction, joiners and
 * other signs without a width, halves of characters, what is no character, the sign for one that was
 * lost, and blanks other than the space. Two codes that differ in these alone would look like one.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffd]|(?! )\p{Zs}/u;

/** Where in a text the first such character stands; below 0 where there is none. */
export const unseenIn = (text: string): number => text.search(UNSEEN);

/** Throws CodeError at the first such character of a text that begins at `at` in the whole one. */
export function checkSeen(text: string, at = 0): void {
  const unseen = unseenIn(text);
  if (unseen >= 0) throw new CodeError("CODE_CHARACTER", at + unseen);
}
