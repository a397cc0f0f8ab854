import type { WindowText } from "../words/formats.ts";

/** The windows in a refusal's value: ISO 8601 intervals, separated by blanks. */
export function windowsIn(intervals: string): WindowText[] {
  return intervals
    .split(" ")
    .map((interval) => interval.split("/"))
    .flatMap(([from, until]) => (from && until ? [{ from, until }] : []));
}

/** Whether two windows begin and end at the same instants. */
export const alike = (one: WindowText, other: WindowText) =>
  (["from", "until"] as const).every((end) => Date.parse(one[end]) === Date.parse(other[end]));

/** Whether a window lies inside one of the free ones. */
export function liesFree(window: WindowText, free: readonly WindowText[]): boolean {
  const from = Date.parse(window.from);
  const until = Date.parse(window.until);
  return free.some((part) => from >= Date.parse(part.from) && until <= Date.parse(part.until));
}

/** The instant until which a booking may be cancelled for nothing; null when it has passed. */
export function freeUntil(window: WindowText, freeHours: number, now: number): string | null {
  const until = Date.parse(window.from) - freeHours * 3_600_000;
  return until > now ? new Date(until).toISOString() : null;
}

/** The part of a free window that has not gone by; null when none of it is left. */
export function stillAhead(part: WindowText, now: number): WindowText | null {
  if (Date.parse(part.until) <= now) return null;
  if (Date.parse(part.from) >= now) return part;
  // The next quarter of an hour, which is what the time fields offer.
  const quarter = 900_000;
  const from = new Date(Math.ceil(now / quarter) * quarter).toISOString();
  return Date.parse(from) < Date.parse(part.until) ? { from, until: part.until } : null;
}

/** What was free before and is not any more. */
export function takenSince(
  before: readonly WindowText[],
  now: readonly WindowText[],
): WindowText[] {
  const taken: WindowText[] = [];
  for (const { from, until } of before) {
    let begin = Date.parse(from);
    const end = Date.parse(until);
    const inside = now.filter((part) => Date.parse(part.until) > begin);
    for (const part of inside.sort((one, other) => Date.parse(one.from) - Date.parse(other.from))) {
      const stop = Math.min(Date.parse(part.from), end);
      if (stop > begin) taken.push(windowBetween(begin, stop));
      begin = Math.max(begin, Date.parse(part.until));
    }
    if (begin < end) taken.push(windowBetween(begin, end));
  }
  return taken;
}

function windowBetween(from: number, until: number): WindowText {
  return { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
}
