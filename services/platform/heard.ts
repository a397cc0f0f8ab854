import { and, eq, gt, isNotNull, notInArray, sql } from "drizzle-orm";
import type { EventId, TenantId } from "../kernel/brand.ts";
import { sqlStateOf } from "./away.ts";
import type { ProgramScope } from "./doors.ts";
import { outboxHeads, subscriberPositions } from "./schema.ts";

/** Firms with news for a subscriber, but for some, and how far it has heard each. */
export async function behind(
  { db }: ProgramScope,
  subscriber: string,
  { but, most }: { readonly but: readonly TenantId[]; readonly most: number },
) {
  return db
    .select({ tenantId: outboxHeads.tenantId, position: subscriberPositions.position })
    .from(outboxHeads)
    .leftJoin(
      subscriberPositions,
      and(
        eq(subscriberPositions.tenantId, outboxHeads.tenantId),
        eq(subscriberPositions.subscriber, subscriber),
      ),
    )
    .where(
      and(
        gt(outboxHeads.position, sql`coalesce(${subscriberPositions.position}, 0)`),
        but.length === 0 ? undefined : notInArray(outboxHeads.tenantId, [...but]),
      ),
    )
    .limit(most);
}

const waitsForNothing = { waitsOn: null, waitsSince: null, waitsFor: null };

/** How far a subscriber has heard a firm; what it waited on, it waits on no more. */
export async function remember(
  { db }: ProgramScope,
  subscriber: string,
  tenantId: TenantId,
  position: bigint,
): Promise<void> {
  await db
    .insert(subscriberPositions)
    .values({ tenantId, subscriber, position })
    .onConflictDoUpdate({
      target: [subscriberPositions.tenantId, subscriberPositions.subscriber],
      set: { position, ...waitsForNothing },
    });
}

const mostSigns = 300;

/**
 * Why an event could not be heard, for those who run the platform: nothing that may quote the event. A
 * fault of the database is told by its number, as what it says may be about values.
 */
export function reasonOf(fault: unknown): string {
  const state = sqlStateOf(fault);
  if (state !== null) return state;
  if (!(fault instanceof Error) || fault instanceof SyntaxError) return "Error";
  return `${fault.name}: ${fault.message}`.slice(0, mostSigns);
}

interface Awaited {
  readonly tenantId: TenantId;
  readonly id: EventId;
}

/**
 * Notes on which event a subscriber waits that misses none, since when, and why. `after` is how far it
 * has heard the firm: where another relay has brought it further meanwhile, nothing is noted.
 */
export async function noteWaiting(
  { db, now }: ProgramScope,
  subscriber: string,
  { tenantId, id }: Awaited,
  { after, fault }: { readonly after: bigint; readonly fault: unknown },
): Promise<void> {
  const { waitsOn, waitsSince, position } = subscriberPositions;
  const waiting = { waitsOn: id, waitsSince: now, waitsFor: reasonOf(fault) };
  await db
    .insert(subscriberPositions)
    .values({ tenantId, subscriber, position: after, ...waiting })
    .onConflictDoUpdate({
      target: [subscriberPositions.tenantId, subscriberPositions.subscriber],
      set: {
        waitsOn: id,
        waitsFor: waiting.waitsFor,
        waitsSince: sql`case when ${waitsOn} = ${id}::uuid then ${waitsSince}
          else ${now.toISOString()}::timestamptz end`,
      },
      setWhere: eq(position, after),
    });
}

/** The events on which subscribers wait, with the firm of each, since when and why. */
export async function waitingOn({ db }: ProgramScope) {
  const rows = await db
    .select()
    .from(subscriberPositions)
    .where(isNotNull(subscriberPositions.waitsOn))
    .orderBy(subscriberPositions.waitsSince);
  return rows.flatMap(({ tenantId, subscriber, waitsOn: id, waitsSince: since, waitsFor }) =>
    id === null || since === null ? [] : [{ tenantId, subscriber, id, since, why: waitsFor ?? "" }],
  );
}
