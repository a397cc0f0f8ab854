import {
  inclusionFromNodes,
  nodesOfTile,
  Rejected,
  sameBytes,
  type Tile,
  type TileNodes,
  type TileNodesReader,
  tileAt,
  tileBytesOf,
  tileWidth,
  verifyInclusion,
} from "../../contracts/proof/index.ts";
import { openRows } from "../../contracts/proof/lanes/rows.ts";
import type { Blobs } from "../platform/blobs.ts";
import { type Copies, promptCopies } from "./copies.ts";
import { type EntriesBetween, mendedTile, tileBytes } from "./tiles.ts";

interface Kept {
  readonly nodes: TileNodes;
  readonly readAt: number;
}

/** Sixteen kilobytes each. */
const mostKept = 1_000;
/** A log that was put back under running programs has other tiles: they are not gone by for long. */
const keptMs = 60_000;

const keptOf = new WeakMap<Blobs, Map<string, Kept>>();

/** Opened when the first tile is read. */
let hashRow: ReturnType<typeof openRows> | undefined;

function nodesIn(bytes: Uint8Array, width: number): TileNodes {
  hashRow ??= openRows();
  return nodesOfTile(tileBytesOf(bytes, width), hashRow);
}

function keep(kept: Map<string, Kept>, name: string, tile: Kept): TileNodes {
  // The last in the order of a map is the one that came last.
  kept.delete(name);
  kept.set(name, tile);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return tile.nodes;
}

/** What was kept for too long, where the store is away: whatever is proved from it is checked. */
async function orKept(found: Promise<TileNodes>, known: Kept | undefined): Promise<TileNodes> {
  try {
    return await found;
  } catch (fault) {
    if (known === undefined) throw fault;
    return known.nodes;
  }
}

/** Rows of hashes in a tile, one over the other. */
const tileLevels = Math.log2(tileWidth);

const nameOf = ({ level, index, width }: Tile) => `${level}/${index}/${width}`;

type Fetch = (tile: Tile, copies: Copies, entries: EntriesBetween) => Promise<Uint8Array>;

/**
 * Tiles with the hashes over theirs, of which those that were last asked for are kept: every proof
 * goes through the same few tiles near the root, and needs one of each row of a tile's hashes.
 */
function keptTiles(blobs: Blobs, entries: EntriesBetween, fetch: Fetch): TileNodesReader {
  const kept = keptOf.get(blobs) ?? new Map<string, Kept>();
  keptOf.set(blobs, kept);
  const copies = promptCopies(blobs);
  const fetched = async (tile: Tile, name: string) => {
    const bytes = await fetch(tile, copies, entries);
    return keep(kept, name, { nodes: nodesIn(bytes, tile.width), readAt: performance.now() });
  };
  // Not among what is kept while it is under way: that is in somebody's transaction.
  const asked = new Map<string, Promise<TileNodes>>();
  return async (tile) => {
    const name = nameOf(tile);
    // What is fetched to mend stands in the place of what was kept.
    const known = fetch === tileBytes ? kept.get(name) : undefined;
    const isFresh = known !== undefined && performance.now() - known.readAt < keptMs;
    if (isFresh) return keep(kept, name, known);
    const found = asked.get(name) ?? orKept(fetched(tile, name), known);
    asked.set(name, found);
    return found;
  };
}

/** A head of the log, by which all that is read under it is checked. */
export interface SoundHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The inclusion proof of an entry, and the tiles that it was made from. */
export interface SoundProof {
  readonly proof: readonly Uint8Array[];
  readonly tiles: TileNodesReader;
}

/** A place on the way to an entry, on each level up to that. */
interface Way {
  readonly index: number;
  readonly size: number;
  readonly upTo: number;
}

/**
 * Whether each tile on the way has what the one below comes to: no proof reads the hash over the tile
 * that it begins in.
 */
async function isJoined({ index, size, upTo }: Way, tiles: TileNodesReader): Promise<boolean> {
  for (let level = 1; level <= upTo; level += 1) {
    const at = Math.floor(index / tileWidth ** level);
    const below = tileAt(level - 1, at, size);
    const above = tileAt(level, Math.floor(at / tileWidth), size);
    if (below === undefined || above === undefined) return false;
    const said = (await tiles(above))(0, at % tileWidth);
    if (!sameBytes(said, (await tiles(below))(tileLevels, 0))) return false;
  }
  return true;
}

/**
 * Proofs of entries under a head that lead to its root, whatever became of the copies: one that does
 * not is told of, and made anew from what the log's entries say. Each proof goes over every hash of
 * the tiles on the way to its entry, those up to level `upTo` included, so that these are as they were
 * written, too.
 */
export function soundProofs(
  blobs: Blobs,
  entries: EntriesBetween,
  { size, root }: SoundHead,
  upTo = 0,
) {
  const usual = keptTiles(blobs, entries, tileBytes);
  const mended = keptTiles(blobs, entries, mendedTile);
  const prove = async (index: number, tiles: TileNodesReader): Promise<SoundProof | null> => {
    const tile = tileAt(0, Math.floor(index / tileWidth), size);
    if (tile === undefined) throw new Error(`the log of size ${size} has no entry ${index}`);
    try {
      const proof = await inclusionFromNodes(index, size, tiles);
      const leaf = (await tiles(tile))(0, index % tileWidth);
      const holds = verifyInclusion(index, size, leaf, proof, root);
      return holds && (await isJoined({ index, size, upTo }, tiles)) ? { proof, tiles } : null;
    } catch (fault) {
      // A copy that is cut off, or none at all.
      if (fault instanceof Rejected) return null;
      throw fault;
    }
  };
  return async (index: number): Promise<SoundProof> => {
    const found = await prove(index, usual);
    if (found !== null) return found;
    blobs.tell?.("a copy of the log in the store of blobs was changed", { index, size });
    const anew = await prove(index, mended);
    if (anew === null) throw new Error(`the log's entries come to another root at size ${size}`);
    return anew;
  };
}
