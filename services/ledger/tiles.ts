import {
  entryBundle,
  leafHash,
  readTile,
  rootOf,
  type Tile,
  tilePath,
  tileWidth,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";

/** Entries of the log at [from, until), from where the log itself is kept. */
export type EntriesBetween = (from: number, until: number) => Promise<readonly Uint8Array[]>;

const blobName = (tile: Tile) => `log/${tilePath(tile)}`;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/**
 * The bytes of a tile or bundle, computed from the log's entries alone: two writers of one log
 * always write the same. Lower tiles that blobs hold already save the way down.
 */
async function computed(tile: Tile, blobs: Blobs, entries: EntriesBetween): Promise<Uint8Array> {
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

/** Writes tiles in the order given, which is from the leaves up. */
export async function writeTiles(
  tiles: readonly Tile[],
  blobs: Blobs,
  entries: EntriesBetween,
): Promise<void> {
  for (const tile of tiles) await blobs.put(blobName(tile), await computed(tile, blobs, entries));
}

/**
 * A tile from blobs, which only copy; one that is not there (any more) is computed from the log.
 * A full tile stands in for a partial one.
 */
export async function tileBytes(
  tile: Tile,
  blobs: Blobs,
  entries: EntriesBetween,
): Promise<Uint8Array> {
  return (await blobs.get(blobName(tile))) ?? (await computed(tile, blobs, entries));
}
