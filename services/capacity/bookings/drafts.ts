import type { EventId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { notYetDone } from "../../platform/once.ts";
import type { MakesEvents } from "../../platform/outbox.ts";
import type { Actor, TenantScope } from "../../platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../tenancy/index.ts";
import { turnOfWeek } from "../buckets/reads.ts";
import { checkNoHours, decideHours, weekAsked } from "../buckets/rules.ts";
import type { BookingId, OfferId } from "../schema.ts";
import type { Parties } from "./events.ts";
import { holdOffers, offersOnMarket } from "./reads.ts";
import {
  type AgreedBooking,
  type BookingAsk,
  type BookingCircumstances,
  decideBooking,
  type HeldOffer,
} from "./rules.ts";
import type { Booked } from "./writes.ts";

/** A booking that someone asks for. */
export interface AskedBooking {
  readonly actor: Actor;
  readonly ask: BookingAsk;
}

/** A booking that may be asked for, and on what it will be decided. */
interface Seen {
  readonly asked: AskedBooking;
  readonly parties: Parties;
  readonly circumstances: BookingCircumstances;
}

/** A booking as it will be if its time is free. */
export interface Draft extends Booked, Seen {
  readonly offer: HeldOffer;
  /** The turn that is taken for it. */
  readonly turn: string;
  /** Makes the event that tells of it. */
  readonly ready: MakesEvents;
}

/** Nothing where the rules refuse: each hears of it when it books alone. */
export async function unlessRefused<T>(work: () => Promise<T[]>): Promise<T[]> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refusal) return [];
    throw fault;
  }
}

export async function seenBy(
  scope: TenantScope,
  provider: TenantId,
  asked: readonly AskedBooking[],
): Promise<Seen[]> {
  const ids = [...new Set(asked.map(({ ask }) => ask.offerId))];
  // Sent one after the other without waiting for the answers, as are those below.
  const [fresh, market, rules] = await Promise.all([
    notYetDone(scope, "bookingRequest", asked),
    offersOnMarket(scope, provider, ids),
    assertRulesAccepted(scope),
    assertStays(scope),
  ]);
  const { house: requester, now } = scope;

  return fresh.flatMap((each) => {
    const onMarket = market.get(each.ask.offerId);
    if (onMarket === undefined) return [];
    const { resourceName, parties } = onMarket;
    const id = newId<BookingId>();
    return [{ asked: each, parties, circumstances: { id, requester, resourceName, rules, now } }];
  });
}

export async function draftsOf(
  host: TenantScope,
  offers: readonly OfferId[],
  seen: readonly Seen[],
): Promise<Draft[]> {
  const [held, ready] = await Promise.all([holdOffers(host, offers), host.readyEvents()]);
  return seen.flatMap((each) => {
    const offer = held.get(each.asked.ask.offerId);
    return offer === undefined ? [] : draftOf(host, offer, each, ready);
  });
}

/** Decided as if nothing were taken yet; nothing where the rules refuse even so. */
function draftOf(host: TenantScope, offer: HeldOffer, seen: Seen, ready: MakesEvents): Draft[] {
  const { asked, circumstances } = seen;
  try {
    const booking = decided(offer, asked.ask, circumstances);
    const eventId = newId<EventId>();
    return [{ ...seen, offer, booking, eventId, turn: turnOf(host, booking), ready }];
  } catch (fault) {
    if (fault instanceof Refusal) return [];
    throw fault;
  }
}

function decided(
  offer: HeldOffer,
  ask: BookingAsk,
  circumstances: BookingCircumstances,
): AgreedBooking {
  const { bucket } = offer;
  if (bucket === null) {
    checkNoHours(ask);
    return decideBooking(offer, [], ask, circumstances);
  }
  const week = weekAsked(offer, bucket, ask.window);
  return decideHours(offer, { bucket, week, usedMinutes: 0 }, ask, circumstances);
}

/** Of hours of a week its turn, at which all who want them wait; of a resource that of such acts. */
const turnOf = (host: TenantScope, { resourceId, window, minutes }: AgreedBooking): string =>
  minutes === null
    ? `gathered ${host.house} ${resourceId}`
    : turnOfWeek(host, resourceId, window.from);
