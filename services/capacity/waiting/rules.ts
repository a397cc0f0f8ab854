import { Refusal } from "../../kernel/refusal.ts";
import { hoursText, overlaps, type Window } from "../../kernel/window.ts";
import { type BookingAsk, checkOnSale, checkWindow, type HeldOffer } from "../bookings/rules.ts";
import { checkNoHours, freeMinutesOf, minutesAsked, type WeekUsed } from "../buckets/rules.ts";
import { weekMinutesOf } from "../buckets/weeks.ts";
import { decidePieces } from "../prices.ts";
import type { BookedTime } from "../windows.ts";

/** How many times a firm may wait at once, and how many may wait for the same time. */
const mostOfFirm = 20;
const mostOfTime = 10;
const minuteMs = 60_000;

/** What is waited for of an offer before one more joins. */
interface Waiting {
  readonly waiting: readonly Window[];
}

/** What is known of a list for exclusive time. */
export interface WaitingState extends Waiting {
  /** Time of the offer's resource that is taken now. */
  readonly taken: readonly Window[];
}

/** What the firm waits for already: of this offer, and how often in all. */
export interface OwnWaits {
  readonly ofOffer: readonly Window[];
  readonly inAll: number;
}

/** What a firm wants to wait for. */
type WaitAsk = Pick<BookingAsk, "window" | "pieces" | "hours">;

const touches = (windows: readonly Window[], window: Window) =>
  windows.some((each) => overlaps(each, window));

/** A firm waits for the same time once, and for so many in all. */
export function checkOwnWaits({ ofOffer, inAll }: OwnWaits, window: Window): void {
  if (touches(ofOffer, window)) throw new Refusal("WAIT_TWICE", {}, "window");
  if (inAll >= mostOfFirm) throw new Refusal("WAITS_TOO_MANY", { most: mostOfFirm }, "offer");
}

/**
 * A firm does not wait for what it has itself: holding it, letting it run out and being first on
 * the list again would keep others out for nothing.
 */
export function checkNotHad(own: readonly Window[], window: Window): void {
  if (touches(own, window)) throw new Refusal("WAIT_OWN", {}, "window");
}

function checkRoom(waiting: readonly Window[], window: Window): void {
  if (waiting.filter((each) => overlaps(each, window)).length >= mostOfTime) {
    throw new Refusal("WAIT_FULL", { most: mostOfTime }, "window");
  }
}

/**
 * Decides for what a firm waits: exclusive time of the offer that is to come and not all free, for
 * which not too many wait already. What is free is there to be booked.
 */
export function decideWait(
  offer: HeldOffer,
  { taken, waiting }: WaitingState,
  ask: WaitAsk,
  now: Date,
): BookedTime {
  checkOnSale(offer);
  checkNoHours(ask);
  const window = checkWindow(offer, ask.window, now);
  decidePieces(offer.extras, ask.pieces ?? null);
  if (!touches(taken, window)) throw new Refusal("WAIT_FREE", {}, "window");
  checkRoom(waiting, window);
  return { window, minutes: null };
}

/**
 * The same of hours of a week: as many as the offer has of it, and more than are free. However many
 * a firm wants, it waits for them as a whole.
 */
export function decideHoursWait(
  offer: HeldOffer,
  { waiting, ...used }: WeekUsed & Waiting,
  ask: WaitAsk,
  now: Date,
): BookedTime {
  checkOnSale(offer);
  const minutes = minutesAsked(used.week, ask, now);
  const most = weekMinutesOf(used.bucket, used.week);
  if (minutes > most) {
    throw new Refusal("WAIT_BEYOND", { hours: hoursText(most * minuteMs) }, "hours");
  }
  decidePieces(offer.extras, ask.pieces ?? null);
  if (minutes <= freeMinutesOf(used)) throw new Refusal("WAIT_FREE", {}, "hours");
  checkRoom(waiting, used.week);
  return { window: used.week, minutes };
}

/** A place on a list whose time is free. */
interface FreePlace {
  readonly resourceId: string;
  readonly window: Window;
}

/** Those of places in order that have their turn now: of those whose time touches only the first. */
export function turnsAtOnce<Place extends FreePlace>(inOrder: readonly Place[]): Place[] {
  const turns: Place[] = [];
  for (const place of inOrder) {
    const before = turns.filter(({ resourceId }) => resourceId === place.resourceId);
    const windows = before.map(({ window }) => window);
    if (!touches(windows, place.window)) turns.push(place);
  }
  return turns;
}
