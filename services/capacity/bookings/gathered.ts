import assert from "node:assert";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { visitOf } from "../../platform/audit.ts";
import type { Database } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { keepAnswers, notYetDone } from "../../platform/once.ts";
import { type Actor, asSeveral, type Stay, type TenantScope } from "../../platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../tenancy/index.ts";
import { minutesUsed, takeTurns, turnOfWeek } from "../buckets/reads.ts";
import { checkFree, checkNoHours, decideHours, weekAsked } from "../buckets/rules.ts";
import type { BookingId, OfferId } from "../schema.ts";
import { bookingRequested, type Parties } from "./events.ts";
import { publishedOffers } from "./parts.ts";
import { holdOffers, offersOnMarket, timeTaken } from "./reads.ts";
import {
  type AgreedBooking,
  type BookingAsk,
  type BookingCircumstances,
  decideBooking,
  type HeldOffer,
} from "./rules.ts";
import { type Booked, insertBookings, insertBookingsMade, takeTimes } from "./writes.ts";

/** A booking that someone asks for. */
export interface AskedBooking {
  readonly actor: Actor;
  readonly ask: BookingAsk;
}

/** What became of each; who is not among them books alone, and hears then why it cannot be. */
type Outcomes = ReadonlyMap<AskedBooking, BookingId | Refusal>;

/** A booking that may be asked for, and on what it will be decided. */
interface Seen {
  readonly asked: AskedBooking;
  readonly parties: Parties;
  readonly circumstances: BookingCircumstances;
}

/** A booking as it will be if its time is free. */
interface Draft extends Booked, Seen {
  readonly offer: HeldOffer;
}

/** The drafts of one firm, and of which offers they are. */
interface FirmDrafts {
  readonly actor: Actor;
  readonly offers: readonly OfferId[];
  readonly drafts: readonly Draft[];
}

/**
 * Books of one provider's offers for several callers in one transaction: each row as
 * `requestBooking` would write it, and the rows of each table in one statement. What a firm sees
 * and writes is what row security lets it.
 */
export async function bookGathered(
  database: Database,
  provider: TenantId,
  all: readonly AskedBooking[],
): Promise<Outcomes> {
  const actors = all.map(({ actor }) => actor);
  return asSeveral(database, actors, "capacity.book", async (enterHouse) => {
    const firms: FirmDrafts[] = [];
    for (const [actor, asked] of byFirm(all)) {
      const seen = await enterHouse(actor, actor.tenantId, [], (scope) =>
        looking(unlessRefused(() => seenBy(scope, provider, asked))),
      );
      const offers = [...new Set(seen.map(({ asked: { ask } }) => ask.offerId))];
      const drafts = await enterHouse(actor, provider, offers, (host) =>
        looking(draftsOf(host, offers, seen)),
      );
      firms.push({ actor, offers, drafts });
    }

    const outcomes = new Map<AskedBooking, BookingId | Refusal>();
    const used = new Map<string, number>();
    for (const [place, { actor, offers, drafts }] of firms.entries()) {
      const booked = await enterHouse(actor, provider, offers, async (host) => {
        if (place === 0) await takeAllTurns(host, firms, used);
        return bookAt(host, drafts, used, outcomes);
      });
      await enterHouse(actor, actor.tenantId, [], (scope) => keepMade(scope, provider, booked));
    }
    return outcomes;
  });
}

function byFirm(all: readonly AskedBooking[]): [Actor, AskedBooking[]][] {
  const firms = new Map<TenantId, [Actor, AskedBooking[]]>();
  for (const asked of all) {
    const { actor } = asked;
    const [first, own] = firms.get(actor.tenantId) ?? [actor, []];
    firms.set(actor.tenantId, [first, [...own, asked]]);
  }
  return [...firms.values()];
}

const looking = async <T>(work: Promise<T>): Promise<Stay<T>> => ({ answer: await work, done: [] });

/** Nothing where the rules refuse: each hears of it when it books alone. */
async function unlessRefused<T>(work: () => Promise<T[]>): Promise<T[]> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refusal) return [];
    throw fault;
  }
}

async function seenBy(
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

async function draftsOf(
  host: TenantScope,
  offers: readonly OfferId[],
  seen: readonly Seen[],
): Promise<Draft[]> {
  const held = await holdOffers(host, offers);
  return seen.flatMap((each) => {
    const offer = held.get(each.asked.ask.offerId);
    return offer === undefined ? [] : draftOf(offer, each);
  });
}

/** Decided as if nothing were taken yet; nothing where the rules refuse even so. */
function draftOf(offer: HeldOffer, seen: Seen): Draft[] {
  const { asked, circumstances } = seen;
  try {
    const booking = decided(offer, asked.ask, circumstances);
    return [{ ...seen, offer, booking, eventId: newId<EventId>() }];
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

/** Takes the turns of all firms at once, and counts what is used of the weeks. */
async function takeAllTurns(
  host: TenantScope,
  firms: readonly FirmDrafts[],
  used: Map<string, number>,
): Promise<void> {
  const bookings = firms.flatMap(({ drafts }) => drafts.map(({ booking }) => booking));
  await takeTurns(
    host,
    bookings.map((booking) => turnOf(host, booking)),
  );
  for (const booking of bookings) {
    const turn = turnOf(host, booking);
    if (booking.minutes === null || used.has(turn)) continue;
    used.set(turn, await minutesUsed(host, booking.resourceId, booking.window));
  }
}

async function bookAt(
  host: TenantScope,
  drafts: readonly Draft[],
  used: Map<string, number>,
  outcomes: Map<AskedBooking, BookingId | Refusal>,
): Promise<Stay<Draft[]>> {
  const free = drafts.filter((draft) => {
    const refusal = hoursRefused(host, draft, used);
    if (refusal !== null) outcomes.set(draft.asked, refusal);
    return refusal === null;
  });
  const taken = await takeTimes(
    host,
    free.map(({ booking }) => booking),
  );
  const booked = free.filter(({ booking }) => taken.has(booking.id));
  for (const { asked, booking } of booked) outcomes.set(asked, booking.id);
  await tellTaken(
    host,
    free.filter(({ booking }) => !taken.has(booking.id)),
    outcomes,
  );

  const events = booked.map(({ asked: { actor }, booking, parties, eventId }) => ({
    ...bookingRequested(booking, parties, actor),
    id: eventId,
  }));
  await Promise.all([insertBookings(host, booked), host.emitAll(events)]);
  const done = booked.map(({ asked: { actor, ask } }) =>
    visitOf(actor, publishedOffers([ask.offerId])),
  );
  return { answer: booked, done };
}

/** Counts a booking's hours among those used of its week, or says why they cannot be. */
function hoursRefused(
  host: TenantScope,
  { booking, offer: { bucket } }: Draft,
  used: Map<string, number>,
): Refusal | null {
  if (bucket === null || booking.minutes === null) return null;
  const turn = turnOf(host, booking);
  const usedMinutes = used.get(turn);
  assert(usedMinutes !== undefined);
  try {
    checkFree({ bucket, week: booking.window, usedMinutes }, booking.minutes);
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  used.set(turn, usedMinutes + booking.minutes);
  return null;
}

/** Refuses those whose time is taken. A hold that has run out may be in the way: who books alone clears it. */
async function tellTaken(
  host: TenantScope,
  drafts: readonly Draft[],
  outcomes: Map<AskedBooking, BookingId | Refusal>,
): Promise<void> {
  const taken = new Map<OfferId, Window[]>();
  for (const { asked, offer, circumstances } of drafts) {
    const { id, resourceId, window } = offer;
    const all = taken.get(id) ?? (await timeTaken(host, resourceId, window));
    taken.set(id, all);
    try {
      decideBooking(offer, all, asked.ask, circumstances);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      outcomes.set(asked, fault);
    }
  }
}

async function keepMade(
  scope: TenantScope,
  provider: TenantId,
  booked: readonly Draft[],
): Promise<Stay<null>> {
  const answers = booked.map(({ asked: { actor }, booking: { id } }) => ({ actor, id }));
  await Promise.all([
    insertBookingsMade(scope, provider, booked),
    keepAnswers(scope, "bookingRequest", answers),
  ]);
  const done = booked.map(({ asked: { actor }, booking: { id } }) => ({
    actor,
    action: "capacity.book",
    subject: `booking:${id}`,
    details: {},
  }));
  return { answer: null, done };
}
