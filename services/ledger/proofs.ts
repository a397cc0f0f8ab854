import { type HeadProof, type TileReader, toBase64 } from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import type { Blobs } from "../platform/blobs.ts";
import { type Asks, askIn } from "../platform/connections.ts";
import { promptCopies } from "./copies.ts";
import { type SoundHead, soundProofs } from "./kept-tiles.ts";
import { entriesBetween, entriesBy, provingHead, type Reader } from "./reads.ts";
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

/** Reads tiles of the log, each at most once; mended where copies may have been changed. */
export function tilesOf(reader: Reader, blobs: Blobs, fetch = tileBytes): TileReader {
  const entries = entriesBy(askIn(reader.db));
  const copies = promptCopies(blobs);
  const read = new Map<string, Promise<Uint8Array>>();
  // Proofs of neighbours go through the same tiles: each is fetched once.
  return (tile) => {
    const name = `${tile.level}/${tile.index}/${tile.width}`;
    const bytes = read.get(name) ?? fetch(tile, copies, entries);
    read.set(name, bytes);
    return bytes;
  };
}

/** The proofs of the entries that end heads, by their heads; the one that came last is the last. */
const provedEnds = new Map<string, readonly string[]>();
const mostEnds = 64;

/**
 * Gives the inclusion proof of any entry under this head. That of the entry that ends it is in every
 * set of proofs under it, and made once: what leads to a root does so for good, wherever it is from.
 */
export function inclusionsUnder(ask: Asks, blobs: Blobs, head: SoundHead) {
  const prove = soundProofs(blobs, entriesBy(ask), head);
  const proved = async (index: number) => (await prove(index)).proof.map(toBase64);
  const name = `${head.size}/${toBase64(head.root)}`;
  return async (index: number): Promise<readonly string[]> => {
    if (index !== head.size - 1) return proved(index);
    const inclusion = provedEnds.get(name) ?? (await proved(index));
    provedEnds.set(name, inclusion);
    const [oldest] = provedEnds.keys();
    if (provedEnds.size > mostEnds && oldest !== undefined) provedEnds.delete(oldest);
    return inclusion;
  };
}

/** The head of this size with the statement that ends it. */
export async function headProof(
  reader: Reader,
  { size, note }: { readonly size: number; readonly note: string },
  inclusionOf: (index: number) => Promise<readonly string[]>,
): Promise<HeadProof> {
  const asked = [entriesBetween(reader, size - 1, size), inclusionOf(size - 1)] as const;
  const [[statement], inclusion] = await Promise.all(asked);
  if (statement === undefined) throw new Error(`the log has no entry ${size - 1}`);
  return { checkpoint: note, mapStatement: { entry: toBase64(statement.entry), inclusion } };
}

/**
 * Proofs of events under the newest published head; null while there is none. One question, which
 * needs no transaction where nothing else is asked: that would be three ways to the database.
 */
export async function proofsOf(
  ask: Asks,
  blobs: Blobs,
  eventIds: readonly EventId[],
): Promise<ProofSet | null> {
  const published = await provingHead(ask, eventIds);
  if (published === null) return null;
  const { size, note, verifierKey: logKey, statement, places } = published;
  if (statement === null) throw new Error(`the log has no entry ${size - 1}`);
  const inclusionOf = inclusionsUnder(ask, blobs, published);
  const [inclusion, ...proved] = await Promise.all([
    inclusionOf(size - 1),
    ...[...places].map(async ([id, logIndex]) => {
      return [id, { logIndex, inclusion: await inclusionOf(logIndex) }] as const;
    }),
  ]);
  const head = { checkpoint: note, mapStatement: { entry: toBase64(statement), inclusion } };
  return { logKey, head, events: new Map(proved) };
}
