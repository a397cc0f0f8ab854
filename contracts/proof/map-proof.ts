import { isAudience } from "./audience.ts";
import { fromBase64 } from "./base64.ts";
import { count, sameBytes, wellFormed } from "./bytes.ts";
import {
  bitOf,
  emptyMapRoot,
  firstHead,
  type MapLeaf,
  mapLeafHash,
  mapNodeHash,
  nextHead,
} from "./map.ts";
import { membersOf } from "./members.ts";
import { Rejected, type RejectionCode } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

/**
 * Where a key's path through the map ends (FORMAT.md 8), as untrusted JSON: the hashes beside the
 * path, from the root down, and the leaf at its end, whose key is left out where it is the one asked
 * for. Without a leaf the path ends in nothing.
 */
export interface MapProof {
  /** Padded base64. */
  readonly siblings: readonly string[];
  readonly leaf: MapProofLeaf | null;
}

export interface MapProofLeaf {
  readonly key?: string;
  readonly length: number;
  readonly head: string;
}

/** What the map says of one chain; of a key that is not in it, a length of 0 and the first head. */
export interface ChainState {
  readonly length: number;
  readonly head: Uint8Array;
}

/** A chain without events. */
export const noChain: ChainState = { length: 0, head: firstHead };

/**
 * What a map of this root says of a key. Throws `MAP_PROOF_WRONG` where the proof does not lead to
 * the root, or shows another key's leaf where that key has no path to; `PROOF_MALFORMED` and
 * `BASE64_MALFORMED` for what is no proof at all.
 */
export function chainUnder(root: Uint8Array, key: Uint8Array, proof: unknown): ChainState {
  const given = membersOf<MapProof>(proof, "PROOF_MALFORMED", ["siblings", "leaf"]);
  if (!Array.isArray(given.siblings) || given.siblings.length > 8 * hashLength) {
    throw new Rejected("PROOF_MALFORMED", { field: "siblings" });
  }
  const siblings = given.siblings.map((each) => fromBase64(each, hashLength));
  const leaf = given.leaf === null ? null : leafOf(given.leaf, key);
  if (leaf !== null) requireOnPath(leaf.key, key, siblings.length);
  const end = leaf === null ? emptyMapRoot : mapLeafHash(leaf);
  const reached = siblings.reduceRight(
    (hash, beside, depth) =>
      bitOf(key, depth) ? mapNodeHash(beside, hash) : mapNodeHash(hash, beside),
    end,
  );
  if (!sameBytes(reached, root)) throw new Rejected("MAP_PROOF_WRONG");
  return leaf !== null && sameBytes(leaf.key, key) ? leaf : noChain;
}

function leafOf(given: unknown, asked: Uint8Array): MapLeaf {
  const { key, length, head } = membersOf<MapProofLeaf>(
    given,
    "PROOF_MALFORMED",
    ["length", "head"],
    ["key"],
  );
  if (typeof length !== "number") throw new Rejected("PROOF_MALFORMED", { field: "length" });
  const own = key === undefined ? asked : fromBase64(key, hashLength);
  if (key !== undefined && sameBytes(own, asked)) {
    throw new Rejected("PROOF_MALFORMED", { field: "key" });
  }
  return {
    key: own,
    length: count(length),
    head: fromBase64(head, hashLength),
  };
}

function requireOnPath(key: Uint8Array, asked: Uint8Array, depth: number): void {
  for (let at = 0; at < depth; at += 1) {
    if (bitOf(key, at) !== bitOf(asked, at)) throw new Rejected("MAP_PROOF_WRONG");
  }
}

/** An event's place in a chain: where it stands in the log, and its commitment. */
export interface ChainEntry {
  readonly logIndex: number;
  readonly commitment: Uint8Array;
}

/** The chain with one event more at its end. */
export function chainWith({ length, head }: ChainState, entry: ChainEntry): ChainState {
  const { logIndex, commitment } = entry;
  return { length: length + 1, head: nextHead(head, length, logIndex, commitment) };
}

/** The state of a chain that has exactly these entries. */
export function chainOf(entries: readonly ChainEntry[]): ChainState {
  return entries.reduce(chainWith, noChain);
}

/** Whose chain it is, and for whom. */
export interface ChainName {
  readonly identity: string;
  readonly audience: string;
}

/** The chain that something names; what names none is refused with `code`. */
export function chainNameOf(
  { identity, audience }: Readonly<Record<keyof ChainName, unknown>>,
  code: RejectionCode,
): ChainName {
  if (typeof identity !== "string" || !wellFormed(identity)) {
    throw new Rejected(code, { field: "identity" });
  }
  if (typeof audience !== "string" || !isAudience(audience)) {
    throw new Rejected(code, { field: "audience" });
  }
  return { identity, audience };
}
