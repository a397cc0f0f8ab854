import {
  type HeadProof,
  inclusionFromTiles,
  type TileReader,
  toBase64,
} from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import type { Blobs } from "../platform/blobs.ts";
import { entriesBetween, logIdentity, placesInLog, publishedHead, type Reader } from "./reads.ts";
import { tileBytes } from "./tiles.ts";

/** An event's place under the head, and its inclusion proof in padded base64. */
export interface InclusionProof {
  readonly logIndex: number;
  readonly inclusion: readonly string[];
}

/** All that is needed to check a set of events against one published head. */
export interface ProofSet {
  readonly logKey: string;
  readonly head: HeadProof;
  /** By event id; an event that is not under the head yet is absent. */
  readonly events: ReadonlyMap<EventId, InclusionProof>;
}

function tilesOf(reader: Reader, blobs: Blobs): TileReader {
  const entries = async (from: number, until: number) =>
    (await entriesBetween(reader, from, until)).map((row) => row.entry);
  const read = new Map<string, Promise<Uint8Array>>();
  // Proofs of neighbours go through the same tiles: each is fetched once.
  return (tile) => {
    const name = `${tile.level}/${tile.index}/${tile.width}`;
    const bytes = read.get(name) ?? tileBytes(tile, blobs, entries);
    read.set(name, bytes);
    return bytes;
  };
}

/** Proofs of events under the newest published head; null while there is none. */
export async function proofsOf(
  reader: Reader,
  blobs: Blobs,
  eventIds: readonly EventId[],
): Promise<ProofSet | null> {
  const published = await publishedHead(reader);
  const log = await logIdentity(reader);
  if (published?.note === undefined || published.note === null || log === null) return null;
  const { size, note } = published;
  const tiles = tilesOf(reader, blobs);
  const inclusionOf = async (index: number) =>
    (await inclusionFromTiles(index, size, tiles)).map(toBase64);
  const [statement] = await entriesBetween(reader, size - 1, size);
  if (statement === undefined) throw new Error(`the log has no entry ${size - 1}`);
  const events = new Map<EventId, InclusionProof>();
  for (const [id, logIndex] of await placesInLog(reader, eventIds)) {
    if (logIndex < size) events.set(id, { logIndex, inclusion: await inclusionOf(logIndex) });
  }
  const mapStatement = { entry: toBase64(statement.entry), inclusion: await inclusionOf(size - 1) };
  return { logKey: log.verifierKey, head: { checkpoint: note, mapStatement }, events };
}
