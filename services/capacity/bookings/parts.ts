import type { EventId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { newId } from "../../platform/ids.ts";
import { type TenantScope, type Ticket, visiting } from "../../platform/tenancy.ts";
import type { BookingId, OfferId } from "../schema.ts";
import { bookingRequested, type Parties } from "./events.ts";
import { firmsShut, holdOffer } from "./reads.ts";
import type { AgreedBooking, HeldOffer } from "./rules.ts";
import { type Booked, insertBooking, insertBookingMade } from "./writes.ts";

export const publishedOffers = (ids: readonly OfferId[]): Ticket => ({
  kind: "published-offer",
  ids: [...new Set(ids)],
});

/** Ids as one text, which an idempotency key keeps as the answer of a whole act. */
export const idsText = (ids: readonly BookingId[]): string => ids.join(" ");
export const idsIn = (text: string): BookingId[] => text.split(" ").map((id) => id as BookingId);

/** One booking of an act: of which offer and window, and how its time is taken at the provider's. */
export interface Part {
  readonly provider: TenantId;
  readonly offerId: OfferId;
  readonly window: Window;
  readonly parties: Parties;
  /** Which part of the act it is, from 0; null where the act has but one. */
  readonly place: number | null;
  readonly take: (host: TenantScope, offer: HeldOffer) => Promise<AgreedBooking>;
}

/** Lets a refusal name the part that it is about: `part` counted from 1, the field from 0. */
export async function named<T>(place: number | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (place === null || !(fault instanceof Refusal)) throw fault;
    const field = ["parts", place, fault.field].filter((each) => each !== undefined).join(".");
    throw new Refusal(fault.code, { ...fault.values, part: place + 1 }, field);
  }
}

const ordered = <T>(list: readonly T[], key: (each: T) => string): T[] =>
  list.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));

function byProvider(parts: readonly Part[]): [TenantId, Part[]][] {
  const houses = new Map<TenantId, Part[]>();
  for (const part of parts) {
    houses.set(part.provider, [...(houses.get(part.provider) ?? []), part]);
  }
  return ordered([...houses], ([provider]) => provider);
}

/**
 * Books all parts or none. Houses are entered in the order of their ids, and within one its
 * resources and their time in order: acts that meet wait for each other one way round only. Where
 * there are several parts, a firm that was suspended or frozen meanwhile, or leaves, undoes them all.
 */
export async function bookParts(scope: TenantScope, parts: readonly Part[]): Promise<void> {
  for (const [provider, own] of byProvider(parts)) {
    const ticket = publishedOffers(own.map(({ offerId }) => offerId));
    const booked = await visiting(scope, provider, ticket, (host) => bookAt(host, own));
    for (const { booking, eventId } of booked) {
      await insertBookingMade(scope, provider, booking, eventId);
    }
  }
  if (parts.length > 1) await checkNoneShut(scope, parts);
}

async function bookAt(host: TenantScope, parts: readonly Part[]): Promise<Booked[]> {
  const offers = new Map<OfferId, HeldOffer>();
  for (const { offerId, place } of ordered(parts, (part) => part.offerId)) {
    if (offers.has(offerId)) continue;
    offers.set(offerId, await named(place, () => holdOffer(host, offerId)));
  }
  const asked = parts.flatMap((part) => {
    const offer = offers.get(part.offerId);
    return offer === undefined ? [] : [{ part, offer }];
  });
  const turn = ({ part, offer }: (typeof asked)[number]) =>
    `${offer.resourceId} ${part.window.from.toISOString()}`;
  const booked: Booked[] = [];
  for (const { part, offer } of ordered(asked, turn)) {
    const booking = await named(part.place, () => part.take(host, offer));
    const eventId = newId<EventId>();
    await insertBooking(host, booking, eventId);
    await host.emit({ ...bookingRequested(booking, part.parties, host.actor), id: eventId });
    booked.push({ booking, eventId });
  }
  return booked;
}

async function checkNoneShut(scope: TenantScope, parts: readonly Part[]): Promise<void> {
  const firms = [...new Set(parts.map(({ provider }) => provider)), scope.house];
  const shut = await firmsShut(scope, firms);
  const own = shut.get(scope.house);
  if (own !== undefined) throw new Refusal(own);
  const part = parts.find(({ provider }) => shut.has(provider));
  if (part === undefined) return;
  await named(part.place, () => Promise.reject(new Refusal("OFFER_NOT_FOUND", {}, "offer")));
}
