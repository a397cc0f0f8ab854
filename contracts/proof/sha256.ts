import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { joined } from "./bytes.ts";

/** Bytes of every hash, salt and secret here. */
export const hashLength = 32;

// Pieces are gathered here rather than in an array each: the hashing of parts is all small pieces,
// and allocating cost as much as hashing. Nothing keeps it: a hash is computed before it returns.
const gathered = new Uint8Array(4096);

/**
 * SHA-256 of the pieces one after another. Synchronous, because an event has dozens of parts and
 * the browser's own digest is a promise each; the same code runs in Node and on the phone.
 * (Node's own `crypto.hash` in its place saved a fifth of a commitment's time: not worth a switch.)
 */
export function sha256(...pieces: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.length > gathered.length) return nobleSha256(joined(...pieces));
    gathered.set(piece, length);
    length += piece.length;
  }
  return nobleSha256(gathered.subarray(0, length));
}

/** HMAC-SHA-256 under one key for many messages: the key's own blocks are hashed once. */
export function keyedSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const keyed = hmac.create(nobleSha256, key);
  return (message) => keyed.clone().update(message).digest();
}
