import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { joined } from "./bytes.ts";

/** Bytes of every hash, salt and secret here. */
export const hashLength = 32;

const blockLength = 64;
const innerPad = 0x36;
const outerPad = 0x5c;

// Pieces are gathered here rather than in an array each: the hashing of parts is all small pieces,
// and allocating cost as much as hashing. Nothing keeps it: a hash is computed before it returns.
const gathered = new Uint8Array(4096);

/** Node's own digest, where this is Node: four times as fast as one in JavaScript. */
const native = globalThis.process?.getBuiltinModule?.("node:crypto")?.hash;

/**
 * Writes the SHA-256 of bytes into `target`, from `at` on. Synchronous, because an event has dozens
 * of parts and the browser's own digest is a promise each.
 */
export function digestInto(target: Uint8Array, at: number, bytes: Uint8Array): void {
  if (native === undefined) {
    target.set(nobleSha256(bytes), at);
    return;
  }
  // As text of one character a byte: a Buffer for each would cost twice the hashing.
  const text = native("sha256", bytes, "binary");
  for (let byte = 0; byte < hashLength; byte += 1) target[at + byte] = text.charCodeAt(byte);
}

function digestOf(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(hashLength);
  digestInto(digest, 0, bytes);
  return digest;
}

/** SHA-256 of the pieces one after another; the same hashes in Node, in a browser and on the phone. */
export function sha256(...pieces: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.length > gathered.length) return digestOf(joined(...pieces));
    gathered.set(piece, length);
    length += piece.length;
  }
  return digestOf(gathered.subarray(0, length));
}

/** HMAC-SHA-256 under one key for many messages: the key's own blocks are made once. */
export function keyedSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  if (native === undefined || key.length > blockLength) {
    const keyed = hmac.create(nobleSha256, key);
    return (message) => keyed.clone().update(message).digest();
  }
  // RFC 2104 § 2: a shorter key is filled with zeros.
  const [inner, outer] = [innerPad, outerPad].map((pad) =>
    new Uint8Array(blockLength).map((_, at) => (key[at] ?? 0) ^ pad),
  ) as [Uint8Array, Uint8Array];
  return (message) => sha256(outer, sha256(inner, message));
}
