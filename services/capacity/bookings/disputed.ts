import { and, eq } from "drizzle-orm";
import { type DisputedThing, registerDisputable } from "../../disputes/index.ts";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import {
  type BookingId,
  capacityBookings,
  capacityBookingsMade,
  capacityCancellations,
} from "../schema.ts";

type Agreed = Omit<typeof capacityBookings.$inferSelect, "requester">;
type Cancelled = typeof capacityCancellations.$inferSelect | null;

const present = (ids: readonly (EventId | null | undefined)[]) => ids.flatMap((id) => id ?? []);

function disputed(
  booking: Agreed,
  cancelled: Cancelled,
  { provider, other }: { readonly provider: TenantId; readonly other: TenantId },
): DisputedThing {
  return {
    id: booking.id,
    name: { zh: booking.resourceNameZh, en: booking.resourceNameEn },
    other,
    window: { from: booking.fromAt, until: booking.untilAt },
    endedAt: cancelled?.at ?? booking.untilAt,
    currency: booking.currency,
    rulesVersion: booking.rulesVersion,
    events: { house: provider, ids: present([booking.eventId, cancelled?.eventId]) },
  };
}

/** A booking of the house's on either side, with what a dispute about it needs to know. */
async function bookingDisputed(
  { db, house }: TenantScope,
  bookingId: string,
): Promise<DisputedThing | null> {
  const id = bookingId as BookingId;
  const cancellation = and(
    eq(capacityCancellations.tenantId, house),
    eq(capacityCancellations.id, id),
  );
  const [provided] = await db
    .select({ booking: capacityBookings, cancelled: capacityCancellations })
    .from(capacityBookings)
    .leftJoin(capacityCancellations, cancellation)
    .where(and(eq(capacityBookings.tenantId, house), eq(capacityBookings.id, id)));
  if (provided !== undefined) {
    const { booking, cancelled } = provided;
    return disputed(booking, cancelled, { provider: house, other: booking.requester });
  }
  const [made] = await db
    .select({ booking: capacityBookingsMade, cancelled: capacityCancellations })
    .from(capacityBookingsMade)
    .leftJoin(capacityCancellations, cancellation)
    .where(and(eq(capacityBookingsMade.tenantId, house), eq(capacityBookingsMade.id, id)));
  if (made === undefined) return null;
  const { provider } = made.booking;
  return disputed(made.booking, made.cancelled, { provider, other: provider });
}

registerDisputable({ thingType: "booking", nodeType: "Booking", find: bookingDisputed });
