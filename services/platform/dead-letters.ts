import { and, asc, eq, sql } from "drizzle-orm";
import type { EventId, TenantId } from "../kernel/brand.ts";
import type { ProgramScope } from "./doors.ts";
import { deadLetters } from "./schema.ts";

/** An event that was set aside for a subscriber. */
export interface Letter {
  readonly tenantId: TenantId;
  readonly position: bigint;
}

const mostAtOnce = 1_000;

export async function keepLetter(
  { db, now }: ProgramScope,
  subscriber: string,
  { tenantId, id, position }: Letter & { readonly id: EventId },
  fault: unknown,
): Promise<void> {
  const why = fault instanceof Error ? fault.message : String(fault);
  await db
    .insert(deadLetters)
    .values({ tenantId, subscriber, eventId: id, position, fault: why, at: now })
    .onConflictDoNothing();
}

/** What was set aside for a subscriber, each firm's in its order: some of it, after one of it. */
export async function lettersTo(
  { db }: ProgramScope,
  subscriber: string,
  after: Letter | null,
): Promise<Letter[]> {
  const { tenantId, position } = deadLetters;
  const isLater =
    after === null
      ? undefined
      : sql`(${tenantId}, ${position}) > (${after.tenantId}::uuid, ${after.position.toString()}::bigint)`;
  return db
    .select({ tenantId: deadLetters.tenantId, position: deadLetters.position })
    .from(deadLetters)
    .where(and(eq(deadLetters.subscriber, subscriber), isLater))
    .orderBy(asc(deadLetters.tenantId), asc(deadLetters.position))
    .limit(mostAtOnce);
}

export async function dropLetter(
  { db }: ProgramScope,
  subscriber: string,
  { tenantId, position }: Letter,
): Promise<void> {
  await db
    .delete(deadLetters)
    .where(
      and(
        eq(deadLetters.tenantId, tenantId),
        eq(deadLetters.subscriber, subscriber),
        eq(deadLetters.position, position),
      ),
    );
}
