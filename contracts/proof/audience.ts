/** 64 hex digits that are not all 0: those stand for the public, which has one name only. */
const circleForm = /^(?!0{64}$)[0-9a-f]{64}$/;

/** Whether a text names an audience: `public`, or the 32 bytes of a circle (FORMAT.md 1). */
export function isAudience(text: string): boolean {
  return text === "public" || circleForm.test(text);
}
