import { emptyRoot, nodeHash } from "../merkle.ts";

/** The roots of the perfect subtrees of a log, the largest first: all that its growth depends on. */
export class Frontier {
  readonly size: number;
  readonly roots: readonly Uint8Array[];

  /** `roots` are as many as `size` has ones in binary. */
  constructor(size: number, roots: readonly Uint8Array[]) {
    if (roots.length !== onesIn(size)) throw new Error(`a log of ${size} has other subtrees`);
    this.size = size;
    this.roots = roots;
  }

  /** The log with these leaf hashes at its end. */
  grown(leaves: readonly Uint8Array[]): Frontier {
    const roots = [...this.roots];
    let { size } = this;
    for (const leaf of leaves) {
      let root = leaf;
      for (let width = size; width % 2 === 1; width = (width - 1) / 2) {
        root = nodeHash(roots.pop() ?? root, root);
      }
      roots.push(root);
      size += 1;
    }
    return new Frontier(size, roots);
  }

  /** The log's RFC 6962 root. */
  root(): Uint8Array {
    const [last, ...before] = [...this.roots].reverse();
    return before.reduce((right, left) => nodeHash(left, right), last ?? emptyRoot());
  }
}

/** How many perfect subtrees a log of this size has. */
export function onesIn(size: number): number {
  return [...size.toString(2)].filter((digit) => digit === "1").length;
}
