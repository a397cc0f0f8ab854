import { CodeError } from "./code.ts";

/** A value as one path segment of a Digital Link: all but RFC 3986's unreserved is escaped. */
export function percentEncoded(value: string): string {
  return value.replace(/[^A-Za-z0-9\-._~]/g, escaped);
}

/** A value in the query of a Digital Link: as in the path, but a space is written `+`. */
export function queryEncoded(value: string): string {
  return percentEncoded(value).replaceAll("%20", "+");
}

/** A character of ASCII as `%` and two upper-case hexadecimal digits. */
export function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/**
 * Each escape becomes the character of its byte, so that what is not ASCII falls outside every
 * character set of GS1. Throws CodeError where a `%` begins no escape.
 */
export function percentDecoded(text: string, at: number): string {
  const broken = text.search(/%(?![0-9A-Fa-f]{2})/);
  if (broken >= 0) throw new CodeError("CODE_PERCENT", at + broken);
  return percentDecodedLoosely(text);
}

/** The same, but a `%` that begins no escape stands for itself. */
export function percentDecodedLoosely(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
