import { sql } from "drizzle-orm";
import type { EventId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { insertNow } from "../../platform/sets.ts";
import { mapWaiting } from "../schema.ts";
import type { PlacedEvent } from "./store.ts";

/** Has an event appended to these chains too, once it has its place in the log. */
export async function appendToChains(
  { db, now }: ProgramScope,
  eventId: EventId,
  keys: readonly Uint8Array[],
): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ key, eventId, arrivedAt: now }));
  await insertNow(db, mapWaiting, rows, " on conflict do nothing");
}

/**
 * Takes so many of the waiting whose events have a place, in the order in which they came. What its
 * chain has already is not appended again.
 */
export async function takeGranted({ db }: ProgramScope, limit: number): Promise<PlacedEvent[]> {
  const rows = await db.execute<{ key: Uint8Array; index: string; entry: Uint8Array }>(sql`
    with due as (
      select waiting.key, waiting.event_id, waiting.arrived_at, placed.log_index, placed.entry
      from map_waiting waiting join log_entries placed on placed.event_id = waiting.event_id
      order by waiting.arrived_at, placed.log_index, waiting.key limit ${limit}
    ), taken as (
      delete from map_waiting using due
      where map_waiting.key = due.key and map_waiting.event_id = due.event_id
    )
    select due.key, due.log_index as index, due.entry from due
    where not exists (select from map_chains link
      where link.key = due.key and link.log_index = due.log_index)
    order by due.arrived_at, due.log_index, due.key`);
  return rows.map(({ key, index, entry }) => ({
    logIndex: Number(index),
    commitment: entry.subarray(1),
    keys: key,
  }));
}
