import { sql } from "drizzle-orm";
import { type HeadProof, type MapProof, mapKey, readEntry } from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import type { Blobs } from "../platform/blobs.ts";
import { askIn } from "../platform/connections.ts";
import { hex } from "./map/pages.ts";
import { proveInMap } from "./map/prove.ts";
import { chainsAt } from "./map/store.ts";
import { headProof, inclusionsUnder } from "./proofs.ts";
import type { Reader, TimedReader } from "./reads.ts";
import { headForBundles } from "./witnesses/reads.ts";

/** An event of a chain, and its place in the log. */
export interface ChainLink {
  readonly eventId: EventId;
  readonly logIndex: number;
  readonly commitment: Uint8Array;
}

/** A chain under a head: all of its events, and the map's proof that there are no more. */
export interface ProvedChain {
  readonly identity: string;
  readonly audience: string;
  readonly links: readonly ChainLink[];
  readonly map: MapProof;
}

/** How many events one chain of a proof may have, and all of its chains together. */
export interface ProofLimits {
  readonly ofChain: number;
  readonly ofAll: number;
}

/** A chain that is left out, since with it there were more events than a proof may have. */
export interface LongChain {
  readonly identity: string;
  readonly audience: string;
  readonly events: number;
  readonly most: number;
}

export interface TraceProof {
  readonly head: HeadProof;
  readonly chains: readonly ProvedChain[];
  readonly tooLong: readonly LongChain[];
  /** The inclusion proof of the log's entry at an index, padded base64. */
  readonly inclusion: (index: number) => Promise<readonly string[]>;
}

async function linksOf({ db }: Reader, size: number, key: Uint8Array, most: number) {
  const rows = await db.execute<{ id: EventId; index: string; entry: Uint8Array }>(sql`
    select placed.event_id as id, link.log_index as index, placed.entry
    from map_chains link join log_entries placed on placed.log_index = link.log_index
    where link.key = decode(${Buffer.from(key).toString("hex")}, 'hex')
      and coalesce(link.since, link.log_index + 1) <= ${size}
    order by link.position
    limit ${most + 1}`);
  return rows.map(({ id, index, entry }): ChainLink => {
    const read = readEntry(Uint8Array.from(entry));
    if (read.kind !== "event") throw new Error(`the log's entry ${index} is no event`);
    return { eventId: id, logIndex: Number(index), commitment: read.commitment };
  });
}

/** Of how many events these chains are under a published head; all are empty while there is none. */
export async function chainLengths(
  reader: TimedReader,
  asked: readonly { readonly identity: string; readonly audience: string }[],
): Promise<readonly number[]> {
  const published = await headForBundles(reader);
  if (published === null) return asked.map(() => 0);
  const keys = asked.map(({ identity, audience }) => mapKey(audience, identity));
  const leaves = await chainsAt(reader, keys, published.size);
  return keys.map((key) => leaves.get(hex(key))?.length ?? 0);
}

/**
 * The chains of these identities, each for one audience, under a published head, with all that
 * proves them; of those that go beyond the limits only that is told. Null while there is no head.
 */
export async function proveTrace(
  reader: TimedReader,
  blobs: Blobs,
  asked: readonly { readonly identity: string; readonly audience: string }[],
  { ofChain, ofAll }: ProofLimits,
): Promise<TraceProof | null> {
  const published = await headForBundles(reader);
  if (published === null) return null;
  const { size, note } = published;
  const inclusion = inclusionsUnder(askIn(reader.db), blobs, published);
  const chains: ProvedChain[] = [];
  const tooLong: LongChain[] = [];
  let inAll = 0;
  for (const { identity, audience } of asked) {
    const key = mapKey(audience, identity);
    const links = await linksOf(reader, size, key, ofChain);
    const map = await proveInMap(reader, size, key);
    if (links.length > ofChain) {
      tooLong.push({ identity, audience, events: map.leaf?.length ?? 0, most: ofChain });
      continue;
    }
    const events = inAll + links.length;
    if (events > ofAll) {
      tooLong.push({ identity, audience, events, most: ofAll });
      continue;
    }
    inAll = events;
    chains.push({ identity, audience, links, map });
  }
  return { head: await headProof(reader, { size, note }, inclusion), chains, tooLong, inclusion };
}
