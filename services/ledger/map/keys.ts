import { sql } from "drizzle-orm";
import { type Envelope, readEnvelope } from "../../../contracts/events/index.ts";
import { mapKey } from "../../../contracts/proof/index.ts";
import type { EventId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { extendMap, type PlacedEvent } from "./store.ts";

/** The chains that an event belongs to: that of each of its subjects, for those who may see it. */
export function keysOf({ audience, subjects }: Pick<Envelope, "audience" | "subjects">) {
  return Buffer.concat(subjects.map((subject) => mapKey(audience, subject)));
}

/** The keys of events that came before there was a map, from the events themselves. */
export async function keysOfEvents(
  { db }: ProgramScope,
  eventIds: readonly EventId[],
): Promise<ReadonlyMap<EventId, Uint8Array>> {
  if (eventIds.length === 0) return new Map();
  const rows = await db.execute<{ id: EventId; canonical: Uint8Array }>(sql`
    select id, canonical from outbox
    where id in (select value::uuid from json_array_elements_text(${JSON.stringify(eventIds)}::json))`);
  return new Map(
    rows.map(({ id, canonical }) => {
      return [id, keysOf(readEnvelope(Buffer.from(canonical).toString("utf8")))];
    }),
  );
}

const slice = 2_000;

/** Gives a log that is older than its map the chains of all that it holds before `until`. */
export async function beginMap(scope: ProgramScope, until: number): Promise<void> {
  for (let from = 0; from < until; from += slice) {
    const rows = await scope.db.execute<{ index: string; id: EventId; entry: Uint8Array }>(sql`
      select log_index as index, event_id as id, entry from log_entries
      where log_index >= ${from} and log_index < ${Math.min(from + slice, until)}
        and event_id is not null
      order by log_index`);
    const keys = await keysOfEvents(
      scope,
      rows.map(({ id }) => id),
    );
    const events = rows.map(({ index, id, entry }): PlacedEvent => {
      const found = keys.get(id);
      if (found === undefined) throw new Error(`the event ${id} of the log is not there`);
      return { logIndex: Number(index), commitment: entry.subarray(1), keys: found };
    });
    // Each slice has versions of its own, or they would stand in each other's place.
    const size = Math.min(from + slice, until);
    await extendMap(scope, events, { size, kept: size });
  }
}
