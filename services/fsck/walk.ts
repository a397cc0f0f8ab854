import {
  type CheckedSlice,
  type Checkers,
  checkEvents,
  type EventSlice,
  fsck,
  isDamage,
  type Told,
} from "../ledger/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { damagedServed, damagedServing } from "../trace/index.ts";

/** Checks each event of a slice, and what is served of it. */
export async function checkSlice(database: Database, slice: EventSlice): Promise<CheckedSlice> {
  const { damage, count, events } = await checkEvents(database, slice);
  return { damage: damage ?? (await damagedServing(database, slice, events)), count };
}

/** Walks what the ledger keeps and what is served of its events; ends at the first wrong thing. */
export async function* walkAll(
  database: Database,
  blobs: Blobs,
  logKey: string | null,
  checkers: Checkers = { atOnce: 2, check: (slice) => checkSlice(database, slice) },
): AsyncGenerator<Told> {
  for await (const told of fsck(database, blobs, logKey, checkers)) {
    yield told;
    if (isDamage(told)) return;
  }
  const damage = await damagedServed(database);
  if (damage !== null) yield damage;
}
