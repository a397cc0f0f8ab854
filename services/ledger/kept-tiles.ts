import {
  nodesOfTile,
  type Tile,
  type TileNodes,
  type TileNodesReader,
  tileBytesOf,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import { type EntriesBetween, tileBytes } from "./tiles.ts";

interface Kept {
  readonly nodes: TileNodes;
  readonly readAt: number;
}

/** Sixteen kilobytes each. */
const mostKept = 1_000;
/** A log that was put back under running programs has other tiles: they are not gone by for long. */
const keptMs = 60_000;

const keptOf = new WeakMap<Blobs, Map<string, Kept>>();

function keep(kept: Map<string, Kept>, name: string, tile: Kept): TileNodes {
  // The last in the order of a map is the one that came last.
  kept.delete(name);
  kept.set(name, tile);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return tile.nodes;
}

/**
 * Tiles with the hashes over theirs, of which those that were last asked for are kept: every proof
 * goes through the same few tiles near the root, and needs one of each row of a tile's hashes.
 */
export function keptTiles(blobs: Blobs, entries: EntriesBetween): TileNodesReader {
  const kept = keptOf.get(blobs) ?? new Map<string, Kept>();
  keptOf.set(blobs, kept);
  const fetched = async (tile: Tile, name: string) => {
    const bytes = await tileBytes(tile, blobs, entries);
    const nodes = nodesOfTile(tileBytesOf(bytes, tile.width));
    return keep(kept, name, { nodes, readAt: performance.now() });
  };
  // Not among what is kept while it is under way: that is in somebody's transaction.
  const asked = new Map<string, Promise<TileNodes>>();
  return async (tile) => {
    const name = `${tile.level}/${tile.index}/${tile.width}`;
    const known = kept.get(name);
    if (known !== undefined && performance.now() - known.readAt < keptMs) {
      return keep(kept, name, known);
    }
    const found = asked.get(name) ?? fetched(tile, name);
    asked.set(name, found);
    return found;
  };
}
