import { sql } from "drizzle-orm";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import type { Reader, TimedReader } from "../reads.ts";

/** A reader in one firm's house: its people, or the worker for them. */
export interface HouseReader extends TimedReader {
  readonly house: TenantId;
}

/** An event of the house, as its receipt is asked for. */
export interface OwnEvent {
  readonly id: EventId;
  readonly type: string;
  readonly recordedAt: Date;
  /** Null while it has none. */
  readonly position: number | null;
  /** Null while it has no place in the log. */
  readonly logIndex: number | null;
}

const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Whether an event is under the head of this size. */
export const isUnder = ({ logIndex }: OwnEvent, size: number) =>
  logIndex !== null && logIndex < size;

interface OwnRow extends Record<string, unknown> {
  readonly id: EventId;
  readonly type: string;
  readonly recorded: string;
  readonly position: string | null;
  readonly index: string | null;
}

const ownEvent = ({ id, type, recorded, position, index }: OwnRow): OwnEvent => ({
  id,
  type,
  recordedAt: new Date(recorded),
  position: position === null ? null : Number(position),
  logIndex: index === null ? null : Number(index),
});

const ownEvents = sql`
  select own.id, own.type, own.recorded_at::text as recorded, own.position, placed.log_index as index
  from outbox own left join log_entries placed on placed.event_id = own.id`;

/** The house's events before one of them, the newest first: ids rise with time. */
export async function eventsBefore(
  { db, house }: HouseReader,
  before: string | null,
  most: number,
): Promise<OwnEvent[]> {
  const rows = await db.execute<OwnRow>(sql`
    ${ownEvents} where own.tenant_id = ${house} and own.id < ${before ?? lastId}
    order by own.id desc limit ${most}`);
  return rows.map(ownEvent);
}

/** The house's events after a position, in their order. */
export async function eventsAfter(
  { db, house }: HouseReader,
  after: number,
  most: number,
): Promise<OwnEvent[]> {
  const rows = await db.execute<OwnRow>(sql`
    ${ownEvents} where own.tenant_id = ${house} and own.position > ${after}
    order by own.position limit ${most}`);
  return rows.map(ownEvent);
}

/** One event of the house by its id; null where it has none such. */
export async function ownEventById(
  { db, house }: HouseReader,
  id: string,
): Promise<OwnEvent | null> {
  const [row] = await db.execute<OwnRow>(sql`
    ${ownEvents} where own.tenant_id = ${house} and own.id = ${id}`);
  return row === undefined ? null : ownEvent(row);
}

/** What the house committed to, of these events. */
export async function canonicalOf(
  { db, house }: HouseReader,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, string>> {
  const rows = await db.execute<{ id: EventId; canonical: Uint8Array }>(sql`
    select id, canonical from outbox where tenant_id = ${house}
      and id in (select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`);
  return new Map(
    rows.map(({ id, canonical }) => [id, Buffer.from(canonical).toString("utf8")] as const),
  );
}

/** An event's link in one chain, and what the chain has after it. */
export interface OwnLink {
  readonly logIndex: number;
  readonly key: Uint8Array;
  readonly position: number;
  /** The chain's head before it; null for its first event. */
  readonly before: Uint8Array | null;
  /** Of each later event u64 log index and commitment, one after the other. */
  readonly later: Uint8Array;
}

interface LinkRow extends Record<string, unknown> {
  readonly index: string;
  readonly key: Uint8Array;
  readonly position: string;
  readonly before: Uint8Array | null;
  readonly later: Uint8Array;
}

/**
 * The links of the events at these places of the log under the head of `size`, by key; of what comes
 * later at most `most + 1`.
 */
export async function linksAt(
  { db }: Reader,
  places: readonly number[],
  { size, most }: { readonly size: number; readonly most: number },
): Promise<OwnLink[]> {
  const rows = await db.execute<LinkRow>(sql`
    select own.log_index as index, own.key, own.position, before.head as before, later.links as later
    from map_chains own
      left join map_chains before on before.key = own.key and before.position = own.position - 1,
      lateral (
        select coalesce(string_agg(int8send(link.log_index) || substr(placed.entry, 2), ''
          order by link.position), '') as links
        from (select position, log_index from map_chains
            where key = own.key and position > own.position
              and coalesce(since, log_index + 1) <= ${size}
            order by position limit ${most + 1}) link
          join log_entries placed on placed.log_index = link.log_index) later
    where own.log_index in (
        select value::bigint from json_array_elements_text(${JSON.stringify(places)}::json))
      and coalesce(own.since, own.log_index + 1) <= ${size}
    order by own.key`);
  return rows.map(({ index, key, position, before, later }) => ({
    logIndex: Number(index),
    key,
    position: Number(position),
    before,
    later,
  }));
}

/** The commitments of the log's entries at these places. */
export async function commitmentsAt(
  { db }: Reader,
  places: readonly number[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await db.execute<{ index: string; commitment: Uint8Array }>(sql`
    select log_index as index, substr(entry, 2) as commitment from log_entries
    where kind = 1 and log_index in (
      select value::bigint from json_array_elements_text(${JSON.stringify(places)}::json))`);
  return new Map(rows.map(({ index, commitment }) => [Number(index), commitment] as const));
}
