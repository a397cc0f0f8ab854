import type { Calendar } from "../../../services/capability/calendar/open.ts";
import type { ExceptionKind } from "../../../services/capability/schema.ts";
import type { Window } from "../../../services/kernel/window.ts";

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** The walls of a zone at each minute of a stretch, read off one by one. */
function wallsOf(zone: string, from: number, until: number): number[] {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const walls: number[] = [];
  for (let minute = from; minute < until; minute += 1) {
    const text = format.format(minute * minuteMs).replace(" ", "T");
    walls.push(Date.parse(`${text}Z`) / minuteMs);
  }
  return walls;
}

type Kind = ExceptionKind | "shift";

interface Stretch {
  readonly kind: Kind;
  readonly from: number;
  readonly until: number;
}

/** Shifts of each day that the walls show, and the exceptions, as walls. */
function stretchesOf({ shifts, exceptions }: Calendar, walls: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [...exceptions];
  const [first = 0, last = 0] = [walls[0], walls.at(-1)];
  for (let day = Math.floor(first / dayMinutes); day <= last / dayMinutes; day += 1) {
    const weekday = new Date(day * dayMinutes * minuteMs).getUTCDay() || 7;
    const midnight = day * dayMinutes;
    for (const shift of (shifts ?? []).filter((each) => each.weekday === weekday)) {
      const [from, until] = [midnight + shift.fromMinute, midnight + shift.untilMinute];
      stretches.push({ kind: "shift", from, until });
    }
  }
  return stretches;
}

/** Minutes one after the other as windows. */
function windowsOf(minutes: readonly number[]): Window[] {
  const windows: Window[] = [];
  for (const minute of minutes) {
    const [from, until] = [new Date(minute * minuteMs), new Date((minute + 1) * minuteMs)];
    const before = windows.at(-1);
    const goesOn = before?.until.getTime() === from.getTime();
    if (before && goesOn) windows[windows.length - 1] = { from: before.from, until };
    else windows.push({ from, until });
  }
  return windows;
}

/**
 * When a calendar is open, by looking at every minute: a shift or exception lasts from the first
 * minute whose wall shows its beginning or later until the first whose wall shows its end or later.
 */
export function slowlyOpen(calendar: Calendar, window: Window): Window[] {
  const [begin, end] = [window.from.getTime() / minuteMs, window.until.getTime() / minuteMs];
  const first = begin - 6 * dayMinutes;
  const walls = wallsOf(calendar.zone, first, end + 4 * dayMinutes);
  const minuteOf = (wall: number) => {
    const at = walls.findIndex((shown) => shown >= wall);
    return at < 0 ? Number.POSITIVE_INFINITY : first + at;
  };
  const stretches = stretchesOf(calendar, walls).map(({ kind, from, until }) => ({
    kind,
    from: minuteOf(from),
    until: minuteOf(until),
  }));
  const isIn = (kind: Kind, minute: number) =>
    stretches.some((each) => each.kind === kind && minute >= each.from && minute < each.until);
  const isOpen = (minute: number) => {
    const usual = calendar.shifts === null || isIn("shift", minute);
    const works = (usual && !isIn("holiday", minute)) || isIn("extra", minute);
    return works && !isIn("maintenance", minute);
  };
  const minutes = Array.from({ length: end - begin }, (_, at) => begin + at);
  return windowsOf(minutes.filter(isOpen));
}
