import { Refusal } from "./refusal.ts";

/** A half-open stretch of time [from, until). */
export interface Window {
  readonly from: Date;
  readonly until: Date;
}

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const firstMondayMs = Date.UTC(1970, 0, 5);

/** A window that ends after it begins; refuses any other with `WINDOW_EMPTY`. */
export function windowOf(from: Date, until: Date, field = "window"): Window {
  if (!(from.getTime() < until.getTime())) throw new Refusal("WINDOW_EMPTY", {}, field);
  return { from, until };
}

export function overlaps(one: Window, other: Window): boolean {
  return one.from < other.until && other.from < one.until;
}

export function within(inner: Window, outer: Window): boolean {
  return inner.from >= outer.from && inner.until <= outer.until;
}

/** The parts of `whole` that none of `taken` touches, in order of time. */
export function freeParts(whole: Window, taken: readonly Window[]): Window[] {
  const inOrder = [...taken].sort((a, b) => a.from.getTime() - b.from.getTime());
  const free: Window[] = [];
  let from = whole.from;
  for (const part of inOrder) {
    if (part.from > from)
      free.push({ from, until: part.from < whole.until ? part.from : whole.until });
    if (part.until > from) from = part.until;
    if (from >= whole.until) return free;
  }
  free.push({ from, until: whole.until });
  return free;
}

/** The date of the Monday on which a week begins by some clock: no clock is half a week away. */
export function mondayOf({ from }: Pick<Window, "from">): string {
  const weeks = Math.round((from.getTime() - firstMondayMs) / weekMs);
  return new Date(firstMondayMs + weeks * weekMs).toISOString().slice(0, 10);
}

/** Length in milliseconds, which is exact; hours are only for people. */
export function lengthMs(window: Window): number {
  return window.until.getTime() - window.from.getTime();
}

/** Hours as a decimal text, exact to the millisecond and without trailing zeros. */
export function hoursText(ms: number): string {
  const text = (ms / hourMs).toFixed(4);
  return text.replace(/\.?0+$/, "");
}
