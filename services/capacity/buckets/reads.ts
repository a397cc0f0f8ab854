import { and, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { ResourceId } from "../../capability/index.ts";
import type { Window } from "../../kernel/window.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { capacityOffers, capacityTaken } from "../schema.ts";

/** The turn that those take who want hours of one week of a resource. */
export const turnOfWeek = ({ house }: TenantScope, resourceId: ResourceId, from: Date): string =>
  `week ${house} ${resourceId} ${from.toISOString()}`;

/** Those who take hours of one week of a resource take turns, until their transactions end. */
export async function lockWeek(
  host: TenantScope,
  resourceId: ResourceId,
  from: Date,
): Promise<void> {
  await takeTurns(host, [turnOfWeek(host, resourceId, from)]);
}

/** Takes several turns, always in the same order: so nobody waits for one who waits for him. */
export async function takeTurns({ db }: TenantScope, turns: readonly string[]): Promise<void> {
  const list = JSON.stringify([...new Set(turns)]);
  // Sorted by what is locked: two names may have one hash.
  await db.execute(sql`select pg_advisory_xact_lock(turn) from (
    select distinct hashtextextended(name, 0) as turn
    from jsonb_array_elements_text(${list}::jsonb) name order by turn offset 0) turns`);
}

/** Whether taken time is booked, or held and not yet run out by the database's time. */
export const standing = or(
  isNull(capacityTaken.heldUntil),
  gt(capacityTaken.heldUntil, sql`statement_timestamp()`),
);

/** Minutes of a resource that are booked and held in a week: true for whoever has its lock. */
export async function minutesUsed(
  { db, house }: TenantScope,
  resourceId: ResourceId,
  week: Window,
): Promise<number> {
  const [row] = await db
    .select({ minutes: sql<number>`coalesce(sum(${capacityTaken.minutes}), 0)::int` })
    .from(capacityTaken)
    .where(
      and(
        eq(capacityTaken.tenantId, house),
        eq(capacityTaken.resourceId, resourceId),
        eq(capacityTaken.untilAt, week.until),
        eq(capacityTaken.fromAt, week.from),
        standing,
      ),
    );
  return row?.minutes ?? 0;
}

/**
 * Whether time of a resource in this window is on the market, booked or held the other way: as
 * exclusive time where hours are asked about, and the other way round. Who asks has his turn until
 * his transaction ends.
 */
export async function isOfferedOtherwise(
  { db, house }: TenantScope,
  resourceId: ResourceId,
  { from, until }: Window,
  asHours: boolean,
): Promise<boolean> {
  const turn = `offers ${house} ${resourceId}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const otherwise = asHours ? isNull : isNotNull;
  // Offers before what is taken: of one that is withdrawn in between, every booking shows then.
  const offers = await db.$count(
    capacityOffers,
    and(
      eq(capacityOffers.tenantId, house),
      eq(capacityOffers.resourceId, resourceId),
      eq(capacityOffers.status, "published"),
      gt(capacityOffers.untilAt, from),
      lt(capacityOffers.fromAt, until),
      otherwise(capacityOffers.weekMinutes),
    ),
  );
  if (offers > 0) return true;
  const taken = await db.$count(
    capacityTaken,
    and(
      eq(capacityTaken.tenantId, house),
      eq(capacityTaken.resourceId, resourceId),
      gt(capacityTaken.untilAt, from),
      lt(capacityTaken.fromAt, until),
      standing,
      otherwise(capacityTaken.minutes),
    ),
  );
  return taken > 0;
}
