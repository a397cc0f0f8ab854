import type { EventId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { type TenantScope, type Ticket, visiting } from "../../platform/tenancy.ts";
import { assertRulesAccepted } from "../../tenancy/index.ts";
import type { BookingId, OfferId, Side } from "../schema.ts";
import { bookingCancelled, bookingRequested, type Parties } from "./events.ts";
import {
  type BookingToCancel,
  holdOffer,
  madeBooking,
  offerOnMarket,
  partiesOf,
  providedBooking,
  timeTaken,
} from "./reads.ts";
import {
  type AgreedBooking,
  type BookingAsk,
  type BookingCircumstances,
  type Cancellation,
  checkNotOwn,
  decideBooking,
  decideCancellation,
  type HeldOffer,
} from "./rules.ts";
import {
  freeTime,
  insertBooking,
  insertBookingMade,
  insertCancellation,
  takeTime,
} from "./writes.ts";

const publishedOffer = (id: OfferId): Ticket => ({ kind: "published-offer", ids: [id] });
const agreement = (id: BookingId): Ticket => ({ kind: "agreement", ids: [id] });

/** Books part of a published offer; gives the booking's id. */
export async function requestBooking(scope: TenantScope, ask: BookingAsk): Promise<BookingId> {
  const { id } = await once(scope, "bookingRequest", () => book(scope, ask));
  scope.about(`booking:${id}`);
  return id as BookingId;
}

async function book(scope: TenantScope, ask: BookingAsk): Promise<BookingId> {
  const { provider, offerId } = ask;
  const { resourceName, parties } = await offerOnMarket(scope, provider, offerId);
  checkNotOwn(provider, scope.house);
  const rules = await assertRulesAccepted(scope);
  const { house: requester, now } = scope;
  const circumstances = { id: newId<BookingId>(), requester, resourceName, rules, now };
  const eventId = newId<EventId>();

  // What is taken is only whole in the provider's house: elsewhere row security hides rival
  // bookings, and the offer would be sold twice.
  const booking = await visiting(scope, provider, publishedOffer(offerId), async (host) => {
    const offer = await holdOffer(host, offerId);

    const agreed = await setAside(host, offer, ask, circumstances);

    await insertBooking(host, agreed, eventId);
    await host.emit({ ...bookingRequested(agreed, parties, host.actor), id: eventId });
    return agreed;
  });

  await insertBookingMade(scope, provider, booking, eventId);
  return booking.id;
}

const mostRivals = 10;

/**
 * Decides on what is taken now and sets the time aside. One who was faster shows in what is taken
 * at the next look, and the rule refuses; one who was faster and cancelled at once does not.
 */
async function setAside(
  host: TenantScope,
  offer: HeldOffer,
  ask: BookingAsk,
  circumstances: BookingCircumstances,
): Promise<AgreedBooking> {
  for (let rivals = 0; rivals < mostRivals; rivals += 1) {
    const taken = await timeTaken(host, offer.resourceId, offer.window);
    const booking = decideBooking(offer, taken, ask, circumstances);
    if (await takeTime(host, booking)) return booking;
  }
  throw new Refusal("CAPACITY_TAKEN", { free: "", freeHours: "0" }, "window");
}

/** Ends a booking from either side and frees its time; gives its id. */
export async function cancelBooking(scope: TenantScope, id: BookingId): Promise<BookingId> {
  const done = await once(scope, "bookingCancel", () => cancel(scope, id));
  scope.about(`booking:${done.id}`);
  return done.id as BookingId;
}

async function cancel(scope: TenantScope, id: BookingId): Promise<BookingId> {
  const { booking, side } = await bookingOf(scope, id);
  const { house } = scope;
  const [provider, requester] =
    side === "provider" ? [house, booking.other] : [booking.other, house];
  const parties = await partiesOf(scope, provider, requester);

  const cancellation = decideCancellation(booking, side, scope.now);

  // The provider's house first, from either side: there the first of two cancellations wins.
  const eventId = newId<EventId>();
  const ending = { booking, parties, cancellation, eventId };
  if (side === "provider") {
    await endAtProvider(scope, ending);
    await visiting(scope, requester, agreement(id), (host) =>
      insertCancellation(host, id, cancellation, eventId),
    );
  } else {
    await visiting(scope, provider, agreement(id), (host) => endAtProvider(host, ending));
    await insertCancellation(scope, id, cancellation, eventId);
  }
  return id;
}

async function bookingOf(
  scope: TenantScope,
  id: BookingId,
): Promise<{ readonly booking: BookingToCancel; readonly side: Side }> {
  const provided = await providedBooking(scope, id);
  if (provided !== null) return { booking: provided, side: "provider" };
  const made = await madeBooking(scope, id);
  if (made !== null) return { booking: made, side: "requester" };
  throw new Refusal("BOOKING_NOT_FOUND", {}, "id");
}

interface Ending {
  readonly booking: BookingToCancel;
  readonly parties: Parties;
  readonly cancellation: Cancellation;
  readonly eventId: EventId;
}

async function endAtProvider(
  host: TenantScope,
  { booking, parties, cancellation, eventId }: Ending,
): Promise<void> {
  const first = await insertCancellation(host, booking.id, cancellation, eventId);
  if (!first) throw new Refusal("BOOKING_CANCELLED", {}, "id");
  await freeTime(host, booking.id);
  await host.emit({
    ...bookingCancelled(booking, parties, cancellation, host.actor),
    id: eventId,
  });
}
