import { and, eq, gt, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { AgreedBooking } from "../bookings/rules.ts";
import { agreedColumns, takenColumns } from "../bookings/writes.ts";
import { type BookingId, capacityHolds, capacityTaken, type HoldOutcome } from "../schema.ts";

/**
 * Sets time aside for some minutes of the database's time, and at most until it begins; gives until
 * when, or null when another has part of it. Waits for rivals as a booking does.
 */
export async function takeForMinutes(
  host: TenantScope,
  booking: AgreedBooking,
  minutes: number,
): Promise<Date | null> {
  const begins = booking.window.from.toISOString();
  const [taken] = await host.db
    .insert(capacityTaken)
    .values({
      ...takenColumns(host, booking),
      heldUntil: sql`least(${begins}::timestamptz, date_trunc('milliseconds',
        statement_timestamp() + make_interval(secs => ${minutes * 60}::float8)))`,
    })
    .onConflictDoNothing()
    .returning({ heldUntil: capacityTaken.heldUntil });
  return taken?.heldUntil ?? null;
}

/**
 * Takes a hold that still runs out of the time that is taken; gives when, by the database's time,
 * or null when it had run out. Who wants the time of one that has run out removes the same row, so
 * one of the two finds nothing.
 */
export async function endHeld(host: TenantScope, id: BookingId): Promise<Date | null> {
  const [ended] = await host.db
    .delete(capacityTaken)
    .where(
      and(
        eq(capacityTaken.tenantId, host.house),
        eq(capacityTaken.id, id),
        gt(capacityTaken.heldUntil, sql`statement_timestamp()`),
      ),
    )
    .returning({ at: sql<string>`statement_timestamp()::text` });
  return ended === undefined ? null : new Date(ended.at);
}

/** The hold in its firm's own house. */
export async function insertHold(
  scope: TenantScope,
  provider: TenantId,
  booking: AgreedBooking,
  heldUntil: Date,
): Promise<void> {
  const { bookedAt: heldAt, ...terms } = agreedColumns(booking);
  await scope.db
    .insert(capacityHolds)
    .values({ tenantId: scope.house, provider, ...terms, heldAt, heldUntil });
}

export async function markEnded(
  scope: TenantScope,
  id: BookingId,
  outcome: HoldOutcome,
  endedAt: Date,
): Promise<void> {
  await scope.db
    .update(capacityHolds)
    .set({ outcome, endedAt })
    .where(and(eq(capacityHolds.tenantId, scope.house), eq(capacityHolds.id, id)));
}
