import { Refusal } from "../../kernel/refusal.ts";
import { hoursText, mondayOf, type Window, windowOf, within } from "../../kernel/window.ts";
import {
  type AgreedBooking,
  agreedOn,
  type BookingAsk,
  type BookingCircumstances,
  checkOnSale,
  type HeldOffer,
} from "../bookings/rules.ts";
import { type Bucket, weekAt, weekMinutesOf } from "./weeks.ts";

const minutesOfHour = 60;
const minuteMs = 60_000;
const mostHours = 168;
/** Hours as text have four decimals, so that 20 minutes are 0.3333 of them. */
const nearly = 0.01;

/** Hours as decimal text in whole minutes. */
function minutesOf(hours: string, most: number, field: string): number {
  const exact = Number(hours) * minutesOfHour;
  if (!(exact > 0 && exact <= most * minutesOfHour)) {
    throw new Refusal("HOURS_OUT_OF_RANGE", { most }, field);
  }
  const minutes = Math.round(exact);
  if (minutes === 0 || Math.abs(minutes - exact) > nearly) {
    throw new Refusal("HOURS_NOT_WHOLE_MINUTES", {}, field);
  }
  return minutes;
}

/** The bucket that an offer is, by the clock of its site; null where it is exclusive time. */
export function bucketOf(weekHours: string | null | undefined, zone: string): Bucket | null {
  if (weekHours === null || weekHours === undefined) return null;
  return { weekMinutes: minutesOf(weekHours, mostHours, "weekHours"), zone };
}

/** Hours are offered of weeks in which the resource works as long as that. */
export function checkWeekOpen(bucket: Bucket, week: Window, openMs: number): void {
  if (openMs >= weekMinutesOf(bucket, week) * minuteMs) return;
  const values = { from: mondayOf(week), hours: hoursText(openMs) };
  throw new Refusal("WEEK_CLOSED", values, "weekHours");
}

/** Exclusive time has its length: whoever names hours besides means something else. */
export function checkNoHours({ hours }: Pick<BookingAsk, "hours">): void {
  if (hours !== null && hours !== undefined) throw new Refusal("HOURS_NOT_OFFERED", {}, "hours");
}

/** The week of an offer that is asked for, by itself or by a part of it. */
export function weekAsked(offer: HeldOffer, { zone }: Bucket, asked: Window): Window {
  const { from, until } = windowOf(asked.from, asked.until);
  const refused = () => new Refusal("WEEK_NOT_OFFERED", { zone }, "window");
  if (!within({ from, until }, offer.window)) throw refused();
  const week = weekAt(zone, from);
  if (until > week.until) throw refused();
  return week;
}

/** A week of a bucket, and what of it is booked and held through whichever offer of its resource. */
export interface WeekUsed {
  readonly bucket: Bucket;
  readonly week: Window;
  readonly usedMinutes: number;
}

/** What is left of a week. */
export function freeMinutesOf({ bucket, week, usedMinutes }: WeekUsed): number {
  return Math.max(0, weekMinutesOf(bucket, week) - usedMinutes);
}

/** Refuses more of a week than is left of it. */
export function checkFree(used: WeekUsed, minutes: number): void {
  const free = freeMinutesOf(used);
  if (minutes > free) {
    throw new Refusal("WEEK_FULL", { freeHours: hoursText(free * minuteMs) }, "hours");
  }
}

/** How much is asked for of a week that has not begun. */
export function minutesAsked(week: Window, { hours }: Pick<BookingAsk, "hours">, now: Date) {
  if (week.from < now) throw new Refusal("WINDOW_PAST", {}, "window");
  if (hours === null || hours === undefined) throw new Refusal("HOURS_MISSING", {}, "hours");
  return minutesOf(hours, mostHours, "hours");
}

/** Decides a booking of hours of one week of an offer. */
export function decideHours(
  offer: HeldOffer,
  used: WeekUsed,
  ask: BookingAsk,
  circumstances: BookingCircumstances,
): AgreedBooking {
  checkOnSale(offer);
  const { week } = used;
  const minutes = minutesAsked(week, ask, circumstances.now);
  checkFree(used, minutes);
  return agreedOn(offer, { window: week, minutes }, ask, circumstances);
}
