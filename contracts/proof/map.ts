import { hexToBytes } from "@noble/hashes/utils.js";
import { isAudience } from "./audience.ts";
import { sameBytes, u64, utf8 } from "./bytes.ts";
import { Rejected } from "./rejected.ts";
import { hashLength, sha256 } from "./sha256.ts";

const keyPrefix = utf8("lianzao/key/1\0");
const chainPrefix = utf8("lianzao/chain/1\0");
const leafPrefix = utf8("lianzao/map/1\0");
const innerPrefix = utf8("lianzao/node/1\0");

/** The head of a chain before its first event. */
export const firstHead: Uint8Array = new Uint8Array(hashLength);

/** The root of the map without entries, and the hash of every empty subtree (FORMAT.md). */
export const emptyMapRoot: Uint8Array = new Uint8Array(hashLength);

const everyone = new Uint8Array(hashLength);

/** Where the chain of an identity for an audience stands in the map. */
export function mapKey(audience: string, identity: string): Uint8Array {
  if (!isAudience(audience)) throw new Rejected("EVENT_MALFORMED", { field: "audience" });
  const circle = audience === "public" ? everyone : hexToBytes(audience);
  return sha256(keyPrefix, circle, utf8(identity));
}

/**
 * The head after an event: `position` is its place in the chain from 0, which is the chain's length
 * before it; `logIndex` its place in the log.
 */
export function nextHead(
  head: Uint8Array,
  position: number,
  logIndex: number,
  commitment: Uint8Array,
): Uint8Array {
  return sha256(chainPrefix, head, u64(position), u64(logIndex), commitment);
}

/** The map's statement about one chain: how many events it has, and its head. */
export interface MapLeaf {
  readonly key: Uint8Array;
  readonly length: number;
  readonly head: Uint8Array;
}

export function mapLeafHash({ key, length, head }: MapLeaf): Uint8Array {
  return sha256(leafPrefix, key, u64(length), head);
}

export function mapNodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(innerPrefix, left, right);
}

/** The root of the map over all its leaves, in any order; two leaves of one key are refused. */
export function mapRoot(leaves: readonly MapLeaf[]): Uint8Array {
  return subtreeRoot(leaves, 0);
}

// FORMAT.md, "Map": empty is zeros, a lone leaf stands for its whole subtree, else both halves.
function subtreeRoot(leaves: readonly MapLeaf[], depth: number): Uint8Array {
  const [first, second] = leaves;
  if (first === undefined) return emptyMapRoot;
  if (second === undefined) return mapLeafHash(first);
  if (sameBytes(first.key, second.key)) throw new Rejected("TREE_OUT_OF_RANGE");
  const left = leaves.filter((leaf) => !bitOf(leaf.key, depth));
  const right = leaves.filter((leaf) => bitOf(leaf.key, depth));
  return mapNodeHash(subtreeRoot(left, depth + 1), subtreeRoot(right, depth + 1));
}

/** The bit of a key at a depth; bits count from the most significant of the first byte. */
export function bitOf(key: Uint8Array, depth: number): boolean {
  return (((key[depth >> 3] ?? 0) >> (7 - (depth & 7))) & 1) === 1;
}
