import { lengthMs, type Window } from "../../kernel/window.ts";
import { instantOf, textOfWall, wallOf } from "./clock.ts";
import { type Calendar, openWindows } from "./open.ts";

/** One week of a resource, by the clock of its site. */
export interface WeekOpen {
  /** The day on which it begins, `2026-08-31`. */
  readonly monday: string;
  readonly window: Window;
  readonly openMs: number;
  /** What would be open if nothing were under maintenance. */
  readonly mostMs: number;
}

const minutesOfDay = 1_440;
const minutesOfWeek = 7 * minutesOfDay;
/** 1970 began on a Thursday. */
const firstMonday = 4 * minutesOfDay;

const total = (windows: readonly Window[]) =>
  windows.reduce((ms, window) => ms + lengthMs(window), 0);

/** The week in which a time falls and those after it, as many as are asked for. */
export function weeksOpen(calendar: Calendar, from: Date, count: number): WeekOpen[] {
  const now = wallOf(calendar.zone, from);
  const first = now - ((((now - firstMonday) % minutesOfWeek) + minutesOfWeek) % minutesOfWeek);
  const usual = calendar.exceptions.filter(({ kind }) => kind !== "maintenance");
  return Array.from({ length: count }, (_, at) => {
    const begin = first + at * minutesOfWeek;
    const window = {
      from: instantOf(calendar.zone, begin),
      until: instantOf(calendar.zone, begin + minutesOfWeek),
    };
    return {
      monday: textOfWall(begin).slice(0, 10),
      window,
      openMs: total(openWindows(calendar, window)),
      mostMs: total(openWindows({ ...calendar, exceptions: usual }, window)),
    };
  });
}
