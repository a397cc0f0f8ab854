import { count } from "./bytes.ts";
import { emptyRoot, nodeHash, splitOf } from "./merkle.ts";
import { Rejected } from "./rejected.ts";

// A proof is a list of roots of stretches of the log. Naming the stretches first, and hashing them
// second, lets one arithmetic serve trees in memory, tiles on disk and tiles behind HTTP.

/** A stretch [from, until) of the log whose RFC 6962 root is a hash of some proof. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The stretches whose roots make the inclusion proof, in the proof's order. */
export function inclusionStretches(index: number, size: number): Stretch[] {
  if (count(index) >= count(size)) throw new Rejected("TREE_OUT_OF_RANGE");
  const path: Stretch[] = [];
  let [from, until] = [0, size];
  while (until - from > 1) {
    const middle = from + splitOf(until - from);
    if (index < middle) {
      path.unshift({ from: middle, until });
      until = middle;
    } else {
      path.unshift({ from, until: middle });
      from = middle;
    }
  }
  return path;
}

/** The stretches whose roots make the consistency proof, in the proof's order. */
export function consistencyStretches(oldSize: number, newSize: number): Stretch[] {
  if (count(oldSize) < 1 || oldSize > count(newSize)) throw new Rejected("TREE_OUT_OF_RANGE");
  const path: Stretch[] = [];
  let [from, until] = [0, newSize];
  while (until > oldSize) {
    const middle = from + splitOf(until - from);
    if (oldSize <= middle) {
      path.unshift({ from: middle, until });
      until = middle;
    } else {
      path.unshift({ from, until: middle });
      from = middle;
    }
  }
  // The old tree itself, when it is whole in the new one, is known to the verifier.
  if (from > 0) path.unshift({ from, until });
  return path;
}

/** A perfect subtree: the `index`-th of height `level`; level 0 are the leaves. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

export type NodeHashes = (node: TreeNode) => Uint8Array;

/** The perfect subtrees that make up a stretch, left to right. */
export function nodesOf({ from, until }: Stretch): TreeNode[] {
  const nodes: TreeNode[] = [];
  let at = from;
  while (at < until) {
    let [level, width] = [0, 1];
    while (width * 2 <= until - at) {
      level += 1;
      width *= 2;
    }
    if (at % width !== 0) throw new Rejected("TREE_OUT_OF_RANGE");
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** The RFC 6962 root of a stretch, from the hashes of its perfect subtrees. */
export function stretchRoot(stretch: Stretch, hashes: NodeHashes): Uint8Array {
  return rootOfNodes(nodesOf(stretch), hashes);
}

/** The same of the perfect subtrees that make it up. */
export function rootOfNodes(nodes: readonly TreeNode[], hashes: NodeHashes): Uint8Array {
  let root: Uint8Array | undefined;
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const left = hashes(nodes[at] as TreeNode);
    root = root === undefined ? left : nodeHash(left, root);
  }
  return root ?? emptyRoot();
}

/** The hashes of every perfect subtree over these leaf hashes; each is computed once. */
export function nodesOver(leaves: readonly Uint8Array[]): NodeHashes {
  const rows: Uint8Array[][] = [[...leaves]];
  for (let row = rows[0] ?? []; row.length > 1; row = rows.at(-1) ?? []) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < row.length; at += 2) {
      const [left, right] = [row[at], row[at + 1]];
      if (left !== undefined && right !== undefined) above.push(nodeHash(left, right));
    }
    rows.push(above);
  }
  return ({ level, index }) => {
    const hash = rows[level]?.[index];
    if (hash === undefined) throw new Rejected("TREE_OUT_OF_RANGE");
    return hash;
  };
}

/** The inclusion proof of the leaf at `index` in the tree over these leaf hashes. */
export function inclusionProof(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  const hashes = nodesOver(leaves);
  return inclusionStretches(index, leaves.length).map((part) => stretchRoot(part, hashes));
}

/** The proof that the tree over these leaf hashes extends its own first `oldSize` leaves. */
export function consistencyProof(oldSize: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  const hashes = nodesOver(leaves);
  return consistencyStretches(oldSize, leaves.length).map((part) => stretchRoot(part, hashes));
}
