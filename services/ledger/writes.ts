import { and, eq, isNull, sql } from "drizzle-orm";
import type { EventId } from "../kernel/brand.ts";
import type { ProgramScope } from "../platform/doors.ts";
import type { LogKey } from "./keys/rules.ts";
import { logCheckpoints, logEntries, logs, logWaiting } from "./schema.ts";

export async function queueCommitments(
  { db, now }: ProgramScope,
  events: readonly {
    readonly id: EventId;
    readonly commitment: Uint8Array;
    readonly keys: Uint8Array;
  }[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ id, ...event }) => ({ eventId: id, ...event, arrivedAt: now }));
  await db.insert(logWaiting).values(rows).onConflictDoNothing();
}

/** A commitment with the place that it was given, and the chains of its event. */
export interface Placed {
  /** Only of what has waited since before there was a map: its chains follow from the event. */
  readonly eventId: EventId | null;
  readonly logIndex: number;
  readonly commitment: Uint8Array;
  readonly keys: Uint8Array | null;
}

export interface PlacedBatch {
  readonly count: number;
  /** Without those that are in no chain. */
  readonly events: readonly Placed[];
}

// What is given back of each: its place in the batch, its id, its commitment, how long its keys are
// (-1 where they are not known), its keys.
const numberLength = 4;
const idLength = 16;
const commitmentLength = 32;

function idIn(bytes: Buffer): EventId {
  return bytes
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as EventId;
}

function eventsIn(bytes: Buffer, from: number): Placed[] {
  const events: Placed[] = [];
  for (let at = 0; at < bytes.length; ) {
    const idAt = at + numberLength;
    const commitmentAt = idAt + idLength;
    const lengthAt = commitmentAt + commitmentLength;
    const keysAt = lengthAt + numberLength;
    const length = bytes.readInt32BE(lengthAt);
    const end = keysAt + Math.max(length, 0);
    events.push({
      eventId: length < 0 ? idIn(bytes.subarray(idAt, commitmentAt)) : null,
      logIndex: from + bytes.readInt32BE(at),
      commitment: bytes.subarray(commitmentAt, lengthAt),
      keys: length < 0 ? null : bytes.subarray(keysAt, end),
    });
    at = end;
  }
  return events;
}

/**
 * Gives the `most` that wait longest their places from `from` on, all in the database; what has its
 * place already is only taken from the queue.
 */
export async function placeCommitments(
  { db }: ProgramScope,
  from: number,
  most: number,
): Promise<PlacedBatch> {
  // In one row: a row each costs more than what is in it.
  const [row] = await db.execute<{ count: number; events: Buffer | null }>(
    sql`with taken as (
        delete from log_waiting where ctid = any(array(
          select ctid from log_waiting order by arrived_at, event_id limit ${most}))
        returning event_id, commitment, keys, arrived_at),
      placed as (
        select event_id, commitment, keys,
          (row_number() over (order by arrived_at, event_id))::int - 1 as place
        from taken where not exists (
          select from log_entries known where known.event_id = taken.event_id)),
      entered as (
        insert into log_entries (log_index, kind, entry, event_id)
        select ${from}::bigint + place, 1, '\\x01'::bytea || commitment, event_id from placed)
      select count(*)::int as count,
        string_agg(int4send(place) || uuid_send(event_id) || commitment
          || int4send(coalesce(length(keys), -1)) || coalesce(keys, ''), ''::bytea order by place)
          filter (where keys is distinct from '') as events
      from placed`,
  );
  return { count: row?.count ?? 0, events: eventsIn(row?.events ?? Buffer.alloc(0), from) };
}

/** The map's statement at its place. */
export async function placeStatement(
  { db }: ProgramScope,
  logIndex: number,
  entry: Uint8Array,
): Promise<void> {
  await db.insert(logEntries).values({ logIndex, kind: 2, entry });
}

export async function insertHead(
  { db }: ProgramScope,
  head: typeof logCheckpoints.$inferInsert,
): Promise<void> {
  await db.insert(logCheckpoints).values(head);
}

/** Publishes a head's note; a head that has one keeps it. */
export async function signHead({ db }: ProgramScope, size: number, note: string): Promise<void> {
  await db
    .update(logCheckpoints)
    .set({ note })
    .where(and(eq(logCheckpoints.size, size), isNull(logCheckpoints.note)));
}

/** Adds a key of the log, unless there is one of its number; the first gives the log its name. */
export async function addKey({ db }: ProgramScope, origin: string, key: LogKey): Promise<void> {
  await db
    .insert(logs)
    .values({ origin, ...key })
    .onConflictDoNothing();
}

export async function endKey({ db }: ProgramScope, { number, until }: LogKey): Promise<void> {
  await db.update(logs).set({ until }).where(eq(logs.number, number));
}
