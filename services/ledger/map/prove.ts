import { type MapLeaf, type MapProof, toBase64 } from "../../../contracts/proof/index.ts";
import type { Reader } from "../reads.ts";
import { hex, pathIn, pathsOf } from "./pages.ts";
import { chainsAt, pagesAt } from "./store.ts";

/** Deeper than any page of a map whose keys nobody has ground; those deeper are asked for then. */
const usualDepth = 12;
const deepest = 63;

/** What the map under the head of this size says of each key, with what proves it; by the key in hex. */
export async function proveAllInMap(
  reader: Reader,
  size: number,
  keys: readonly Uint8Array[],
): Promise<ReadonlyMap<string, MapProof>> {
  const read = pagesAt(reader, size);
  const pathsTo = (depth: number) => [...new Set(keys.flatMap((key) => pathsOf(key, depth)))];
  const near = await read(pathsTo(usualDepth));
  const isDeep = [...near.keys()].some((path) => path.length === usualDepth);
  const pages = isDeep ? await read(pathsTo(deepest)) : near;
  const ways = keys.map((key) => ({ key, ...pathIn(pages, key) }));
  const ends = ways.flatMap(({ end }) => (end === null ? [] : [end]));
  const leaves = await chainsAt(reader, ends, size);
  return new Map(
    ways.map(({ key, siblings, end }) => {
      const leaf = end === null ? null : shown(leafOf(leaves, end), key);
      return [hex(key), { siblings: siblings.map(toBase64), leaf }];
    }),
  );
}

/** The same of one key. */
export async function proveInMap(reader: Reader, size: number, key: Uint8Array): Promise<MapProof> {
  const proof = (await proveAllInMap(reader, size, [key])).get(hex(key));
  if (proof === undefined) throw new Error(`nothing is proved of ${hex(key)}`);
  return proof;
}

function leafOf(leaves: ReadonlyMap<string, MapLeaf>, key: Uint8Array): MapLeaf {
  const leaf = leaves.get(hex(key));
  if (leaf === undefined) throw new Error(`the map has a leaf without a chain, ${hex(key)}`);
  return leaf;
}

function shown({ key, length, head }: MapLeaf, asked: Uint8Array): NonNullable<MapProof["leaf"]> {
  const foreign = hex(key) === hex(asked) ? {} : { key: toBase64(key) };
  return { ...foreign, length, head: toBase64(head) };
}
