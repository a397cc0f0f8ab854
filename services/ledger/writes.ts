import { and, eq, inArray, isNull } from "drizzle-orm";
import type { EventId } from "../kernel/brand.ts";
import type { ProgramScope } from "../platform/doors.ts";
import { logCheckpoints, logEntries, logs, logWaiting } from "./schema.ts";

export async function queueCommitments(
  { db, now }: ProgramScope,
  events: readonly { readonly id: EventId; readonly commitment: Uint8Array }[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ id, commitment }) => ({ eventId: id, commitment, arrivedAt: now }));
  await db.insert(logWaiting).values(rows).onConflictDoNothing();
}

/** Entries with their places. The primary key and the unique event keep each place and event single. */
export async function placeEntries(
  { db }: ProgramScope,
  rows: readonly (typeof logEntries.$inferInsert)[],
  eventIds: readonly EventId[],
): Promise<void> {
  await db.insert(logEntries).values([...rows]);
  await db.delete(logWaiting).where(inArray(logWaiting.eventId, [...eventIds]));
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

export async function nameLog(
  { db }: ProgramScope,
  log: { readonly origin: string; readonly verifierKey: string },
): Promise<void> {
  await db.insert(logs).values(log).onConflictDoNothing();
}
