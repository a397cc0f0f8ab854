import { instantOf, type Wall, wallOf } from "../../capability/index.ts";
import { lengthMs, type Window } from "../../kernel/window.ts";
import { type BookedTime, bookedMs, totalMs } from "../windows.ts";

/** So many hours of a resource a week, in place of exclusive time. */
export interface Bucket {
  readonly weekMinutes: number;
  /** IANA name of the zone by whose clock weeks begin: on Monday at midnight (ISO 8601). */
  readonly zone: string;
}

/** A bucket as a row keeps it; null where the row is of exclusive time. */
export function bucketIn(weekMinutes: number | null, zone: string | null): Bucket | null {
  return weekMinutes === null || zone === null ? null : { weekMinutes, zone };
}

/** A week and what of its hours can still be booked. */
export interface WeekFree {
  readonly window: Window;
  readonly freeMs: number;
}

const minuteMs = 60_000;
const minutesOfWeek = 7 * 24 * 60;
/** 1970 began on a Thursday: the first Monday was the 5th of January. */
const firstMonday: Wall = 4 * 24 * 60;

const mondayOf = (wall: Wall): Wall =>
  firstMonday + Math.floor((wall - firstMonday) / minutesOfWeek) * minutesOfWeek;

/** The whole weeks that a window touches, as one window. */
export function wholeWeeks({ from, until }: Window, zone: string): Window {
  const last = mondayOf(wallOf(zone, new Date(until.getTime() - 1)));
  return {
    from: instantOf(zone, mondayOf(wallOf(zone, from))),
    until: instantOf(zone, last + minutesOfWeek),
  };
}

/** The weeks of a window of whole weeks, in their order; `weeks_of` gives the same in SQL. */
export function weeksOf({ from, until }: Window, zone: string): Window[] {
  const weeks: Window[] = [];
  const first = wallOf(zone, from);
  for (let begin = from; begin < until; ) {
    const end = instantOf(zone, first + (weeks.length + 1) * minutesOfWeek);
    weeks.push({ from: begin, until: end });
    begin = end;
  }
  return weeks;
}

/** Of each zone the last answer: hours of one week are asked for, or judged at one time, by many. */
const weeksAt = new Map<string, { readonly time: number; readonly week: Window }>();

/** The week in which a time lies. */
export function weekAt(zone: string, time: Date): Window {
  const known = weeksAt.get(zone);
  if (known?.time === time.getTime()) return known.week;
  const week = wholeWeeks({ from: time, until: new Date(time.getTime() + 1) }, zone);
  weeksAt.set(zone, { time: time.getTime(), week });
  return week;
}

/** The beginning of the first week that begins at this time or later. */
export function firstWeekFrom({ zone }: Bucket, time: Date): Date {
  const week = weekAt(zone, time);
  return week.from < time ? week.until : week.from;
}

/** What a bucket has of one week: no more than it is long, which clocks may shorten by an hour. */
export function weekMinutesOf({ weekMinutes }: Bucket, week: Window): number {
  return Math.min(weekMinutes, lengthMs(week) / minuteMs);
}

/** All that a bucket offers in a window of whole weeks. */
export function offeredMs(bucket: Bucket, window: Window): number {
  return weeksOf(window, bucket.zone).reduce(
    (sum, week) => sum + weekMinutesOf(bucket, week) * minuteMs,
    0,
  );
}

/** What is left of each week after what is taken of it; nothing where `taken` is null. */
export function weeksLeft(
  bucket: Bucket,
  window: Window,
  taken: readonly BookedTime[] | null,
): WeekFree[] {
  const now = new Date();
  return weeksOf(window, bucket.zone).map((week) => {
    const used = (taken ?? [])
      .filter((each) => each.window.from.getTime() === week.from.getTime())
      .reduce((sum, each) => sum + bookedMs(each), 0);
    const left = taken === null ? 0 : weekMinutesOf(bucket, week) * minuteMs - used;
    return { window: week, freeMs: bookableMs(week, left, now) };
  });
}

/** A week that has begun is no longer booked, whatever is left of it. */
const bookableMs = (week: Window, leftMs: number, now: Date) =>
  week.from < now ? 0 : Math.max(0, leftMs);

/** How the market keeps what is free of a bucket: for each week as much time from its beginning. */
export function weeksFree(
  { zone }: Bucket,
  window: Window,
  free: readonly Window[],
  now: Date,
): WeekFree[] {
  return weeksOf(window, zone).map((week) => {
    const parts = free
      .map(({ from, until }) => ({
        from: from > week.from ? from : week.from,
        until: until < week.until ? until : week.until,
      }))
      .filter(({ from, until }) => from < until);
    return { window: week, freeMs: bookableMs(week, totalMs(parts), now) };
  });
}

export const freeMsOf = (weeks: readonly WeekFree[]): number =>
  weeks.reduce((sum, { freeMs }) => sum + freeMs, 0);
