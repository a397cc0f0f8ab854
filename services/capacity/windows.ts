import type { ResourceId, SiteId } from "../capability/index.ts";
import type { TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import { freeParts, hoursText, lengthMs, type Window, windowOf } from "../kernel/window.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const longestDays = 366;
const farthestYears = 5;
export const farthestMs = farthestYears * longestDays * dayMs;

/** By whose clock days are where no site tells: that of events of before, and of a firm without any. */
export const usualZone = "Asia/Shanghai";

/** What of a resource is booked. */
export interface BookedTime {
  readonly window: Window;
  /** Null: the window is exclusive time, all of it. */
  readonly minutes: number | null;
}

/** Time of one resource of a house, or of all on one of its sites. */
export interface Stretch {
  readonly house: TenantId;
  readonly siteId: SiteId;
  readonly resourceId: ResourceId | null;
  readonly window: Window;
}

/** The same for SQL, which names it so: a row of resources is in it, and what touches its time. */
export const stretchValues = ({ house, siteId, resourceId, window }: Stretch) =>
  [house, resourceId, siteId, window.from.toISOString(), window.until.toISOString()] as const;

export const inStretch = (row: string, resource: string): string =>
  `(case when $2::uuid is null then ${resource}.site_id = $3::uuid else ${resource}.id = $2::uuid end)
    and ${row}.until_at > greatest($4::timestamptz, statement_timestamp())
    and ${row}.from_at < $5::timestamptz`;

/** The first whole minute that is not past: nothing before it can be booked. */
export function firstBookable(now: Date): Date {
  return new Date(Math.ceil(now.getTime() / minuteMs) * minuteMs);
}

/** What of a window can still be booked: neither taken nor past. */
export function bookableParts(window: Window, taken: readonly Window[], now: Date): Window[] {
  const from = firstBookable(now);
  if (window.until <= from) return [];
  return freeParts({ from: window.from > from ? window.from : from, until: window.until }, taken);
}

/** Length of all windows together in milliseconds. */
export function totalMs(windows: readonly Window[]): number {
  return windows.reduce((sum, window) => sum + lengthMs(window), 0);
}

/** Hours as an event tells of them, in minutes. */
export const minutesOfText = (hours: string): number => Math.round(Number(hours) * 60);

/** How much of its window a booking has: all of it, or so many minutes of a week. */
export function bookedMs({ window, minutes }: BookedTime): number {
  return minutes === null ? lengthMs(window) : minutes * minuteMs;
}

/** Length of all windows together in hours, as decimal text. */
export function totalHours(windows: readonly Window[]): string {
  return hoursText(totalMs(windows));
}

/** A window of a sensible length, and not in a year that no plan reaches. */
export function plannedWindow({ from, until }: Window, now: Date, field = "window"): Window {
  const window = windowOf(from, until, field);
  if (lengthMs(window) > longestDays * dayMs) {
    throw new Refusal("WINDOW_TOO_LONG", { days: longestDays }, field);
  }
  if (until.getTime() - now.getTime() > farthestMs) throw tooFar(field);
  return window;
}

/** A refusal of time that is too many years away. */
export const tooFar = (field: string) =>
  new Refusal("WINDOW_TOO_FAR", { years: farthestYears }, field);

const isWholeMinute = (time: Date) => time.getTime() % minuteMs === 0;

/**
 * A window that capacity can be offered or booked for: whole minutes, of a sensible length, and
 * not in a year that no plan reaches.
 */
export function capacityWindow(asked: Window, now: Date): Window {
  const { from, until } = windowOf(asked.from, asked.until);
  if (!isWholeMinute(from) || !isWholeMinute(until)) {
    throw new Refusal("WINDOW_NOT_WHOLE_MINUTES", {}, "window");
  }
  return plannedWindow({ from, until }, now);
}
