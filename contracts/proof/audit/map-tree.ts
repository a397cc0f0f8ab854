import { sameBytes } from "../bytes.ts";
import { bitOf, emptyMapRoot, type MapLeaf, mapLeafHash, mapNodeHash } from "../map.ts";
import { type ChainState, noChain } from "../map-proof.ts";
import { Slab } from "./slab.ts";

// FORMAT.md 6, in memory: of each chain its key, length, head and leaf hash, of each place where
// keys part a hash and two references: about 170 bytes for a chain of a large map.

// A reference is 0 to nothing, n > 0 to the node n - 1, n < 0 to the leaf -n - 1.
const leafPart = { key: 0, head: 32, hash: 64, length: 96 } as const;
const nodePart = { hash: 0, left: 32, right: 40 } as const;

/** The map of chains, which grows by setting leaves. */
export class MapTree {
  private readonly leaves = new Slab(104);
  private readonly nodes = new Slab(48);
  private top = 0;
  /** Nodes whose hash is not that of what is below them now. */
  private readonly stale = new Set<number>();

  /** How many chains it has. */
  get size(): number {
    return this.leaves.count;
  }

  chain(key: Uint8Array): ChainState {
    let reference = this.top;
    for (let depth = 0; reference > 0; depth += 1) {
      reference = this.nodes.number(reference - 1, sideOf(key, depth));
    }
    if (reference === 0 || !sameBytes(this.keyOf(reference), key)) return noChain;
    return this.stateOf(-reference - 1);
  }

  set(leaf: MapLeaf): void {
    let reference = this.top;
    let hang = (below: number) => {
      this.top = below;
    };
    let depth = 0;
    while (reference > 0) {
      const node = reference - 1;
      const side = sideOf(leaf.key, depth);
      this.stale.add(node);
      hang = (below) => this.nodes.setNumber(node, side, below);
      reference = this.nodes.number(node, side);
      depth += 1;
    }
    if (reference === 0) hang(this.newLeaf(leaf));
    else if (sameBytes(this.keyOf(reference), leaf.key)) this.write(-reference - 1, leaf);
    else hang(this.parted(reference, leaf, depth));
  }

  root(): Uint8Array {
    return Uint8Array.from(this.hashOf(this.top));
  }

  *all(): Generator<MapLeaf> {
    for (let at = 0; at < this.leaves.count; at += 1) {
      const key = this.leaves.bytes(at, leafPart.key, leafPart.key + 32);
      yield { key, ...this.stateOf(at) };
    }
  }

  private keyOf(reference: number): Uint8Array {
    return this.leaves.bytes(-reference - 1, leafPart.key, leafPart.key + 32);
  }

  private stateOf(leaf: number): ChainState {
    const head = Uint8Array.from(this.leaves.bytes(leaf, leafPart.head, leafPart.head + 32));
    return { length: this.leaves.number(leaf, leafPart.length), head };
  }

  private newLeaf(leaf: MapLeaf): number {
    const at = this.leaves.add();
    this.write(at, leaf);
    return -at - 1;
  }

  private write(at: number, leaf: MapLeaf): void {
    this.leaves.bytes(at, leafPart.key, leafPart.key + 32).set(leaf.key);
    this.leaves.bytes(at, leafPart.head, leafPart.head + 32).set(leaf.head);
    this.leaves.bytes(at, leafPart.hash, leafPart.hash + 32).set(mapLeafHash(leaf));
    this.leaves.setNumber(at, leafPart.length, leaf.length);
  }

  /** A node with a leaf that was there and a new one below it, as deep as their keys agree. */
  private parted(there: number, leaf: MapLeaf, depth: number): number {
    const node = this.nodes.add();
    this.stale.add(node);
    const side = sideOf(leaf.key, depth);
    const other = sideOf(this.keyOf(there), depth);
    if (side === other) {
      this.nodes.setNumber(node, side, this.parted(there, leaf, depth + 1));
    } else {
      this.nodes.setNumber(node, other, there);
      this.nodes.setNumber(node, side, this.newLeaf(leaf));
    }
    return node + 1;
  }

  private hashOf(reference: number): Uint8Array {
    if (reference === 0) return emptyMapRoot;
    if (reference < 0) {
      return this.leaves.bytes(-reference - 1, leafPart.hash, leafPart.hash + 32);
    }
    const node = reference - 1;
    const hash = this.nodes.bytes(node, nodePart.hash, nodePart.hash + 32);
    if (this.stale.delete(node)) {
      const left = this.hashOf(this.nodes.number(node, nodePart.left));
      const right = this.hashOf(this.nodes.number(node, nodePart.right));
      hash.set(mapNodeHash(left, right));
    }
    return hash;
  }
}

const sideOf = (key: Uint8Array, depth: number) =>
  bitOf(key, depth) ? nodePart.right : nodePart.left;
