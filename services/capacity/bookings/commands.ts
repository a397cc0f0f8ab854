import type { EventId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import { type TenantScope, type Ticket, visiting } from "../../platform/tenancy.ts";
import { assertRulesAccepted } from "../../tenancy/index.ts";
import type { BookingId, Side } from "../schema.ts";
import { setAside } from "./aside.ts";
import { bookingCancelled, type Parties } from "./events.ts";
import { bookParts, idsIn, idsText, named, type Part } from "./parts.ts";
import {
  type BookingToCancel,
  madeBooking,
  type OfferOnMarket,
  offerOnMarket,
  partiesOf,
  providedBooking,
} from "./reads.ts";
import {
  type BookingAsk,
  type Cancellation,
  checkNotOwn,
  checkParts,
  decideCancellation,
  type HeldOffer,
} from "./rules.ts";
import { freeTime, insertCancellation } from "./writes.ts";

const agreement = (id: BookingId): Ticket => ({ kind: "agreement", ids: [id] });

/** Books part of a published offer; gives the booking's id. */
export async function requestBooking(scope: TenantScope, ask: BookingAsk): Promise<BookingId> {
  const { id } = await once(scope, "bookingRequest", async () => {
    const [booked] = await book(scope, [{ ...ask, place: null }]);
    return booked ?? "";
  });
  scope.about(`booking:${id}`);
  return id as BookingId;
}

/**
 * Books several parts, at one provider or many, all or none; gives the bookings' ids in the order
 * in which they were asked for. A refusal names the part. Throws `BOOKING_PARTS` besides.
 */
export async function requestBookings(
  scope: TenantScope,
  asks: readonly BookingAsk[],
): Promise<BookingId[]> {
  const { id } = await once(scope, "bookingRequestAll", async () => {
    checkParts(asks.length, "parts");
    return idsText(await book(scope, placed(asks)));
  });
  const ids = idsIn(id);
  scope.about(`booking:${ids[0]}`, { bookings: ids });
  return ids;
}

const placed = (asks: readonly BookingAsk[]) => asks.map((ask, place) => ({ ...ask, place }));

type PlacedAsk = BookingAsk & Pick<Part, "place">;

async function book(scope: TenantScope, asks: readonly PlacedAsk[]): Promise<BookingId[]> {
  const seen: (OfferOnMarket & { readonly ask: PlacedAsk })[] = [];
  for (const ask of asks) {
    const offer = await named(ask.place, async () => {
      const onMarket = await offerOnMarket(scope, ask.provider, ask.offerId);
      checkNotOwn(ask.provider, scope.house);
      return onMarket;
    });
    seen.push({ ask, ...offer });
  }
  const rules = await assertRulesAccepted(scope);
  const { house: requester, now } = scope;

  const parts = seen.map(({ ask, resourceName, parties }) => {
    const { provider, offerId, window, place } = ask;
    const id = newId<BookingId>();
    const circumstances = { id, requester, resourceName, rules, now };
    const take = (host: TenantScope, offer: HeldOffer) => setAside(host, offer, ask, circumstances);
    return { id, provider, offerId, window, parties, place, take };
  });

  await bookParts(scope, parts);
  return parts.map(({ id }) => id);
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
