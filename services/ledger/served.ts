import {
  leafHash,
  Rejected,
  readEntryBundle,
  readTile,
  sameBytes,
  type Tile,
  tileAt,
  tileWidth,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import { noCopies, promptCopies } from "./copies.ts";
import { type SoundHead, soundProofs } from "./kept-tiles.ts";
import { type EntriesBetween, tileBytes } from "./tiles.ts";

function holds(bundle: Uint8Array, hashes: readonly Uint8Array[]): boolean {
  try {
    const entries = readEntryBundle(bundle, hashes.length);
    return entries.every((entry, at) => sameBytes(leafHash(entry), hashes[at] ?? entry));
  } catch (fault) {
    if (fault instanceof Rejected) return false;
    throw fault;
  }
}

/**
 * A tile or bundle as it is handed out, to be kept for good: never bytes that do not come to the
 * signed head, whatever became of the copies.
 */
export async function servedTile(
  tile: Tile,
  blobs: Blobs,
  head: SoundHead,
  entries: EntriesBetween,
): Promise<Uint8Array> {
  const level = tile.level === "entries" ? 0 : tile.level;
  const whole = tileAt(level, tile.index, head.size);
  if (whole === undefined) throw new Error(`a log of size ${head.size} has no such tile`);
  // The proof of what comes first under a tile goes over all of the tile's hashes.
  const first = tile.index * tileWidth ** (level + 1);
  const { tiles } = await soundProofs(blobs, entries, head, level)(first);
  const nodes = await tiles(whole);
  const found = nodes(0, 0, tile.width);
  if (tile.level !== "entries") return found;
  const hashes = readTile(found, tile.width);
  const copy = await tileBytes(tile, promptCopies(blobs), entries);
  if (holds(copy, hashes)) return copy;
  blobs.tell?.("a copy of the log in the store of blobs was changed", { bundle: tile.index });
  const bundle = await tileBytes(tile, noCopies, entries);
  if (holds(bundle, hashes)) return bundle;
  throw new Error(`the log's entries are not those of bundle ${tile.index}`);
}
