import { Rejected } from "./rejected.ts";

const standard = /^[A-Za-z0-9+/]*={0,2}$/;

/** RFC 4648 § 4, padded. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Reads padded base64 and nothing else: one text for each value, or a proof could be altered and
 * still hold. `length` is the number of bytes wanted. Throws `BASE64_MALFORMED`.
 */
export function fromBase64(text: unknown, length?: number): Uint8Array {
  if (typeof text !== "string" || text.length % 4 !== 0 || !standard.test(text)) {
    throw new Rejected("BASE64_MALFORMED");
  }
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  if (toBase64(bytes) !== text || (length !== undefined && bytes.length !== length)) {
    throw new Rejected("BASE64_MALFORMED");
  }
  return bytes;
}
