import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { AgreedBooking } from "../bookings/rules.ts";
import { linesOf } from "../prices.ts";
import { type BookingId, capacityHolds } from "../schema.ts";

/** A hold that its firm wants to end, and the booking that it would become. */
export interface HoldToEnd {
  readonly provider: TenantId;
  readonly terms: Omit<AgreedBooking, "bookedAt">;
}

/** How many holds of the firm run. Those who ask take turns, or two would see the last place. */
export async function holdsStanding({ db, house }: TenantScope): Promise<number> {
  const turn = `holds ${house}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  return db.$count(
    capacityHolds,
    and(
      eq(capacityHolds.tenantId, house),
      isNull(capacityHolds.endedAt),
      gt(capacityHolds.heldUntil, sql`statement_timestamp()`),
    ),
  );
}

/**
 * Holds of the firm that have not been ended, locked until they are; in the order of their ids.
 * Throws `HOLD_NOT_FOUND` for one that is not the firm's, `HOLD_ENDED` for one that has ended.
 */
export async function holdsToEnd(
  { db, house }: TenantScope,
  ids: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, HoldToEnd | Refusal>> {
  const rows = await db
    .select()
    .from(capacityHolds)
    .where(and(eq(capacityHolds.tenantId, house), inArray(capacityHolds.id, [...ids])))
    .orderBy(capacityHolds.id)
    .for("update");
  const found = new Map(rows.map((row) => [row.id, toEnd(row)]));
  return new Map(ids.map((id) => [id, found.get(id) ?? new Refusal("HOLD_NOT_FOUND", {}, "id")]));
}

function toEnd(row: typeof capacityHolds.$inferSelect): HoldToEnd | Refusal {
  if (row.outcome !== null) return new Refusal("HOLD_ENDED", {}, "id");
  const money = (minor: bigint) => ({ minor, currency: row.currency });
  return {
    provider: row.provider,
    terms: {
      id: row.id,
      requester: row.tenantId,
      offerId: row.offerId,
      resourceId: row.resourceId,
      resourceName: { zh: row.resourceNameZh, en: row.resourceNameEn },
      process: row.process,
      window: { from: row.fromAt, until: row.untilAt },
      pieces: row.pieces,
      minutes: row.minutes,
      zone: row.zone,
      total: money(row.totalMinor),
      priceLines: linesOf(row.priceLines),
      vatIncluded: row.vatIncluded,
      note: row.note,
      freeCancellationUntil: row.freeCancellationUntil,
      lateCharge: money(row.lateChargeMinor),
      fee: money(row.feeMinor),
      rulesVersion: row.rulesVersion,
    },
  };
}
