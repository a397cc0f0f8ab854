import { mapEntry } from "../../contracts/proof/index.ts";
import type { Database } from "../platform/database.ts";
import type { ProgramScope } from "../platform/doors.ts";
import { takeGranted } from "./map/granted.ts";
import { beginMap, keysOfEvents } from "./map/keys.ts";
import { extendMap, hasMap } from "./map/store.ts";
import { bundlesBehindMs, logSize, sizeBefore } from "./reads.ts";
import type { Reached } from "./steps.ts";
import { placeCommitments, placeStatement } from "./writes.ts";

const batchSize = 2_000;
/**
 * Proofs are given under a signed head that was the newest in the last seconds: of what is older,
 * the pages of the last one stay. The rest is for who chose its head and still reads.
 */
const proofsKeptMs = 6 * bundlesBehindMs;

/** A look without locks: whether anything waits, is placed and not sealed, or sealed and not signed. */
export async function hasWork(database: Database): Promise<boolean> {
  const [row] = await database.ask<{ work: boolean }>(
    `select exists (select from log_waiting)
      or exists (select from map_waiting w join log_entries l on l.event_id = w.event_id)
      or coalesce((select max(log_index) + 1 from log_entries), 0)
        > coalesce((select max(size) from log_checkpoints), 0)
      or exists (select from log_checkpoints where note is null) as work`,
  );
  return row?.work ?? false;
}

/**
 * Gives waiting commitments their places, appends to chains what was granted since, and ends them
 * with the map's statement.
 */
export async function placeWaiting(
  scope: ProgramScope,
  sealed: number,
  reached: Reached,
): Promise<number> {
  // Sent together, they take one way to the database and back.
  const [from, isMapped, kept] = await Promise.all([
    logSize(scope),
    hasMap(scope),
    sizeBefore(scope, new Date(scope.now.getTime() - proofsKeptMs)),
  ]);
  // What an interrupted round placed is sealed first, under the head that it was placed for.
  if (from > sealed) return from;
  // A log that is older than its map gets the chains of what it holds before any come to them.
  if (from > 0 && !isMapped) await beginMap(scope, from);
  // Of what is placed only now, grants are appended under the next head.
  const granted = await takeGranted(scope, batchSize);
  const waiting = await placeCommitments(scope, from, batchSize);
  const last = from + waiting.count;
  if (last === from && granted.length === 0) return from;
  const older = waiting.events.flatMap(({ eventId }) => eventId ?? []);
  const keysOfOlder = await keysOfEvents(scope, older);
  const placed = waiting.events.map(({ eventId, keys, logIndex, commitment }) => {
    const found = keys ?? (eventId === null ? undefined : keysOfOlder.get(eventId));
    if (found === undefined) throw new Error(`the event ${eventId} is not there`);
    return { logIndex, commitment, keys: found };
  });
  const appended = granted.map((event) => ({ ...event, since: last + 1 }));
  const mapRoot = await extendMap(scope, [...placed, ...appended], { size: last + 1, kept });
  reached("map extended");
  const statement = { size: last, timeMs: scope.now.getTime(), mapRoot };
  await placeStatement(scope, last, mapEntry(statement));
  reached("places given");
  return last + 1;
}
