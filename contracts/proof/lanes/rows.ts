import type { Pairs } from "../merkle.ts";
import { hashLength } from "../sha256.ts";
import { tileWidth } from "../tile.ts";
import { firstState, openKernel, padded } from "./kernel.ts";

const nodePrefix = 1;
const pairLength = 1 + 2 * hashLength;
const apart = 128;
const most = tileWidth / 2;

// Each message begins one byte before a boundary, so that its hashes are moved by whole words.
const wordLength = 4;
const pairWords = (2 * hashLength) / wordLength;
const state = 0;
const first = 2 * hashLength - 1;
const made = first + 1 + most * apart;

/**
 * Hashes a row of a tile's hashes in pairs, four pairs at a time: what `hashPairs` does, for who goes
 * through many tiles. Throws what `openKernel` does.
 */
export function openRows(): (hashes: Uint8Array, pairs: Pairs) => void {
  const { memory, digest } = openKernel();
  const bytes = new Uint8Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  bytes.set(firstState(), state);
  for (let at = first; at < made - 1; at += apart) {
    bytes[at] = nodePrefix;
    padded(bytes, at, at + pairLength, 0);
  }
  return (hashes, { from, count, to }) => {
    const begin = hashes.byteOffset + from * hashLength;
    const given = new Int32Array(hashes.buffer, begin, count * pairWords);
    for (let pair = 0; pair < count; pair += 1) {
      const at = (first + 1 + pair * apart) / wordLength;
      for (let word = 0; word < pairWords; word += 1) {
        words[at + word] = given[pair * pairWords + word] ?? 0;
      }
    }
    for (let pair = 0; pair < count; pair += 4) {
      const one = first + pair * apart;
      const two = one + apart;
      const target = made + pair * hashLength;
      const next = target + hashLength;
      // What is hashed beyond the last pair is of an earlier row, and nobody reads it. The places are
      // not gathered in arrays: of a tile that would be 30 KB to collect.
      digest(
        state,
        2,
        one,
        two,
        two + apart,
        two + 2 * apart,
        target,
        next,
        next + hashLength,
        next + 2 * hashLength,
      );
    }
    hashes.set(bytes.subarray(made, made + count * hashLength), to * hashLength);
  };
}
