import { hashPairs } from "./merkle.ts";
import { Rejected } from "./rejected.ts";
import { hashLength } from "./sha256.ts";
import {
  consistencyStretches,
  inclusionStretches,
  type NodeHashes,
  nodesOf,
  rootOfNodes,
  type Stretch,
  type TreeNode,
} from "./stretches.ts";
import { type Tile, tileAt, tileBytesOf, tileWidth } from "./tile.ts";

const tileHeight = 8;

/** Fetches a tile's bytes from wherever tiles are kept. What it answers is not trusted. */
export type TileReader = (tile: Tile) => Promise<Uint8Array>;

/** The hash over the `index`-th 2^level hashes of one tile, or `count` of them from that on. */
export type TileNodes = (level: number, index: number, count?: number) => Uint8Array;

/** The same with the hashes over a tile's, for who keeps them. */
export type TileNodesReader = (tile: Tile) => Promise<TileNodes>;

/**
 * The hashes over those of a tile, all in one array; a row of them is made when it is first asked
 * for. Throws `TREE_OUT_OF_RANGE` for what the tile has no hash of.
 */
export function nodesOfTile(bytes: Uint8Array, hashRow = hashPairs): TileNodes {
  const width = Math.floor(bytes.length / hashLength);
  const hashes = new Uint8Array(2 * width * hashLength);
  hashes.set(bytes.subarray(0, width * hashLength));
  const widthOf = (level: number) => Math.floor(width / 2 ** level);
  const begins = [0];
  return (level, index, count = 1) => {
    if (index + count > widthOf(level)) throw new Rejected("TREE_OUT_OF_RANGE");
    for (let made = begins.length; made <= level; made += 1) {
      const from = begins[made - 1] ?? 0;
      const to = from + widthOf(made - 1);
      hashRow(hashes, { from, count: widthOf(made), to });
      begins.push(to);
    }
    const at = ((begins[level] ?? 0) + index) * hashLength;
    return hashes.subarray(at, at + count * hashLength);
  };
}

/** The root of the log's first `size` entries. */
export async function rootFromTiles(size: number, read: TileReader): Promise<Uint8Array> {
  const nodes = nodesOf({ from: 0, until: size });
  return rootOfNodes(nodes, await hashesFromTiles(nodes, size, nodesIn(read)));
}

/** The inclusion proof of the entry at `index` in the log of `size`. */
export async function inclusionFromTiles(
  index: number,
  size: number,
  read: TileReader,
): Promise<Uint8Array[]> {
  return inclusionFromNodes(index, size, nodesIn(read));
}

/** The same from tiles whose inner hashes are kept by who reads them. */
export async function inclusionFromNodes(
  index: number,
  size: number,
  read: TileNodesReader,
): Promise<Uint8Array[]> {
  return rootsFromTiles(inclusionStretches(index, size), size, read);
}

/** The proof that the log of `newSize` extends the log of `oldSize`. */
export async function consistencyFromTiles(
  oldSize: number,
  newSize: number,
  read: TileReader,
): Promise<Uint8Array[]> {
  return rootsFromTiles(consistencyStretches(oldSize, newSize), newSize, nodesIn(read));
}

function nodesIn(read: TileReader): TileNodesReader {
  return async (tile) => nodesOfTile(tileBytesOf(await read(tile), tile.width));
}

async function rootsFromTiles(
  stretches: readonly Stretch[],
  size: number,
  read: TileNodesReader,
): Promise<Uint8Array[]> {
  const nodes = stretches.map(nodesOf);
  const hashes = await hashesFromTiles(nodes.flat(), size, read);
  return nodes.map((each) => rootOfNodes(each, hashes));
}

const nameOf = ({ level, index }: Tile) => `${level}/${index}`;

/** Fetches each tile that is needed once, all at the same time. */
async function hashesFromTiles(
  nodes: readonly TreeNode[],
  size: number,
  read: TileNodesReader,
): Promise<NodeHashes> {
  const wanted = new Map<string, Tile>();
  for (const node of nodes) {
    const { tile } = placeOf(node, size);
    wanted.set(nameOf(tile), tile);
  }
  const fetched = await Promise.all(
    [...wanted].map(async ([name, tile]) => [name, await read(tile)] as const),
  );
  const tiles = new Map(fetched);
  return (node) => {
    const { tile, level, index } = placeOf(node, size);
    const over = tiles.get(nameOf(tile));
    if (over === undefined) throw new Rejected("TREE_OUT_OF_RANGE");
    return over(level, index);
  };
}

/** Which hash of which tile, or over how many of its hashes, a perfect subtree is. */
function placeOf({ level, index }: TreeNode, size: number) {
  const within = level % tileHeight;
  const inRow = tileWidth / 2 ** within;
  const tile = tileAt(Math.floor(level / tileHeight), Math.floor(index / inRow), size);
  if (tile === undefined) throw new Rejected("TREE_OUT_OF_RANGE");
  return { tile, level: within, index: index % inRow };
}
