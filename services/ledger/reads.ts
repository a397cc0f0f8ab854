import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type Checkpoint, readEntryBundle, sameBytes } from "../../contracts/proof/index.ts";
import type { EventId } from "../kernel/brand.ts";
import type { Asks } from "../platform/connections.ts";
import type { Database } from "../platform/database.ts";
import type { Transaction } from "../platform/tenancy.ts";
import type { SoundHead } from "./kept-tiles.ts";
import type { LogKey } from "./keys/rules.ts";
import { logCheckpoints, logEntries, logs, logWaiting } from "./schema.ts";

/** Anything with a transaction: the log is the same for everyone who reads it. */
export interface Reader {
  readonly db: Transaction;
}

/** The same, and what time it is for who reads. */
export interface TimedReader extends Reader {
  readonly now: Date;
}

/** So long a bundle may be behind the newest head to be under one that witnesses have seen. */
export const bundlesBehindMs = 10_000;

/** Entries that have a place, counted from the log's end. */
export async function logSize({ db }: Reader): Promise<number> {
  const [last] = await db
    .select({ logIndex: logEntries.logIndex })
    .from(logEntries)
    .orderBy(desc(logEntries.logIndex))
    .limit(1);
  return last === undefined ? 0 : last.logIndex + 1;
}

/** The newest head, signed or not. */
export async function newestHead({ db }: Reader) {
  const [head] = await db.select().from(logCheckpoints).orderBy(desc(logCheckpoints.size)).limit(1);
  return head ?? null;
}

/** The newest head that was signed: the one that is published. */
export async function publishedHead({ db }: Reader) {
  const [head] = await db
    .select()
    .from(logCheckpoints)
    .where(isNotNull(logCheckpoints.note))
    .orderBy(desc(logCheckpoints.size))
    .limit(1);
  return head ?? null;
}

/** The published head with what proofs under it are made from. */
export interface ProvingHead {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  /** That of the oldest key that signs still, as `logIdentity` has it. */
  readonly verifierKey: string;
  /** The entry that ends it. */
  readonly statement: Uint8Array | null;
  /** Where events stand under it; one that does not is absent. */
  readonly places: ReadonlyMap<EventId, number>;
}

interface ProvingRow {
  readonly size: string;
  readonly root: Uint8Array;
  readonly note: string;
  readonly key: string | null;
  readonly statement: Uint8Array | null;
  readonly places: Readonly<Record<EventId, number>> | null;
}

// The array goes through a sub-select: PostgreSQL would plan this anew for each array that it sees,
// which takes three times as long as to run it.
const provingQuestion = `select size, root, note,
    (select entry from log_entries where log_index = size - 1) as statement,
    coalesce((select verifier_key from logs where until is null order by number limit 1),
      (select verifier_key from logs order by number desc limit 1)) as key,
    (select json_object_agg(event_id, log_index) from log_entries
      where event_id = any(array(select unnest($1::uuid[]))) and log_index < size) as places
  from log_checkpoints where note is not null order by size desc limit 1`;

/**
 * The published head and where events stand under it, in one statement: on its own each part of it
 * takes longer to be asked than to be found. Null while there is no head.
 */
export async function provingHead(
  ask: Asks,
  eventIds: readonly EventId[],
): Promise<ProvingHead | null> {
  const [row] = await ask<ProvingRow>(provingQuestion, [`{${eventIds.join()}}`]);
  if (row === undefined || row.key === null) return null;
  const { root, note, key: verifierKey, statement } = row;
  const places = new Map(Object.entries(row.places ?? {}) as [EventId, number][]);
  return { size: Number(row.size), root, note, verifierKey, statement, places };
}

const rootQuestion = `select size, root from log_checkpoints
  where note is not null order by size desc limit 1`;

/** What of the published head tiles are checked by, asked on its own; null while there is none. */
export async function publishedRoot(database: Database): Promise<SoundHead | null> {
  const [row] = await database.ask<{ size: string; root: Uint8Array }>(rootQuestion);
  return row === undefined ? null : { size: Number(row.size), root: row.root };
}

/** The size of the newest signed head that was made before a time; 0 where there is none. */
export async function sizeBefore({ db }: Reader, time: Date): Promise<number> {
  const [head] = await db
    .select({ size: logCheckpoints.size })
    .from(logCheckpoints)
    .where(and(lt(logCheckpoints.at, time), isNotNull(logCheckpoints.note)))
    .orderBy(desc(logCheckpoints.size))
    .limit(1);
  return head?.size ?? 0;
}

export async function unsignedHeads({ db }: Reader) {
  return db
    .select()
    .from(logCheckpoints)
    .where(isNull(logCheckpoints.note))
    .orderBy(asc(logCheckpoints.size));
}

/** The entries at [from, until), in order. */
export async function entriesBetween({ db }: Reader, from: number, until: number) {
  return db
    .select({ logIndex: logEntries.logIndex, entry: logEntries.entry })
    .from(logEntries)
    .where(and(gte(logEntries.logIndex, from), lt(logEntries.logIndex, until)))
    .orderBy(asc(logEntries.logIndex));
}

const entriesQuestion = `select entry from log_entries where log_index >= $1 and log_index < $2
  order by log_index`;

/** What is in them, for who asks in a transaction or in none. */
export const entriesBy = (ask: Asks) => async (from: number, until: number) =>
  (await ask<{ entry: Uint8Array }>(entriesQuestion, [from, until])).map(({ entry }) => entry);

/** The same in one row: a row each costs more than what is in it. */
export async function bundledBetween({ db }: Reader, from: number, until: number) {
  const [row] = await db.execute<{ bundle: Uint8Array | null; count: number }>(sql`
    select string_agg(int2send(length(entry)::int2) || entry, ''::bytea order by log_index) as bundle,
      count(*)::int as count
    from log_entries where log_index >= ${from} and log_index < ${until}`);
  return readEntryBundle(row?.bundle ?? new Uint8Array(), row?.count ?? 0);
}

/** Where events stand in the log; one that is not there yet is absent from the map. */
export async function placesInLog(
  { db }: Reader,
  eventIds: readonly EventId[],
): Promise<ReadonlyMap<EventId, number>> {
  if (eventIds.length === 0) return new Map();
  const rows = await db
    .select({ eventId: logEntries.eventId, logIndex: logEntries.logIndex })
    .from(logEntries)
    .where(inArray(logEntries.eventId, [...eventIds]));
  return new Map(rows.flatMap((row) => (row.eventId ? [[row.eventId, row.logIndex]] : [])));
}

/** The entries of events; one that has no place yet is absent from the map. */
export async function entriesOfEvents(
  { db }: Reader,
  eventIds: readonly EventId[],
): Promise<ReadonlyMap<EventId, Uint8Array>> {
  if (eventIds.length === 0) return new Map();
  const rows = await db
    .select({ eventId: logEntries.eventId, entry: logEntries.entry })
    .from(logEntries)
    .where(inArray(logEntries.eventId, [...eventIds]));
  return new Map(rows.flatMap(({ eventId, entry }) => (eventId ? [[eventId, entry]] : [])));
}

/**
 * The log's name and its keys, the oldest first; null until the first sequencer has come.
 * `verifierKey` is the oldest that signs still: it has signed every head that is served now.
 */
export async function logIdentity({ db }: Reader) {
  const rows = await db.select().from(logs).orderBy(asc(logs.number));
  const keys = rows.map(({ origin: _, ...key }): LogKey => key);
  const signing = keys.find(({ until }) => until === null) ?? keys.at(-1);
  const [first] = rows;
  if (first === undefined || signing === undefined) return null;
  return { origin: first.origin, verifierKey: signing.verifierKey, keys };
}

/** When the first head was made that is larger than a size and signed; null where there is none. */
export async function timeOfHeadAfter({ db }: Reader, size: number): Promise<Date | null> {
  const [head] = await db
    .select({ at: logCheckpoints.at })
    .from(logCheckpoints)
    .where(and(gt(logCheckpoints.size, size), isNotNull(logCheckpoints.note)))
    .orderBy(asc(logCheckpoints.size))
    .limit(1);
  return head?.at ?? null;
}

/** Which of these events the log knows already, with a place or waiting for one. */
export async function knownEvents({ db }: Reader, eventIds: readonly EventId[]) {
  // In this order: what is given its place between the two is found in the second.
  const waiting = await db
    .select({ eventId: logWaiting.eventId })
    .from(logWaiting)
    .where(inArray(logWaiting.eventId, [...eventIds]));
  const placed = await placesInLog({ db }, eventIds);
  return new Set<EventId>([...placed.keys(), ...waiting.map((row) => row.eventId)]);
}

export async function headOfSize({ db }: Reader, size: number) {
  const [head] = await db.select().from(logCheckpoints).where(eq(logCheckpoints.size, size));
  return head ?? null;
}

/** Whether a head that comes from elsewhere is one of the log's. */
export async function holdsHead(
  reader: Reader,
  { size, root }: Pick<Checkpoint, "size" | "root">,
): Promise<boolean> {
  const own = await headOfSize(reader, size);
  return own !== null && sameBytes(own.root, root);
}
