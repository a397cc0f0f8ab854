import { Refusal } from "../kernel/refusal.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Bytes as text; throws `BODY_MALFORMED` when they are not UTF-8, where others would guess. */
export function utf8(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Refusal("BODY_MALFORMED");
  }
}

/** Whether PostgreSQL can keep a text as it is: no NUL and no lone surrogate. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** Whether every text within a JSON value can be kept as it is. */
export function allStorable(value: unknown): boolean {
  // Not by recursion: a body of brackets alone would exhaust the stack.
  const waiting = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each === "string" && !isStorable(each)) return false;
    if (typeof each !== "object" || each === null) continue;
    for (const [name, inner] of Object.entries(each)) {
      if (!isStorable(name)) return false;
      waiting.push(inner);
    }
  }
  return true;
}
