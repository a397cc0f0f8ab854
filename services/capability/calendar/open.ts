import { freeParts, type Window } from "../../kernel/window.ts";
import type { ExceptionKind, Shift } from "../schema.ts";
import { instantOf, type Wall, wallOf } from "./clock.ts";

/** A stretch of time that is unlike its week, half-open, by the clock of the site. */
export interface CalendarException {
  readonly kind: ExceptionKind;
  readonly from: Wall;
  readonly until: Wall;
}

/** When a resource works. */
export interface Calendar {
  /** IANA name. */
  readonly zone: string;
  /** Null: at all hours. */
  readonly shifts: readonly Shift[] | null;
  readonly exceptions: readonly CalendarException[];
}

const minutesOfDay = 1_440;
/** A shift that began so many days before may still last. */
const daysBefore = 2;

const isSome = ({ from, until }: Window) => from < until;

/** The same time as windows that neither overlap nor meet, in their order. */
function merged(windows: readonly Window[]): Window[] {
  const inOrder = [...windows].sort((one, other) => one.from.getTime() - other.from.getTime());
  const whole: Window[] = [];
  for (const window of inOrder) {
    const last = whole.at(-1);
    if (last === undefined || window.from > last.until) whole.push(window);
    else if (window.until > last.until) {
      whole[whole.length - 1] = { from: last.from, until: window.until };
    }
  }
  return whole;
}

const without = (windows: readonly Window[], taken: readonly Window[]) =>
  windows.flatMap((window) => freeParts(window, taken));

/** ISO 8601 weekday of a day since 1970, which began on a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

function shiftsWithin({ zone, shifts }: Calendar, { from, until }: Window): Window[] {
  if (shifts === null) return [{ from, until }];
  const first = Math.floor(wallOf(zone, from) / minutesOfDay) - daysBefore;
  const last = Math.floor(wallOf(zone, until) / minutesOfDay);
  const found: Window[] = [];
  for (let day = first; day <= last; day += 1) {
    for (const shift of shifts) {
      if (shift.weekday !== weekdayOf(day)) continue;
      found.push({
        from: instantOf(zone, day * minutesOfDay + shift.fromMinute),
        until: instantOf(zone, day * minutesOfDay + shift.untilMinute),
      });
    }
  }
  return merged(found.filter(isSome));
}

/**
 * When a resource is open within a window of whole minutes: in its shifts but not on holidays, and
 * in extra shifts also on holidays, but never under maintenance. Each window is as long as can be.
 */
export function openWindows(calendar: Calendar, window: Window): Window[] {
  const during = (kind: ExceptionKind) =>
    calendar.exceptions
      .filter((exception) => exception.kind === kind)
      .map(({ from, until }) => ({
        from: instantOf(calendar.zone, from),
        until: instantOf(calendar.zone, until),
      }))
      .filter(isSome);
  const usual = without(shiftsWithin(calendar, window), during("holiday"));
  const working = merged([...usual, ...during("extra")]);
  return without(working, during("maintenance")).flatMap(({ from, until }) => {
    const part = {
      from: from > window.from ? from : window.from,
      until: until < window.until ? until : window.until,
    };
    return isSome(part) ? [part] : [];
  });
}

/** The first part of a window in which the resource is not open; undefined when it always is. */
export function firstClosed(calendar: Calendar, window: Window): Window | undefined {
  return freeParts(window, openWindows(calendar, window)).find(isSome);
}
