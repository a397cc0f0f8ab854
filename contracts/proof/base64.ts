import { Rejected } from "./rejected.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** What is no letter of base64. */
const none = 0x80;
const sixBitsOf = new Uint8Array(0x80).fill(none);
for (let value = 0; value < letters.length; value += 1)
  sixBitsOf[letters.charCodeAt(value)] = value;

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
  // By our own table: a bundle is mostly hashes, and `atob`, which takes white space and padding as
  // they come, needs a second reading that finds what it let pass.
  if (typeof text !== "string" || text.length % 4 !== 0) throw new Rejected("BASE64_MALFORMED");
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const left = readLetters(text, text.length - padding, bytes);
  if (left !== 0 || (length !== undefined && bytes.length !== length)) {
    throw new Rejected("BASE64_MALFORMED");
  }
  return bytes;
}

/** The bits that no byte has taken, or others above them where something is no letter. */
function readLetters(text: string, count: number, bytes: Uint8Array): number {
  let [at, held, bits, foreign] = [0, 0, 0, 0];
  for (let place = 0; place < count; place += 1) {
    const value = sixBitsOf[text.charCodeAt(place)] ?? none;
    foreign |= value & none;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = held >> bits;
    at += 1;
    held &= (1 << bits) - 1;
  }
  return held | foreign;
}
