import type { WindowText } from "../words/formats.ts";
import { dateAfter, stepMinutes, stepsOfDay } from "./week.ts";

/** Steps of a week from its Monday, half-open; both ends are counted from the same Monday. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export const stepsOfWeek = 7 * stepsOfDay;
const minuteMs = 60_000;

/** Minutes that a zone's clock is ahead of UTC at an instant. */
function aheadAt(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(ms);
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"));
  return Math.round((clock - Math.floor(ms / minuteMs) * minuteMs) / minuteMs);
}

/** The first minute after `from`, and at `until` at the latest, at which the clock is no longer `ahead`. */
function changeBetween(zone: string, ahead: number, from: number, until: number): number {
  let [before, after] = [from / minuteMs, until / minuteMs];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (aheadAt(zone, middle * minuteMs) === ahead) before = middle;
    else after = middle;
  }
  return after * minuteMs;
}

/**
 * The instant at which a zone's clock shows the beginning of a step. Of two (the clock is put back)
 * it is the first; where there is none (it is put forward) it is the moment of the change, as the
 * platform reads times of a site.
 */
export function instantOf(zone: string, monday: string, step: number): string {
  const date = dateAfter(monday, Math.floor(step / stepsOfDay));
  const minutes = (step - Math.floor(step / stepsOfDay) * stepsOfDay) * stepMinutes;
  const shown = Date.parse(`${date}T00:00Z`) + minutes * minuteMs;
  const before = aheadAt(zone, shown - 86_400_000);
  const after = aheadAt(zone, shown + 86_400_000);
  const candidates = [...new Set([before, after])].map((ahead) => shown - ahead * minuteMs);
  const real = candidates.filter((ms) => ms + aheadAt(zone, ms) * minuteMs === shown);
  if (real.length > 0) return new Date(Math.min(...real)).toISOString();
  const [early, late] = [shown - after * minuteMs, shown - before * minuteMs];
  return new Date(changeBetween(zone, before, early, late)).toISOString();
}

/** A span of a week's steps as a window of time, by the clock of a zone. */
export function windowOfSpan(zone: string, monday: string, { from, until }: Span): WindowText {
  return { from: instantOf(zone, monday, from), until: instantOf(zone, monday, until) };
}

/** Which steps a window touches: whether each has some of it. */
export function touches(windows: readonly WindowText[], step: WindowText): boolean {
  const [from, until] = [Date.parse(step.from), Date.parse(step.until)];
  return windows.some((each) => Date.parse(each.from) < until && Date.parse(each.until) > from);
}

/** The span between two steps, both included. */
export function spanOf(one: number, other: number): Span {
  return { from: Math.min(one, other), until: Math.max(one, other) + 1 };
}

/** A span moved by some steps, kept within the week. */
export function movedBy({ from, until }: Span, by: number): Span {
  const kept = Math.min(Math.max(by, -from), stepsOfWeek - until);
  return { from: from + kept, until: until + kept };
}

export const holds = ({ from, until }: Span, step: number) => step >= from && step < until;

/** What begins when a step is taken hold of. */
export type Grip =
  | { readonly kind: "draw"; readonly anchor: number }
  | { readonly kind: "move"; readonly span: Span; readonly at: number };

/** At an end of a span it is drawn longer or shorter, within it moved, elsewhere begun anew. */
export function gripAt(span: Span | null, step: number): Grip {
  if (span === null || !holds(span, step)) return { kind: "draw", anchor: step };
  if (step === span.from) return { kind: "draw", anchor: span.until - 1 };
  if (step === span.until - 1) return { kind: "draw", anchor: span.from };
  return { kind: "move", span, at: step };
}

export function spanAfter(grip: Grip, step: number): Span {
  return grip.kind === "draw" ? spanOf(grip.anchor, step) : movedBy(grip.span, step - grip.at);
}
