import {
  entryBundle,
  leafHash,
  readTile,
  rootOf,
  sameBytes,
  type Tile,
  tileAt,
  tilePath,
  tileWidth,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Copies } from "./copies.ts";
import { beginOfTile, type Edge, type FilledTile } from "./edge.ts";
import type { Reached } from "./steps.ts";

/** Entries of the log at [from, until), from where the log itself is kept. */
export type EntriesBetween = (from: number, until: number) => Promise<readonly Uint8Array[]>;

const hashLength = 32;

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
async function computed(tile: Tile, copies: Copies, entries: EntriesBetween): Promise<Uint8Array> {
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
    roots.push(rootOf(readTile(await tileBytes(below, copies, entries), tileWidth)));
  }
  return joined(roots);
}

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
  copies: Copies,
  entries: EntriesBetween,
): Promise<Edge> {
  const begin = beginOfTile(size);
  const open: Uint8Array[][] = [(await entries(begin, size)).map(leafHash)];
  for (let level = 1, count = Math.floor(size / tileWidth); count > 0; level += 1) {
    const tile = tileAt(level, Math.floor(count / tileWidth), size);
    open.push(tile ? readTile(await tileBytes(tile, copies, entries), tile.width) : []);
    count = Math.floor(count / tileWidth);
  }
  return { size, open };
}

/** Over more entries than this a tile is not computed while copies cannot be read. */
const mostComputed = 2 ** 18;

function entriesUnder({ level, width }: Tile): number {
  return level === "entries" ? width : width * tileWidth ** level;
}

/**
 * A tile from blobs, which only copy; one that is not there (any more) or cannot be read is computed
 * from the log. A full tile stands in for a partial one.
 */
export async function tileBytes(
  tile: Tile,
  copies: Copies,
  entries: EntriesBetween,
): Promise<Uint8Array> {
  let copy: Uint8Array | null;
  try {
    copy = await copies.get(blobName(tile));
  } catch (fault) {
    if (entriesUnder(tile) > mostComputed) throw fault;
    copy = null;
  }
  return copy ?? computed(tile, copies, entries);
}

/** Whether the full tile below comes to the hash that the one above has of it. */
function agree(said: Uint8Array | undefined, below: Uint8Array | null): boolean {
  if (said === undefined || below?.length !== tileWidth * said.length) return false;
  return sameBytes(rootOf(readTile(below, tileWidth)), said);
}

/**
 * A tile as the log's entries make it, where copies may have been changed: a hash in its copy counts
 * only where the copy of the tile below comes to it; what does not is made anew from below.
 */
export async function mendedTile(
  tile: Tile,
  copies: Copies,
  entries: EntriesBetween,
): Promise<Uint8Array> {
  const { level, index, width } = tile;
  if (level === "entries" || level === 0) return computed(tile, copies, entries);
  const copy = await copies.get(blobName(tile));
  const said = copy?.length === width * hashLength ? readTile(copy, width) : [];
  const hashes = Array.from({ length: width }, async (_, at) => {
    const below: Tile = { level: level - 1, index: index * tileWidth + at, width: tileWidth };
    const [hash, bytes] = [said[at], await copies.get(blobName(below))];
    if (hash !== undefined && agree(hash, bytes)) return hash;
    return rootOf(readTile(await mendedTile(below, copies, entries), tileWidth));
  });
  return joined(await Promise.all(hashes));
}
