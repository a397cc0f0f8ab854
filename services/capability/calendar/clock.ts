const minuteMs = 60_000;
/** Clocks of the earth are at most this far from each other, and from UTC. */
const farthestMinutes = 26 * 60;

/**
 * A time as the clock on a site's wall shows it: minutes since 1970 as if the wall were in UTC. A
 * day has 1440 of them, whatever the clocks do.
 */
export type Wall = number;

const wallForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;

/** `2026-10-01T08:00` as a wall time; null for what is in no calendar. */
export function wallOfText(text: string): Wall | null {
  const [, year, month, day, hour, minute] = wallForm.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute) / minuteMs;
  // JavaScript makes the 2nd of March of a 30th of February.
  return textOfWall(wall) === text ? wall : null;
}

export function textOfWall(wall: Wall): string {
  return new Date(wall * minuteMs).toISOString().slice(0, 16);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(zone, format);
  return format;
}

/** The wall of a zone (an IANA name) at a minute since 1970 in UTC. */
function wallAt(zone: string, minute: number): Wall {
  const parts = formatOf(zone).formatToParts(minute * minuteMs);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const time = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return time / minuteMs;
}

/** The wall of a zone at an instant, in whole minutes. */
export function wallOf(zone: string, instant: Date): Wall {
  return wallAt(zone, Math.floor(instant.getTime() / minuteMs));
}

/** The first minute of (from, until] at which the clock is no longer `offset` from UTC. */
function changeBetween(zone: string, offset: number, from: number, until: number): number {
  let [before, after] = [from, until];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallAt(zone, middle) - middle === offset) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * The first instant at which the wall of a zone shows this time or a later one. So a time that is
 * skipped when clocks go forward is the moment of the change, a time that comes twice is its first
 * coming, and what begins when another ends never leaves a gap nor overlaps. A zone changes its
 * clock at most once in two days.
 */
export function instantOf(zone: string, wall: Wall): Date {
  const [early, late] = [wall - farthestMinutes, wall + farthestMinutes];
  const before = wallAt(zone, early) - early;
  const after = wallAt(zone, late) - late;
  const first = wall - before;
  if (before === after) return new Date(first * minuteMs);
  const change = changeBetween(zone, before, early, late);
  const minute = first < change ? first : Math.max(wall - after, change);
  return new Date(minute * minuteMs);
}
