import type { PriceLine } from "../../../contracts/prices/price.ts";
import type { ResourceId, Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { type Money, shareOf } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText, overlaps, type Window, within } from "../../kernel/window.ts";
import { optionalWording } from "../../kernel/wording.ts";
import type { Bucket } from "../buckets/weeks.ts";
import { decidePieces, type PriceExtras, priceOfPart } from "../prices.ts";
import type { BookingId, OfferId, OfferStatus, Side } from "../schema.ts";
import { type BookedTime, bookableParts, bookedMs, capacityWindow, totalMs } from "../windows.ts";

/** An offer as its provider holds it while a booking is decided. */
export interface HeldOffer {
  readonly id: OfferId;
  readonly resourceId: ResourceId;
  readonly process: string;
  readonly window: Window;
  readonly pricePerHour: Money;
  readonly extras: PriceExtras;
  readonly vatIncluded: boolean;
  readonly status: OfferStatus;
  /** Null where it offers exclusive time. */
  readonly bucket: Bucket | null;
}

/** What a firm asks of an offer. */
export interface BookingAsk {
  readonly provider: TenantId;
  readonly offerId: OfferId;
  /** Of hours of a week the week, or any part of it. */
  readonly window: Window;
  /** Absent where the offer has no price per piece. */
  readonly pieces?: number | null;
  /** How many of its hours, as decimal text; only of an offer of hours a week. */
  readonly hours?: string | null;
  readonly note: string;
}

/** The operating rules that a booking is made under. */
export interface BookingRules {
  readonly version: number;
  readonly parameters: {
    readonly freeCancellationHours: number;
    readonly lateCancellationBasisPoints: number;
    readonly feeBasisPoints: number;
  };
}

/** What both sides have agreed. Rules that change later do not touch it. */
export interface AgreedBooking extends BookedTime {
  readonly id: BookingId;
  /** By whose clock the week begins of which it has hours: an IANA name; null of exclusive time. */
  readonly zone: string | null;
  readonly requester: TenantId;
  readonly offerId: OfferId;
  readonly resourceId: ResourceId;
  readonly resourceName: Words;
  readonly process: string;
  readonly pieces: number | null;
  readonly total: Money;
  /** What the total is made of. */
  readonly priceLines: readonly PriceLine[];
  readonly vatIncluded: boolean;
  readonly note: string;
  readonly bookedAt: Date;
  readonly freeCancellationUntil: Date;
  /** What cancelling after that time costs whoever cancels. */
  readonly lateCharge: Money;
  /** What the platform takes of the provider for it. */
  readonly fee: Money;
  readonly rulesVersion: number;
}

/** Who asks, when, under which rules, and as what the booking will be known. */
export interface BookingCircumstances {
  readonly id: BookingId;
  readonly requester: TenantId;
  readonly resourceName: Words;
  readonly rules: BookingRules;
  readonly now: Date;
}

export const longestNote = 500;
const mostParts = 10;
const shownParts = 20;
const hourMs = 3_600_000;

/** Nothing of an offer that was taken off the market can be booked, nor what is held of it. */
export function checkOnSale({ status }: HeldOffer): void {
  if (status === "withdrawn") throw new Refusal("OFFER_WITHDRAWN", {}, "offer");
}

/** A firm does not book from itself: it would pay itself, and look busier than it is. */
export function checkNotOwn(provider: TenantId, requester: TenantId): void {
  if (provider === requester) throw new Refusal("OWN_OFFER", {}, "offer");
}

/** An act of several bookings has at least one and not too many: others wait for all of it. */
export function checkParts(count: number, field: string): void {
  if (count < 1 || count > mostParts) {
    throw new Refusal("BOOKING_PARTS", { most: mostParts }, field);
  }
}

/** The window asked for, where it lies in the offer and is to come. */
export function checkWindow(offer: HeldOffer, asked: Window, now: Date): Window {
  const window = capacityWindow(asked, now);
  if (window.from < now) throw new Refusal("WINDOW_PAST", {}, "window");
  if (!within(window, offer.window)) {
    const [from, until] = [offer.window.from.toISOString(), offer.window.until.toISOString()];
    throw new Refusal("WINDOW_OUTSIDE_OFFER", { from, until }, "window");
  }
  return window;
}

/** Refuses with what is still free: `free` as ISO 8601 intervals, separated by blanks. */
function checkFree(offer: HeldOffer, taken: readonly Window[], asked: Window, now: Date): void {
  if (!taken.some((part) => overlaps(part, asked))) return;
  const parts = bookableParts(offer.window, taken, now);
  const free = parts
    .slice(0, shownParts)
    .map(({ from, until }) => `${from.toISOString()}/${until.toISOString()}`)
    .join(" ");
  throw new Refusal("CAPACITY_TAKEN", { free, freeHours: hoursText(totalMs(parts)) }, "window");
}

/**
 * Decides a booking of part of an offer. `taken` is all time of the offer's resource that is no
 * longer free, through whichever offer it was booked.
 */
export function decideBooking(
  offer: HeldOffer,
  taken: readonly Window[],
  ask: BookingAsk,
  circumstances: BookingCircumstances,
): AgreedBooking {
  checkOnSale(offer);
  const { now } = circumstances;
  const window = checkWindow(offer, ask.window, now);
  checkFree(offer, taken, window, now);
  return agreedOn(offer, { window, minutes: null }, ask, circumstances);
}

/** What is agreed on by a booking of this time: its price, and what the rules say of cancelling. */
export function agreedOn(
  offer: HeldOffer,
  time: BookedTime,
  ask: BookingAsk,
  { id, requester, resourceName, rules, now }: BookingCircumstances,
): AgreedBooking {
  const { freeCancellationHours, lateCancellationBasisPoints, feeBasisPoints } = rules.parameters;
  const pieces = decidePieces(offer.extras, ask.pieces ?? null);
  const part = { ms: bookedMs(time), pieces };
  const { total, priceLines } = priceOfPart(offer.pricePerHour, offer.extras, part);
  return {
    id,
    requester,
    resourceName,
    offerId: offer.id,
    resourceId: offer.resourceId,
    process: offer.process,
    ...time,
    zone: offer.bucket?.zone ?? null,
    pieces,
    total,
    priceLines,
    vatIncluded: offer.vatIncluded,
    note: optionalWording(ask.note, longestNote, "note"),
    bookedAt: now,
    freeCancellationUntil: new Date(time.window.from.getTime() - freeCancellationHours * hourMs),
    lateCharge: shareOf(total, lateCancellationBasisPoints),
    fee: shareOf(total, feeBasisPoints),
    rulesVersion: rules.version,
  };
}

/** That a booking ends before its time. */
export interface Cancellation {
  readonly cancelledBy: Side;
  /** Whether it was in time to cost nothing, by the rules that the booking was made under. */
  readonly free: boolean;
  /** The booking that takes its place; null where nothing does. */
  readonly successor: BookingId | null;
}

/** What a cancellation is decided on. */
export interface StandingBooking {
  readonly window: Window;
  readonly freeCancellationUntil: Date;
  readonly cancelled: boolean;
}

/** Either side may cancel until the booked time is over; after the free time it says so. */
export function decideCancellation(
  { window, freeCancellationUntil, cancelled }: StandingBooking,
  cancelledBy: Side,
  now: Date,
): Cancellation {
  if (cancelled) throw new Refusal("BOOKING_CANCELLED", {}, "id");
  if (window.until <= now) throw new Refusal("BOOKING_OVER", {}, "id");
  return { cancelledBy, free: now <= freeCancellationUntil, successor: null };
}

/**
 * A booking ends in favour of another by whoever made it, as long as cancelling it would cost
 * nothing: what it would cost afterwards could not be told apart from the price of the new one.
 */
export function decideReschedule(
  { freeCancellationUntil, cancelled }: StandingBooking,
  successor: BookingId,
  now: Date,
): Cancellation {
  if (cancelled) throw new Refusal("BOOKING_CANCELLED", {}, "booking");
  if (now > freeCancellationUntil) {
    throw new Refusal("RESCHEDULE_LATE", { until: freeCancellationUntil.toISOString() }, "booking");
  }
  return { cancelledBy: "requester", free: true, successor };
}
