import { Rejected } from "./rejected.ts";

/** Of a text whose length is a multiple of four; the bits that no byte takes are zeros. */
const standard = /^[A-Za-z0-9+/]*(?:[AQgw]==|[AEIMQUYcgkosw048]=)?$/;

/** Node's own, where this is Node: letter by letter leaves a kilobyte for each hash to be collected. */
const native = globalThis.process?.getBuiltinModule?.("node:buffer")?.Buffer;

/** RFC 4648 § 4, padded. */
export function toBase64(bytes: Uint8Array): string {
  if (native !== undefined) {
    return native.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
  }
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
  const binary = atob(text);
  if (length !== undefined && binary.length !== length) throw new Rejected("BASE64_MALFORMED");
  const bytes = new Uint8Array(binary.length);
  // A bundle is mostly hashes: `Uint8Array.from` takes twenty times as long.
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
