import {
  entryBundle,
  leafHash,
  readTile,
  rootOf,
  type Tile,
  tileAt,
  tilePath,
  tileWidth,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import { beginOfTile, type Edge, type FilledTile } from "./edge.ts";
import type { Reached } from "./steps.ts";

/** Entries of the log at [from, until), from where the log itself is kept. */
export type EntriesBetween = (from: number, until: number) => Promise<readonly Uint8Array[]>;

type Copies = Pick<Blobs, "get">;

/** Where the published head is copied to. */
export const publishedCopy = "log/checkpoint";

/** Where a tile or bundle is copied to. */
export const blobName = (tile: Tile) => `log/${tilePath(tile)}`;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/**
 * The bytes of a tile or bundle, computed from the log's entries alone: two writers of one log
 * always write the same. Lower tiles that blobs hold already save the way down.
 */
async function computed(tile: Tile, blobs: Copies, entries: EntriesBetween): Promise<Uint8Array> {
  const { level, index, width } = tile;
  if (level === "entries" || level === 0) {
    const from = index * tileWidth;
    const found = await entries(from, from + width);
    if (found.length !== width) throw new Error(`the log lacks entries for ${tilePath(tile)}`);
    return level === 0 ? joined(found.map(leafHash)) : entryBundle(found);
  }
  const roots: Uint8Array[] = [];
  for (let child = index * tileWidth; child < index * tileWidth + width; child += 1) {
    const below: Tile = { level: level - 1, index: child, width: tileWidth };
    const bytes = (await blobs.get(blobName(below))) ?? (await computed(below, blobs, entries));
    roots.push(rootOf(readTile(bytes, tileWidth)));
  }
  return joined(roots);
}

/** Where no tile is found: all are computed from the entries. */
export const noBlobs: Copies = { get: async () => null };

const writtenAtOnce = 8;

/** Copies tiles to blobs, several at a time: each waits for the disk. */
export async function writeTiles(
  tiles: readonly FilledTile[],
  blobs: Blobs,
  reached: Reached,
): Promise<void> {
  const rest = tiles.values();
  const write = async () => {
    for (const { tile, bytes } of rest) {
      await blobs.put(blobName(tile), bytes);
      reached("tile written");
    }
  };
  await Promise.all(Array.from({ length: writtenAtOnce }, write));
}

/** The tree's edge at a size, by the tiles in blobs and, where there are none, by the entries. */
export async function edgeFromTiles(
  size: number,
  blobs: Copies,
  entries: EntriesBetween,
): Promise<Edge> {
  const begin = beginOfTile(size);
  const open: Uint8Array[][] = [(await entries(begin, size)).map(leafHash)];
  for (let level = 1, count = Math.floor(size / tileWidth); count > 0; level += 1) {
    const tile = tileAt(level, Math.floor(count / tileWidth), size);
    open.push(tile ? readTile(await tileBytes(tile, blobs, entries), tile.width) : []);
    count = Math.floor(count / tileWidth);
  }
  return { size, open };
}

/**
 * A tile from blobs, which only copy; one that is not there (any more) is computed from the log.
 * A full tile stands in for a partial one.
 */
export async function tileBytes(
  tile: Tile,
  blobs: Copies,
  entries: EntriesBetween,
): Promise<Uint8Array> {
  return (await blobs.get(blobName(tile))) ?? (await computed(tile, blobs, entries));
}
