import { sameBytes } from "./bytes.ts";
import { digestInto, hashLength, sha256 } from "./sha256.ts";

// RFC 6962 § 2.1. Sizes and indexes are safe integers (to 2^53-1), checked; arithmetic on them
// uses no 32-bit operators.

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a log entry's bytes. */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(leafPrefix, entry);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right);
}

// Written over for each pair; nothing keeps it.
const pair = Uint8Array.of(...nodePrefix, ...new Uint8Array(2 * hashLength));

/** Neighbours that are hashed in pairs, and where to: places in their array, counted in hashes. */
export interface Pairs {
  readonly from: number;
  readonly count: number;
  readonly to: number;
}

/** Writes the `count` hashes over neighbours into the array that they are in. */
export function hashPairs(hashes: Uint8Array, { from, count, to }: Pairs): void {
  for (let at = 0; at < count; at += 1) {
    const first = (from + 2 * at) * hashLength;
    // Byte by byte: a view of them is no faster, and an object each is left to be collected.
    for (let byte = 0; byte < 2 * hashLength; byte += 1) pair[byte + 1] = hashes[first + byte] ?? 0;
    digestInto(hashes, (to + at) * hashLength, pair);
  }
}

/** The root of a tree without leaves. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** The largest power of two smaller than `size`, where RFC 6962 divides a tree; size above 1. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The root over leaf hashes (not over entries). */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  // Pairing neighbours and carrying the odd one up gives the same tree as the RFC's recursion.
  let row = leaves;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < row.length; at += 2) {
      const [left, right] = [row[at], row[at + 1]];
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    row = above;
  }
  return row[0] ?? emptyRoot();
}

/** Whether `proof` (RFC 6962 § 2.1.1) leads from the leaf at `index` to the root of `size`. */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
  if (index < 0 || index >= size || ![leaf, ...proof].every(isHash)) return false;
  const computed = climbed(index, size, leaf, proof, proof.length);
  return computed !== undefined && sameBytes(computed, root);
}

/** The root reached with the first `length` hashes of the proof; undefined if they do not fit. */
function climbed(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  length: number,
): Uint8Array | undefined {
  if (size === 1) return length === 0 ? leaf : undefined;
  const sibling = proof[length - 1];
  if (sibling === undefined) return undefined;
  const split = splitOf(size);
  if (index < split) {
    const left = climbed(index, split, leaf, proof, length - 1);
    return left && nodeHash(left, sibling);
  }
  const right = climbed(index - split, size - split, leaf, proof, length - 1);
  return right && nodeHash(sibling, right);
}

/**
 * Whether `proof` (RFC 6962 § 2.1.2) shows that the tree of `newSize` only appends to the tree of
 * `oldSize`. Nothing follows from an empty old tree, so that is never shown.
 */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize)) return false;
  if (oldSize < 1 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && sameBytes(oldRoot, newRoot);
  if (![oldRoot, ...proof].every(isHash)) return false;
  const pair = grown(oldSize, newSize, { proof, oldRoot }, proof.length, true);
  return pair !== undefined && sameBytes(pair.old, oldRoot) && sameBytes(pair.new, newRoot);
}

interface Growth {
  readonly old: Uint8Array;
  readonly new: Uint8Array;
}

interface Known {
  readonly proof: readonly Uint8Array[];
  readonly oldRoot: Uint8Array;
}

// SUBPROOF(m, D[n], b) of § 2.1.2 read backwards: the last hash belongs to the outermost split.
function grown(
  oldSize: number,
  newSize: number,
  known: Known,
  length: number,
  whole: boolean,
): Growth | undefined {
  if (oldSize === newSize) return unchanged(known, length, whole);
  const sibling = known.proof[length - 1];
  if (sibling === undefined) return undefined;
  const split = splitOf(newSize);
  if (oldSize <= split) {
    const left = grown(oldSize, split, known, length - 1, whole);
    return left && { old: left.old, new: nodeHash(left.new, sibling) };
  }
  const right = grown(oldSize - split, newSize - split, known, length - 1, false);
  return right && { old: nodeHash(sibling, right.old), new: nodeHash(sibling, right.new) };
}

function unchanged(known: Known, length: number, whole: boolean): Growth | undefined {
  if (length !== (whole ? 0 : 1)) return undefined;
  const hash = whole ? known.oldRoot : known.proof[0];
  return hash && { old: hash, new: hash };
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashLength;
}
