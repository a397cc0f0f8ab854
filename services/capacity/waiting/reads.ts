import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ResourceId } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Window } from "../../kernel/window.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { capacityWaiting, capacityWaits, type WaitId } from "../schema/waiting.ts";
import { type BookingId, capacityHolds, type OfferId } from "../schema.ts";
import type { OwnWaits } from "./rules.ts";

/** What the firm waits for. Those who join take turns, or two would see the last place. */
export async function ownWaits({ db, house }: TenantScope, offerId: OfferId): Promise<OwnWaits> {
  const turn = `waits ${house}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const rows = await db
    .select({
      offerId: capacityWaits.offerId,
      from: capacityWaits.fromAt,
      until: capacityWaits.untilAt,
    })
    .from(capacityWaits)
    .where(and(eq(capacityWaits.tenantId, house), isNull(capacityWaits.outcome)));
  return { ofOffer: rows.filter((row) => row.offerId === offerId), inAll: rows.length };
}

/** What is waited for of an offer, in its provider's house; by whom does not show. */
export async function waitingFor(host: TenantScope, offerId: OfferId): Promise<Window[]> {
  const turn = `waiting ${offerId}`;
  await host.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  return host.db
    .select({ from: capacityWaiting.fromAt, until: capacityWaiting.untilAt })
    .from(capacityWaiting)
    .where(and(eq(capacityWaiting.tenantId, host.house), eq(capacityWaiting.offerId, offerId)));
}

/** Time as PostgreSQL prints it. */
type TimeColumns = { readonly from_at: string; readonly until_at: string };

const windowIn = ({ from_at, until_at }: TimeColumns): Window => ({
  from: new Date(from_at),
  until: new Date(until_at),
});

/**
 * Exclusive time of a provider's resource that the firm itself has: held, or booked and not over.
 * Of hours of a week those that it holds: of a week it may want more than it has booked.
 */
export async function ownTime(
  { db, house }: TenantScope,
  provider: TenantId,
  resourceId: ResourceId,
  asHours: boolean,
): Promise<Window[]> {
  const rows = await db.execute<TimeColumns>(sql`
    select h.from_at, h.until_at from capacity_holds h
    where h.tenant_id = ${house} and h.provider = ${provider} and h.resource_id = ${resourceId}
      and (h.minutes is not null) = ${asHours} and h.ended_at is null and h.held_until > statement_timestamp()
    union all
    select b.from_at, b.until_at from capacity_bookings_made b
    where b.tenant_id = ${house} and b.provider = ${provider} and b.resource_id = ${resourceId}
      and b.minutes is null and not ${asHours} and b.until_at > statement_timestamp()
      and not exists (select from capacity_cancellations c
        where c.tenant_id = b.tenant_id and c.id = b.id)`);
  return rows.map(windowIn);
}

/** One place of the firm's own, locked until the act ends; null for another's. */
export async function placeToEnd({ db, house }: TenantScope, id: WaitId) {
  const [row] = await db
    .select()
    .from(capacityWaits)
    .where(and(eq(capacityWaits.tenantId, house), eq(capacityWaits.id, id)))
    .for("update");
  return row ?? null;
}

/** Whether the firm may have a turn now: it is not suspended, frozen or leaving. */
export async function isAtWork({ db, house }: TenantScope): Promise<boolean> {
  const working = and(
    eq(tenants.id, house),
    inArray(tenants.status, ["admitted", "active"]),
    isNull(tenants.frozenAt),
    isNull(tenants.leavingUntil),
  );
  return (await db.$count(tenants, working)) === 1;
}

/** A place on a list whose time shows as free. */
export interface Turn {
  readonly requester: TenantId;
  readonly id: WaitId;
  readonly resourceId: ResourceId;
  readonly window: Window;
}

/**
 * Places whose time is free on the market, in the order of the lists; both firms are at work. Of
 * the rest one day the turn comes, or their time. Hours that are free stand at the beginning of
 * their week.
 */
export async function turnsNow({ db }: ProgramScope, most: number): Promise<Turn[]> {
  const rows = await db.execute<
    TimeColumns & {
      readonly tenant_id: TenantId;
      readonly id: WaitId;
      readonly resource_id: ResourceId;
    }
  >(sql`
    select w.tenant_id, w.id, m.resource_id, w.from_at, w.until_at from capacity_waits w
    join market_offers m on m.tenant_id = w.provider and m.id = w.offer_id
      and m.withdrawn_at is null and m.free @> tstzrange(w.from_at,
        coalesce(w.from_at + make_interval(mins => w.minutes), w.until_at))
    join tenants f on f.id = w.tenant_id and f.status in ('admitted', 'active') and f.frozen_at is null
      and f.leaving_until is null
    join tenants p on p.id = w.provider and p.status in ('admitted', 'active') and p.frozen_at is null
      and p.leaving_until is null
    where w.outcome is null and w.from_at > statement_timestamp()
    order by w.id limit ${most}::int`);
  return rows.map((row) => ({
    requester: row.tenant_id,
    id: row.id,
    resourceId: row.resource_id,
    window: windowIn(row),
  }));
}

/** Until when a hold of the firm's runs. */
export async function heldUntilOf({ db, house }: TenantScope, id: BookingId): Promise<Date> {
  const [row] = await db
    .select({ heldUntil: capacityHolds.heldUntil })
    .from(capacityHolds)
    .where(and(eq(capacityHolds.tenantId, house), eq(capacityHolds.id, id)));
  if (row === undefined) throw new Error(`hold ${id} is not there after it was placed`);
  return row.heldUntil;
}
