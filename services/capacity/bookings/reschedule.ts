import type { EventId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText, type Window } from "../../kernel/window.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { type TenantScope, visiting } from "../../platform/tenancy.ts";
import { assertStays, rulesOfVersion } from "../../tenancy/index.ts";
import type { BookingId } from "../schema.ts";
import { bookedMs } from "../windows.ts";
import { setAside } from "./aside.ts";
import { bookingRescheduled } from "./events.ts";
import { publishedOffers } from "./parts.ts";
import { holdOffer, madeBooking, offerOnMarket } from "./reads.ts";
import { decideReschedule } from "./rules.ts";
import { freeTime, insertBooking, insertBookingMade, insertCancellation } from "./writes.ts";

/** Where a booking is to go. */
export interface RescheduleAsk {
  readonly window: Window;
  /** Of hours of a week: how many; as many as before where it is absent. */
  readonly hours?: string | null;
}

/**
 * Moves a booking that the firm has made to another window of the same offer: a new booking under
 * the rules of the former, which ends; both or neither. Gives the id of the new one.
 */
export async function rescheduleBooking(
  scope: TenantScope,
  id: BookingId,
  asked: RescheduleAsk,
): Promise<BookingId> {
  const done = await once(scope, "bookingReschedule", () => reschedule(scope, id, asked));
  scope.about(`booking:${done.id}`, { former: id });
  return done.id as BookingId;
}

async function reschedule(
  scope: TenantScope,
  id: BookingId,
  asked: RescheduleAsk,
): Promise<BookingId> {
  const former = await madeBooking(scope, id);
  if (former === null) throw new Refusal("BOOKING_NOT_FOUND", {}, "booking");
  const { offerId, other: provider, pieces, note } = former;
  const { resourceName, parties } = await offerOnMarket(scope, provider, offerId);
  await assertStays(scope);
  const rules = await rulesOfVersion(scope, former.rulesVersion);
  if (rules === null) throw new Error(`the rules of booking ${id} are not there`);

  const successor = newId<BookingId>();
  const ending = decideReschedule(former, successor, scope.now);
  const eventId = newId<EventId>();
  const { house: requester, now } = scope;
  const circumstances = { id: successor, requester, resourceName, rules, now };

  // The provider's house first, as with a cancellation: one row decides which of the two it was.
  const booking = await visiting(scope, provider, publishedOffers([offerId]), async (host) => {
    const offer = await holdOffer(host, offerId);
    const first = await insertCancellation(host, id, ending, eventId);
    if (!first) throw new Refusal("BOOKING_CANCELLED", {}, "booking");
    await freeTime(host, id);
    const hours = asked.hours ?? (former.minutes === null ? null : hoursText(bookedMs(former)));
    const ask = { provider, offerId, window: asked.window, hours, pieces, note };
    const agreed = await setAside(host, offer, ask, circumstances);
    await insertBooking(host, agreed, eventId);
    await host.emit({ ...bookingRescheduled(former, agreed, parties, host.actor), id: eventId });
    return agreed;
  });

  await insertCancellation(scope, id, ending, eventId);
  await insertBookingMade(scope, provider, booking, eventId);
  return successor;
}
