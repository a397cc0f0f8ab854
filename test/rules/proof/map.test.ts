import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  emptyMapRoot,
  firstHead,
  type MapLeaf,
  mapKey,
  mapLeafHash,
  mapNodeHash,
  mapRoot,
  nextHead,
  Rejected,
  sameBytes,
  sha256,
} from "../../../contracts/proof/index.ts";

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const leaf = fc.record({ key: bytes, length: fc.nat(), head: bytes });
const leaves = fc.uniqueArray(leaf, {
  maxLength: 30,
  selector: ({ key }) => Buffer.from(key).toString("hex"),
});

/** The root by inserting one leaf after another into a tree of nodes: another road to it. */
type Tree = undefined | MapLeaf | { left: Tree; right: Tree };
const bit = (key: Uint8Array, depth: number) => ((key[depth >> 3] ?? 0) >> (7 - (depth % 8))) & 1;

function inserted(tree: Tree, added: MapLeaf, depth = 0): Tree {
  if (tree === undefined) return added;
  if ("key" in tree) {
    const above = bit(tree.key, depth)
      ? { left: undefined, right: tree }
      : { left: tree, right: undefined };
    return inserted(above, added, depth);
  }
  return bit(added.key, depth)
    ? { left: tree.left, right: inserted(tree.right, added, depth + 1) }
    : { left: inserted(tree.left, added, depth + 1), right: tree.right };
}

function hashed(tree: Tree): Uint8Array {
  if (tree === undefined) return emptyMapRoot;
  if ("key" in tree) return mapLeafHash(tree);
  return mapNodeHash(hashed(tree.left), hashed(tree.right));
}

describe("the map", () => {
  test("without chains has the root of zeros, and with one chain that chain's leaf", () => {
    const only = { key: sha256(new Uint8Array(1)), length: 1, head: firstHead };
    expect(mapRoot([])).toEqual(new Uint8Array(32));
    expect(mapRoot([only])).toEqual(mapLeafHash(only));
  });

  test("has one root for one content, whatever the order in which chains came", () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (content, turn) => {
        const at = turn % (content.length + 1);
        const turned = [...content.slice(at), ...content.slice(0, at)];
        const tree = turned.reduce<Tree>((grown, each) => inserted(grown, each), undefined);
        expect(mapRoot(content)).toEqual(hashed(tree));
      }),
    );
  });

  test("has another root when any chain's length or head differs, or a chain is left out", () => {
    fc.assert(
      fc.property(leaves, leaf, (content, last) => {
        const roots = [
          mapRoot([...content, last]),
          mapRoot([...content, { ...last, length: last.length + 1 }]),
          mapRoot([...content, { ...last, head: sha256(last.head) }]),
          mapRoot(content),
        ].map((root) => Buffer.from(root).toString("hex"));
        expect(new Set(roots).size).toBe(4);
      }),
    );
  });

  test("refuses two states of one chain", () => {
    const one = { key: firstHead, length: 1, head: firstHead };
    expect(() => mapRoot([one, { ...one, length: 2 }])).toThrow(Rejected);
  });
});

describe("a chain", () => {
  test("stands under another key for another audience and another code", () => {
    const circle = "ab".repeat(32);
    const keys = [
      mapKey("public", "gs1:01/1"),
      mapKey(circle, "gs1:01/1"),
      mapKey("public", "gs1:01/2"),
    ];
    expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(3);
    // The public has one name: its 32 zeros are no circle's.
    for (const none of ["ab", "AB".repeat(32), "00".repeat(32), ""]) {
      expect(() => mapKey(none, "gs1:01/1")).toThrow(Rejected);
    }
  });

  test("has another head when an event is left out, moved or exchanged", () => {
    const commitments = [1, 2, 3].map((each) => new Uint8Array(32).fill(each));
    const headOf = (chain: readonly (readonly [Uint8Array, number])[]) =>
      chain.reduce(
        (head, [commitment, index], at) => nextHead(head, at, index, commitment),
        firstHead,
      );
    const [one, two, three] = commitments.map((each, at) => [each, at * 5] as const);
    if (!one || !two || !three) throw new Error("three events");
    const whole = headOf([one, two, three]);
    for (const chain of [
      [one, three],
      [two, one, three],
      [one, two],
      [one, two, [three[0], 11] as const],
    ]) {
      expect(sameBytes(headOf(chain), whole)).toBe(false);
    }
  });
});
