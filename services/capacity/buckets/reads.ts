import assert from "node:assert";
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
export async function takeTurns(host: TenantScope, turns: readonly string[]): Promise<void> {
  const list = JSON.stringify([...new Set(turns)]);
  // Sorted by what is locked: two names may have one hash.
  const text = `select pg_advisory_xact_lock(turn) from (
    select distinct hashtextextended(name, 0) as turn
    from jsonb_array_elements_text($1::jsonb) name order by turn offset 0) turns`;
  await host.send(text, [list]);
}

/** Whether taken time is booked, or held and not yet run out by the database's time. */
export const standing = or(
  isNull(capacityTaken.heldUntil),
  gt(capacityTaken.heldUntil, sql`statement_timestamp()`),
);

/** A week of a resource. */
interface ResourceWeek {
  readonly resourceId: ResourceId;
  readonly week: Window;
}

/** Minutes of a resource that are booked and held in a week: true for whoever has its lock. */
export async function minutesUsed(
  host: TenantScope,
  resourceId: ResourceId,
  week: Window,
): Promise<number> {
  const [minutes] = await minutesUsedOf(host, [{ resourceId, week }]);
  return minutes as number;
}

/** The same of several weeks, in their order; it is sent at once. */
export async function minutesUsedOf(
  host: TenantScope,
  weeks: readonly ResourceWeek[],
): Promise<number[]> {
  const list = weeks.map(({ resourceId, week: { from, until } }) => [resourceId, from, until]);
  const text = `select (select coalesce(sum(t.minutes), 0)::int from capacity_taken t
      where t.tenant_id = $1 and t.resource_id = (asked ->> 0)::uuid
        and t.until_at = (asked ->> 2)::timestamptz and t.from_at = (asked ->> 1)::timestamptz
        and (t.held_until is null or t.held_until > statement_timestamp())) as minutes
    from jsonb_array_elements($2::jsonb) with ordinality each(asked, place) order by place`;
  const rows = await host.send<{ minutes: number }>(text, [host.house, JSON.stringify(list)]);
  assert(rows.length === weeks.length);
  return rows.map(({ minutes }) => minutes);
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
