import assert from "node:assert";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { visitOf } from "../../platform/audit.ts";
import type { Database } from "../../platform/database.ts";
import { keepAnswers } from "../../platform/once.ts";
import { type Actor, asSeveral, type Stay, type TenantScope } from "../../platform/tenancy.ts";
import { minutesUsedOf, takeTurns } from "../buckets/reads.ts";
import { checkFree } from "../buckets/rules.ts";
import type { BookingId, OfferId } from "../schema.ts";
import { type AskedBooking, type Draft, draftsOf, seenBy, unlessRefused } from "./drafts.ts";
import { bookingRequested } from "./events.ts";
import { publishedOffers } from "./parts.ts";
import { timeTaken } from "./reads.ts";
import { decideBooking } from "./rules.ts";
import { bookedText, insertBookings, insertBookingsMade, takeTimes } from "./writes.ts";

/** What became of each; who is not among them books alone, and hears then why it cannot be. */
type Outcomes = ReadonlyMap<AskedBooking, BookingId | Refusal>;

/** What is booked in both houses: the drafts, and as the value that both keep. */
interface BookedDrafts {
  readonly drafts: readonly Draft[];
  readonly text: string;
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
  asked: readonly AskedBooking[],
): Promise<Outcomes> {
  const actors = asked.map(({ actor }) => actor);
  return asSeveral(database, actors, "capacity.book", async (enterHouse) => {
    const firms: FirmDrafts[] = [];
    for (const [actor, own] of byFirm(asked)) {
      const seen = await enterHouse(actor, actor.tenantId, [], (scope) =>
        looking(unlessRefused(() => seenBy(scope, provider, own))),
      );
      const offers = [...new Set(seen.map(({ asked: { ask } }) => ask.offerId))];
      const drafts = await enterHouse(actor, provider, offers, (host) =>
        looking(draftsOf(host, offers, seen)),
      );
      firms.push({ actor, offers, drafts });
    }

    const outcomes = new Map<AskedBooking, BookingId | Refusal>();
    const all = firms.flatMap(({ drafts }) => drafts);
    const used = new Map<string, number>();
    for (const [place, { actor, offers, drafts }] of firms.entries()) {
      const booked = await enterHouse(actor, provider, offers, async (host) => {
        if (place === 0) await takeAllTurns(host, all, used);
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
    const firm = firms.get(actor.tenantId);
    if (firm === undefined) firms.set(actor.tenantId, [actor, [asked]]);
    else firm[1].push(asked);
  }
  return [...firms.values()];
}

const looking = async <T>(work: Promise<T>): Promise<Stay<T>> => ({ answer: await work, done: [] });

/** Takes the turns of all firms at once, and counts what is used of the weeks. */
async function takeAllTurns(
  host: TenantScope,
  drafts: readonly Draft[],
  used: Map<string, number>,
): Promise<void> {
  const ofWeeks = drafts.filter(({ booking }) => booking.minutes !== null);
  const weeks = new Map(
    ofWeeks.map(({ turn, booking: { resourceId, window } }) => [
      turn,
      { resourceId, week: window },
    ]),
  );
  const turns = takeTurns(
    host,
    drafts.map(({ turn }) => turn),
  );
  // Each statement sees what is committed when it begins, so this one who had the turn before.
  const counting = weeks.size === 0 ? [] : minutesUsedOf(host, [...weeks.values()]);
  const [minutes] = await Promise.all([counting, turns]);
  for (const [at, turn] of [...weeks.keys()].entries()) used.set(turn, minutes[at] as number);
}

async function bookAt(
  host: TenantScope,
  drafts: readonly Draft[],
  used: Map<string, number>,
  outcomes: Map<AskedBooking, BookingId | Refusal>,
): Promise<Stay<BookedDrafts>> {
  const free = drafts.filter((draft) => {
    const refusal = hoursRefused(draft, used);
    if (refusal !== null) outcomes.set(draft.asked, refusal);
    return refusal === null;
  });
  const parts = await Promise.all(inParts(free).map((part) => takePart(host, part)));
  const booked = parts.flatMap((part) => part.booked);
  for (const { asked, booking } of booked) outcomes.set(asked, booking.id);
  await tellTaken(
    host,
    parts.flatMap((part) => part.refused),
    outcomes,
  );

  const done = booked.map(({ asked: { actor, ask } }) =>
    visitOf(actor, publishedOffers([ask.offerId])),
  );
  if (booked.length === 0) return { answer: { drafts: [], text: "[]" }, done };
  const text = bookedText(booked);
  const sent = Promise.all([insertBookings(host, text), ...parts.map(({ emitted }) => emitted)]);
  return { answer: { drafts: booked, text }, sent, done };
}

const partLength = 32;

function inParts(drafts: readonly Draft[]): Draft[][] {
  const parts: Draft[][] = [];
  for (let from = 0; from < drafts.length; from += partLength) {
    parts.push(drafts.slice(from, from + partLength));
  }
  return parts;
}

/** Takes the time of some. Their events are made while the database takes that of the next. */
async function takePart(host: TenantScope, drafts: readonly Draft[]) {
  const times = drafts.map(({ booking }) => booking);
  const taken = await takeTimes(host, times);
  const booked = drafts.filter(({ booking }) => taken.has(booking.id));
  const refused = drafts.filter(({ booking }) => !taken.has(booking.id));
  const emitted = emitRequested(host, booked);
  // Is waited for with what else is sent, unless another part comes to nothing.
  emitted.catch(() => undefined);
  return { booked, refused, emitted };
}

async function emitRequested(host: TenantScope, drafts: readonly Draft[]): Promise<void> {
  const events = drafts.map(({ ready, asked: { actor }, booking, parties, eventId }) =>
    ready({ ...bookingRequested(booking, parties, actor), id: eventId }),
  );
  await host.emitReady(events);
}

/** Counts a booking's hours among those used of its week, or says why they cannot be. */
function hoursRefused(
  { booking, turn, offer: { bucket } }: Draft,
  used: Map<string, number>,
): Refusal | null {
  if (bucket === null || booking.minutes === null) return null;
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
  { drafts, text }: BookedDrafts,
): Promise<Stay<null>> {
  if (drafts.length === 0) return { answer: null, done: [] };
  const answers = drafts.map(({ asked: { actor }, booking: { id } }) => ({ actor, id }));
  const sent = Promise.all([
    insertBookingsMade(scope, provider, text),
    keepAnswers(scope, "bookingRequest", answers),
  ]);
  const done = drafts.map(({ asked: { actor }, booking: { id } }) => ({
    actor,
    action: "capacity.book",
    subject: `booking:${id}`,
    details: {},
  }));
  return { answer: null, sent, done };
}
