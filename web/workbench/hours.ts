import type { OfferKind } from "../graphql/generated/graphql.ts";
import { hoursBetween, type WindowText } from "../words/formats.ts";
import { mondayOf, stepsOfDay } from "./week.ts";
import { instantOf } from "./week-window.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
const daysOfWeek = 7;

/** A week of an offer, and how many of its hours are free. */
export interface OfferWeek {
  readonly window: WindowText;
  readonly freeHours: string;
}

/** A whole number of minutes as typed in hours, or null. */
function minutesOf(hours: string | undefined): number | null {
  const typed = hours?.trim() ?? "";
  const minutes = Math.round(Number(typed) * 60);
  return /^\d+(\.\d+)?$/.test(typed) && minutes > 0 ? minutes : null;
}

/** Hours as typed in milliseconds, as the api counts them; null where they are no hours. */
export function msOfHours(hours: string | undefined): number | null {
  const minutes = minutesOf(hours);
  return minutes === null ? null : minutes * minuteMs;
}

/** The weeks of which hours can still be booked. */
export const weeksOpen = <Week extends OfferWeek>(weeks: readonly Week[]): Week[] =>
  weeks.filter(({ freeHours }) => Number(freeHours) > 0);

/** The weeks that have not begun, whether hours of them are free or not. */
export const weeksToCome = <Week extends OfferWeek>(weeks: readonly Week[], now: number): Week[] =>
  weeks.filter(({ window }) => Date.parse(window.from) > now);

/** Whether more hours of a week are typed than are free of it, and no more than it has. */
export function areTaken(
  { weeks, weekHours }: { readonly weeks: readonly OfferWeek[]; readonly weekHours: string | null },
  part: WindowText,
  typed: string | undefined,
): boolean {
  const week = weeks.find(({ window }) => Date.parse(window.from) === Date.parse(part.from));
  const wanted = msOfHours(typed);
  if (week === undefined || wanted === null) return false;
  return wanted > (msOfHours(week.freeHours) ?? 0) && wanted <= (msOfHours(weekHours ?? "") ?? 0);
}

/** Noon of the day at whose end an instant lies: in the middle of its day in any zone nearby. */
const noonOf = (endOfDay: string) => Date.parse(endOfDay) - dayMs / 2;

/** By whose clock a day was picked, and by whose its week begins: IANA names. */
interface Clocks {
  readonly viewer: string;
  readonly site: string;
}

/** The date of the day that was picked. */
const dateOf = (endOfDay: string, viewer: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: viewer }).format(noonOf(endOfDay));

/** Noon of the day that was picked, as the site has it: half a day away it is another week's there. */
function noonThere(endOfDay: string, { viewer, site }: Clocks): number {
  return Date.parse(instantOf(site, dateOf(endOfDay, viewer), stepsOfDay / 2));
}

/** A minute of a day, which names its week; `endOfDay` as the field for days gives it. */
export function minuteOf(endOfDay: string, clocks?: Clocks): WindowText {
  const from = clocks === undefined ? noonOf(endOfDay) : noonThere(endOfDay, clocks);
  return {
    from: new Date(from).toISOString(),
    until: new Date(from + minuteMs).toISOString(),
  };
}

/** A window as the api is asked to publish it: in weeks it touches the first day's and the last's. */
export function windowAsked(
  kind: OfferKind,
  { from, until }: WindowText,
  clocks?: Clocks,
): WindowText {
  if (kind === "WINDOW") return { from, until };
  return { from: minuteOf(from, clocks).from, until: minuteOf(until, clocks).until };
}

/** How much is offered in all, in hours; null as long as that cannot be said. */
export function hoursOffered(
  kind: OfferKind,
  window: WindowText | undefined,
  weekHours: string | undefined,
  viewer: string,
): string | null {
  if (!window?.from || !window.until || window.from >= window.until) return null;
  if (kind === "WINDOW") return hoursBetween(window);
  const minutes = minutesOf(weekHours);
  if (minutes === null) return null;
  const monday = (at: string) => Date.parse(`${mondayOf(dateOf(at, viewer))}T00:00Z`);
  const weeks = (monday(window.until) - monday(window.from)) / (daysOfWeek * dayMs) + 1;
  return String(Math.round((weeks * minutes * 10_000) / 60) / 10_000);
}
