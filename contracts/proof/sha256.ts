import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { joined } from "./bytes.ts";

/** Bytes of every hash, salt and secret here. */
export const hashLength = 32;

// Pieces are gathered here rather than in an array each: the hashing of parts is all small pieces,
// and allocating cost as much as hashing. Nothing keeps it: a hash is computed before it returns.
const gathered = new Uint8Array(4096);

/** Node's own digest, where this is Node. */
const native = globalThis.process?.getBuiltinModule?.("node:crypto")?.hash;

/** Digests of what it does not find too long; what it gives is written over by the next. */
export type Digest = (bytes: Uint8Array) => Uint8Array | undefined;

let quicker: Digest | undefined;

/** Where this is not Node, digests are made so from now on, and in JavaScript what is too long. */
export function digestBy(digest: Digest): void {
  quicker = digest;
}

/**
 * Writes the SHA-256 of bytes into `target`, from `at` on. Synchronous, because an event has dozens
 * of parts and the browser's own digest is a promise each.
 */
export function digestInto(target: Uint8Array, at: number, bytes: Uint8Array): void {
  if (native === undefined) {
    target.set(quicker?.(bytes) ?? nobleSha256(bytes), at);
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
