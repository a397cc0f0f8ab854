import { type Calendar, firstClosed, instantOf, wallOfText } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";

/** When an offer recurs: on weekdays, by the clock of the resource's site. */
export interface Recurrence {
  /** ISO 8601: 1 is Monday. */
  readonly weekdays: readonly number[];
  /** Minutes since midnight of the day on which an occurrence begins. */
  readonly fromMinute: number;
  /** The same of its end, which may be on the next day. */
  readonly untilMinute: number;
  /** `2026-12-01`. */
  readonly firstDay: string;
  /** The last day on which one may begin, or how many there are: one of the two. */
  readonly lastDay: string | null;
  readonly times: number | null;
}

/** What a recurrence comes to, in the order of time. */
export interface Occurrences {
  readonly windows: readonly Window[];
  /** Those that exceptions of the calendar take away. */
  readonly skipped: readonly Window[];
}

const minutesOfDay = 1_440;
const mostOccurrences = 60;
/** So many days hold the most occurrences of a single weekday. */
const longestDays = 7 * mostOccurrences;

const isWhole = (number: number, from: number, until: number) =>
  Number.isInteger(number) && number >= from && number <= until;

/** A day since 1970. */
function dayIn(text: string, field: string): number {
  const midnight = wallOfText(`${text}T00:00`);
  if (midnight === null) throw new Refusal("SERIES_DAY", {}, field);
  return midnight / minutesOfDay;
}

/** ISO 8601 weekday of a day since 1970, which began on a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

function checkHours({ weekdays, fromMinute, untilMinute }: Recurrence): void {
  if (weekdays.length === 0 || !weekdays.every((day) => isWhole(day, 1, 7))) {
    throw new Refusal("WEEKDAY_UNKNOWN", {}, "weekdays");
  }
  if (!isWhole(fromMinute, 0, minutesOfDay - 1)) {
    throw new Refusal("SERIES_HOURS", {}, "fromMinute");
  }
  if (!isWhole(untilMinute, fromMinute + 1, fromMinute + minutesOfDay)) {
    throw new Refusal("SERIES_HOURS", {}, "untilMinute");
  }
}

/** Where a recurrence ends, as a refusal names it. */
export const endOf = ({ times }: Pick<Recurrence, "times">) =>
  times === null ? "lastDay" : "times";

/** The days on which it comes. RFC 5545 § 3.8.5.3: those that are left out later count too. */
function daysOf(recurrence: Recurrence): number[] {
  const { weekdays, firstDay, lastDay, times } = recurrence;
  const end = endOf(recurrence);
  if ((lastDay === null) === (times === null)) throw new Refusal("SERIES_END", {}, end);
  const first = dayIn(firstDay, "firstDay");
  const last = lastDay === null ? first + longestDays : dayIn(lastDay, "lastDay");
  if (last < first) throw new Refusal("WINDOW_EMPTY", {}, "lastDay");
  const tooMany = new Refusal("SERIES_LENGTH", { most: mostOccurrences }, end);
  if (times !== null && !isWhole(times, 1, mostOccurrences)) throw tooMany;
  if (last - first > longestDays) throw tooMany;
  const days: number[] = [];
  for (let day = first; day <= last && days.length !== times; day += 1) {
    if (weekdays.includes(weekdayOf(day))) days.push(day);
  }
  if (days.length > mostOccurrences) throw tooMany;
  return days;
}

/** Whether an exception closes a window of the usual week; refuses one that no shift has open. */
function isException(calendar: Calendar, window: Window): boolean {
  const closed = firstClosed(calendar, window);
  if (closed === undefined) return false;
  if (firstClosed({ ...calendar, exceptions: [] }, window) === undefined) return true;
  const values = { from: closed.from.toISOString(), until: closed.until.toISOString() };
  throw new Refusal("OFFER_CLOSED", values, "weekdays");
}

/**
 * When an offer recurs, by a clock that may change meanwhile, less what exceptions of the calendar
 * close. An occurrence outside of the shifts is refused, for it was not meant; so is a series of
 * nothing. A time of day that a change of the clock leaves out does not come on that day.
 */
export function occurrencesOf(recurrence: Recurrence, calendar: Calendar): Occurrences {
  checkHours(recurrence);
  const windows: Window[] = [];
  const skipped: Window[] = [];
  for (const day of daysOf(recurrence)) {
    const begin = day * minutesOfDay + recurrence.fromMinute;
    const end = day * minutesOfDay + recurrence.untilMinute;
    const window = { from: instantOf(calendar.zone, begin), until: instantOf(calendar.zone, end) };
    if (window.from >= window.until) continue;
    // Only those of its own time: a calendar may have a thousand.
    const exceptions = calendar.exceptions.filter(({ from, until }) => from < end && begin < until);
    if (isException({ ...calendar, exceptions }, window)) skipped.push(window);
    else windows.push(window);
  }
  if (windows.length === 0) throw new Refusal("SERIES_EMPTY", {}, "weekdays");
  return { windows, skipped };
}
