import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  Rejected,
  rootOf,
  sameBytes,
  verifyConsistency,
  verifyInclusion,
} from "../../../contracts/proof/index.ts";

const vectors = "../shared/standards/merkle/testdata";
const bytes = (text: string | null) => new Uint8Array(Buffer.from(text ?? "", "base64"));

function casesIn(folder: string) {
  const files = readdirSync(join(vectors, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({ file, ...JSON.parse(readFileSync(join(vectors, folder, file), "utf8")) }));
}

describe.skipIf(!existsSync(vectors))("the reference cases (skipped: ../shared is absent)", () => {
  test("each inclusion proof is accepted or refused as the reference does", () => {
    const cases = casesIn("inclusion");
    expect(cases.length).toBeGreaterThan(90);
    for (const each of cases) {
      const proof = (each.proof ?? []).map(bytes);
      const leaf = bytes(each.leafHash);
      const holds = verifyInclusion(each.leafIdx, each.treeSize, leaf, proof, bytes(each.root));
      expect(holds, `${each.file}: ${each.desc}`).toBe(!each.wantErr);
    }
  });

  test("each consistency proof is accepted or refused as the reference does", () => {
    const cases = casesIn("consistency");
    expect(cases.length).toBeGreaterThan(90);
    for (const each of cases) {
      const proof = (each.proof ?? []).map(bytes);
      const [oldRoot, newRoot] = [bytes(each.root1), bytes(each.root2)];
      const holds = verifyConsistency(each.size1, each.size2, oldRoot, newRoot, proof);
      expect(holds, `${each.file}: ${each.desc}`).toBe(!each.wantErr);
    }
  });
});

const entryLeaves = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(new TextEncoder().encode(`entry ${at}`)));

/** RFC 6962 § 2.1 word for word. */
function recursiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(recursiveRoot(leaves.slice(0, split)), recursiveRoot(leaves.slice(split)));
}

const largest = 130;
const leaves = entryLeaves(largest);
const roots = Array.from({ length: largest + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
const rootAt = (size: number) => roots[size] ?? emptyRoot();

test("the root of every size is that of the RFC's own recursion", () => {
  expect(Buffer.from(emptyRoot()).toString("hex")).toMatch(/^e3b0c44298fc1c149afbf4c8996fb924/);
  for (let size = 0; size <= largest; size++) {
    expect(rootAt(size)).toEqual(recursiveRoot(leaves.slice(0, size)));
  }
});

test("every entry of every log up to 130 entries is proved, and in no other place or size", () => {
  for (let size = 1; size <= largest; size++) {
    const log = leaves.slice(0, size);
    for (let index = 0; index < size; index += size > 40 ? 7 : 1) {
      const proof = inclusionProof(index, log);
      const leaf = log[index] as Uint8Array;
      const holds = (at: number, of: number) => verifyInclusion(at, of, leaf, proof, rootAt(size));
      expect(holds(index, size), `${index} of ${size}`).toBe(true);
      expect(holds(index + 1, size)).toBe(false);
      expect(holds(index ^ 1, size)).toBe(size === 1 && index === 1);
    }
  }
});

test("every log up to 130 entries is proved to extend each of its beginnings", () => {
  for (let size = 1; size <= largest; size += size > 70 ? 3 : 1) {
    for (let old = 1; old <= size; old += old > 40 ? 5 : 1) {
      const proof = consistencyProof(old, leaves.slice(0, size));
      const holds = verifyConsistency(old, size, rootAt(old), rootAt(size), proof);
      expect(holds, `${old} to ${size}`).toBe(true);
      if (old < size) {
        expect(verifyConsistency(old, size, rootAt(old - 1), rootAt(size), proof)).toBe(false);
        expect(verifyConsistency(old, size, rootAt(old), rootAt(size - 1), proof)).toBe(false);
      }
    }
  }
});

test("no bit of a proof, leaf or root can be turned", () => {
  const size = fc.integer({ min: 2, max: largest });
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), fc.nat(), (of, place, which, bit) => {
      const index = place % of;
      const pieces = [...inclusionProof(index, leaves.slice(0, of)), leaves[index], rootAt(of)];
      const turned = pieces.map((piece) => Uint8Array.from(piece ?? []));
      const target = turned[which % turned.length] as Uint8Array;
      target[(bit >> 3) % 32] = (target[(bit >> 3) % 32] ?? 0) ^ (1 << (bit & 7));
      const [leaf, root] = turned.slice(-2) as [Uint8Array, Uint8Array];
      expect(verifyInclusion(index, of, leaf, turned.slice(0, -2), root)).toBe(false);
    }),
  );
});

test("a log that was rewritten before its old end is not consistent with it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (old, place) => {
      const forged = entryLeaves(90);
      forged[place % old] = leafHash(new Uint8Array([1]));
      const proof = consistencyProof(old, forged);
      expect(verifyConsistency(old, 90, rootAt(old), rootOf(forged), proof)).toBe(false);
    }),
  );
});

test("sizes that are no counts are refused: negative, broken, beyond 2^53", () => {
  const leaf = leaves[0] as Uint8Array;
  for (const [index, size] of [
    [-1, 1],
    [0, 0],
    [1, 1],
    [0.5, 2],
    [0, 2 ** 53],
    [Number.NaN, 1],
  ]) {
    expect(verifyInclusion(index as number, size as number, leaf, [], leaf)).toBe(false);
  }
  expect(verifyConsistency(-1, -1, leaf, leaf, [])).toBe(false);
  expect(verifyConsistency(0.5, 0.5, leaf, leaf, [])).toBe(false);
  expect(() => inclusionProof(3, leaves.slice(0, 3))).toThrow(Rejected);
  expect(() => consistencyProof(0, leaves)).toThrow(Rejected);
});

test("a log of 2^53 - 1 entries is proved by 53 hashes", () => {
  // The path of the first entry, with arbitrary siblings: sizes must not be cut to 32 bits.
  const size = Number.MAX_SAFE_INTEGER;
  const leaf = leaves[0] as Uint8Array;
  const path = leaves.slice(1, 54);
  const root = path.reduce((below, sibling) => nodeHash(below, sibling), leaf);
  expect(verifyInclusion(0, size, leaf, path, root)).toBe(true);
  expect(verifyInclusion(0, size, leaf, path.slice(1), root)).toBe(false);
  expect(sameBytes(root, leaf)).toBe(false);
});
