import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  consistencyFromTiles,
  consistencyProof,
  entryBundle,
  inclusionFromTiles,
  inclusionProof,
  leafHash,
  nodesOfTile,
  Rejected,
  readEntryBundle,
  readTile,
  readTilePath,
  rootFromTiles,
  rootOf,
  type Tile,
  tileAt,
  tilePath,
  tilesGrown,
} from "../../../contracts/proof/index.ts";
import { openRows } from "../../../contracts/proof/lanes/rows.ts";

describe("the path of a tile", () => {
  test.each([
    ["tile/0/000", { level: 0, index: 0, width: 256 }],
    ["tile/0/000.p/1", { level: 0, index: 0, width: 1 }],
    ["tile/0/x001/234", { level: 0, index: 1234, width: 256 }],
    ["tile/3/x001/x234/067.p/255", { level: 3, index: 1234067, width: 255 }],
    ["tile/entries/x999/999", { level: "entries", index: 999999, width: 256 }],
    ["tile/63/000", { level: 63, index: 0, width: 256 }],
  ])("%s, both ways", (path, tile) => {
    expect(tilePath(tile as Tile)).toBe(path);
    expect(readTilePath(path)).toEqual(tile);
  });

  test.each([
    "",
    "tile/0/0",
    "tile/0/00",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/001/234",
    "tile/0/x001",
    "tile/0/x000/001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "/tile/0/000",
    "tile/0/000/",
    "tile/entries/1",
    "tile/data/000",
    "tile/0/000\n",
    "tile/0/x999/x999/x999/x999/x999/999",
    "tile/0/../000",
  ])("%j is none", (path) => {
    expect(() => readTilePath(path)).toThrow(Rejected);
  });
});

test("a log of 70,000 has the tiles that the specification counts", () => {
  const grown = tilesGrown(0, 70_000);
  const at = (level: number) => grown.filter((tile) => tile.level === level);
  expect(at(0).filter((tile) => tile.width === 256)).toHaveLength(273);
  expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
  expect(at(1).filter((tile) => tile.width === 256)).toHaveLength(1);
  expect(at(1).at(-1)).toEqual({ level: 1, index: 1, width: 17 });
  expect(at(2)).toEqual([{ level: 2, index: 0, width: 1 }]);
  expect(at(3)).toEqual([]);
  const full = tilesGrown(0, 256).map(tilePath);
  expect(full).toEqual(["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]);
  expect(tileAt(1, 0, 255)).toBeUndefined();
});

test.each([
  ["one pair after another", undefined],
  ["four pairs at a time", openRows()],
])(
  "the hashes over a tile's are those of the tree, whichever is asked for first: %s",
  (_, hashRow) => {
    const leaves = Array.from({ length: 256 }, (_, at) => leafHash(Uint8Array.of(at)));
    for (const width of [1, 2, 3, 5, 31, 64, 130, 255, 256]) {
      const bytes = Buffer.concat(leaves.slice(0, width));
      const [rows, single] = [nodesOfTile(bytes, hashRow), nodesOfTile(bytes, hashRow)];
      for (let level = 8; level >= 0; level -= 1) {
        const covered = 2 ** level;
        const over = Array.from({ length: Math.floor(width / covered) }, (_, at) =>
          rootOf(leaves.slice(at * covered, (at + 1) * covered)),
        );
        expect(over.map((_, at) => single(level, at))).toEqual(over);
        if (over.length > 0) {
          expect(Buffer.from(rows(level, 0, over.length))).toEqual(Buffer.concat(over));
        }
        expect(() => single(level, over.length)).toThrow(Rejected);
        expect(() => rows(level, 0, over.length + 1)).toThrow(Rejected);
      }
      expect(rows(0, 0)).toEqual(leaves[0]);
    }
    expect(() => nodesOfTile(new Uint8Array(0))(0, 0)).toThrow(Rejected);
  },
);

/** A log grown in steps, keeping nothing but the tiles that each step writes. */
function grownLog(sizes: readonly number[]) {
  const entries = Array.from({ length: Math.max(...sizes) }, (_, at) => Uint8Array.of(at >> 8, at));
  const leaves = entries.map(leafHash);
  const files = new Map<string, Uint8Array>();
  let old = 0;
  for (const size of sizes) {
    for (const tile of tilesGrown(old, size)) {
      if (tile.level === "entries") continue;
      const span = 256 ** tile.level;
      const hashes = Array.from({ length: tile.width }, (_, at) => {
        const from = (tile.index * 256 + at) * span;
        return rootOf(leaves.slice(from, from + span));
      });
      files.set(tilePath(tile), Buffer.concat(hashes));
    }
    old = size;
  }
  const read = async (tile: Tile) => {
    const bytes = files.get(tilePath(tile));
    if (bytes === undefined) throw new Error(`${tilePath(tile)} was never written`);
    return bytes;
  };
  return { leaves, read };
}

test("roots and proofs from the tiles written while a log grew are those of the whole log", async () => {
  const sizes = [1, 2, 255, 256, 257, 300, 511, 512, 1000, 66_000];
  const { leaves, read } = grownLog(sizes);
  for (const size of sizes) {
    const log = leaves.slice(0, size);
    expect(await rootFromTiles(size, read)).toEqual(rootOf(log));
    for (const index of [0, 1, 127, 255, 256, size - 1].filter((each) => each < size)) {
      expect(await inclusionFromTiles(index, size, read)).toEqual(inclusionProof(index, log));
    }
    for (const old of sizes.filter((each) => each <= size)) {
      expect(await consistencyFromTiles(old, size, read)).toEqual(consistencyProof(old, log));
    }
  }
});

test("a full tile serves where a partial one was asked for, and a short one does not", () => {
  const full = new Uint8Array(8192).fill(7);
  expect(readTile(full, 3)).toHaveLength(3);
  expect(() => readTile(full.slice(0, 64), 3)).toThrow(Rejected);
  expect(() => readTile(full.slice(0, 8191), 256)).toThrow(Rejected);
});

describe("a bundle of entries", () => {
  test("holds its entries under their lengths", () => {
    const entry = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        expect(readEntryBundle(entryBundle(entries), entries.length)).toEqual(entries);
      }),
    );
    expect(entryBundle([Uint8Array.of(9)])).toEqual(Uint8Array.of(0, 1, 9));
  });

  test("is refused when it is cut, holds another number, or cannot be written", () => {
    const bundle = entryBundle([new Uint8Array(300), new Uint8Array(3)]);
    expect(() => readEntryBundle(bundle.slice(0, -1), 2)).toThrow(Rejected);
    expect(() => readEntryBundle(bundle.slice(0, 303), 2)).toThrow(Rejected);
    expect(() => readEntryBundle(bundle, 3)).toThrow(Rejected);
    expect(() => entryBundle([new Uint8Array(65_536)])).toThrow(Rejected);
    expect(() => entryBundle(Array.from({ length: 257 }, () => new Uint8Array(1)))).toThrow(
      Rejected,
    );
  });
});
