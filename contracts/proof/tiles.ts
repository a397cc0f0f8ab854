import { rootOf } from "./merkle.ts";
import { Rejected } from "./rejected.ts";
import {
  consistencyStretches,
  inclusionStretches,
  type NodeHashes,
  nodesOf,
  type Stretch,
  stretchRoot,
  type TreeNode,
} from "./stretches.ts";
import { readTile, type Tile, tileAt, tilePath, tileWidth } from "./tile.ts";

const tileHeight = 8;

/** Fetches a tile's bytes from wherever tiles are kept. What it answers is not trusted. */
export type TileReader = (tile: Tile) => Promise<Uint8Array>;

/** The root of the log's first `size` entries. */
export async function rootFromTiles(size: number, read: TileReader): Promise<Uint8Array> {
  const whole = { from: 0, until: size };
  return stretchRoot(whole, await nodesFromTiles([whole], size, read));
}

/** The inclusion proof of the entry at `index` in the log of `size`. */
export async function inclusionFromTiles(
  index: number,
  size: number,
  read: TileReader,
): Promise<Uint8Array[]> {
  return rootsFromTiles(inclusionStretches(index, size), size, read);
}

/** The proof that the log of `newSize` extends the log of `oldSize`. */
export async function consistencyFromTiles(
  oldSize: number,
  newSize: number,
  read: TileReader,
): Promise<Uint8Array[]> {
  return rootsFromTiles(consistencyStretches(oldSize, newSize), newSize, read);
}

async function rootsFromTiles(
  stretches: readonly Stretch[],
  size: number,
  read: TileReader,
): Promise<Uint8Array[]> {
  const hashes = await nodesFromTiles(stretches, size, read);
  return stretches.map((stretch) => stretchRoot(stretch, hashes));
}

/** Fetches each tile that the stretches need once, all at the same time. */
async function nodesFromTiles(
  stretches: readonly Stretch[],
  size: number,
  read: TileReader,
): Promise<NodeHashes> {
  const wanted = new Map<string, Tile>();
  for (const node of stretches.flatMap(nodesOf)) {
    const { tile } = placeOf(node, size);
    wanted.set(tilePath(tile), tile);
  }
  const fetched = await Promise.all(
    [...wanted].map(async ([path, tile]) => {
      return [path, readTile(await read(tile), tile.width)] as const;
    }),
  );
  const tiles = new Map(fetched);
  return (node) => {
    const { tile, from, until } = placeOf(node, size);
    return rootOf((tiles.get(tilePath(tile)) ?? []).slice(from, until));
  };
}

/** Which hashes of which tile a perfect subtree is made of. */
function placeOf({ level, index }: TreeNode, size: number) {
  const tileLevel = Math.floor(level / tileHeight);
  const span = 2 ** (level % tileHeight);
  const tile = tileAt(tileLevel, Math.floor((index * span) / tileWidth), size);
  if (tile === undefined) throw new Rejected("TREE_OUT_OF_RANGE");
  const from = (index * span) % tileWidth;
  return { tile, from, until: from + span };
}
