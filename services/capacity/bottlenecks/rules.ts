import { processOf, type ResourceId } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import type { BottleneckWatch } from "../schema/bottlenecks.ts";

const mostRules = 50;
const mostWeeks = 26;
const mostMargin = 50;
const longestName = 60;
const longestCity = 60;

/** A rule as it is asked for. */
export interface BottleneckDraft {
  readonly name: string;
  readonly watch: BottleneckWatch;
  readonly process: string | null;
  readonly resourceId: ResourceId | null;
  readonly city: string | null;
  readonly thresholdPercent: number;
  readonly marginPercent: number;
  readonly weeks: number;
  readonly isOn: boolean;
}

function checkRange(value: number, [least, most]: readonly [number, number], field: string): void {
  if (value < least || value > most) {
    throw new Refusal("BOTTLENECK_RANGE", { least, most }, field);
  }
}

/**
 * What a rule can watch: of the firm's own capacity one process or one resource, of the market a
 * process, in one city or everywhere.
 */
function checkWatched({ watch, process, resourceId, city }: BottleneckDraft): void {
  if (process !== null && processOf(process) === undefined) {
    throw new Refusal("PROCESS_UNKNOWN", { code: process }, "process");
  }
  if (watch === "market") {
    if (process === null) throw new Refusal("BOTTLENECK_PROCESS_MISSING", {}, "process");
    if (resourceId !== null) throw new Refusal("BOTTLENECK_OWN_ONE", {}, "resource");
    return;
  }
  if ((process === null) === (resourceId === null)) {
    throw new Refusal("BOTTLENECK_OWN_ONE", {}, process === null ? "process" : "resource");
  }
  if (city !== null) throw new Refusal("BOTTLENECK_OWN_CITY", {}, "city");
}

/**
 * A rule that can be kept. Throws `TEXT_LENGTH`, `PROCESS_UNKNOWN`, `BOTTLENECK_PROCESS_MISSING`,
 * `BOTTLENECK_OWN_ONE`, `BOTTLENECK_OWN_CITY`, `BOTTLENECK_RANGE`.
 */
export function decideBottleneck(asked: BottleneckDraft): BottleneckDraft {
  const city = asked.city?.trim() ? requiredWording(asked.city, longestCity, "city") : null;
  const draft = { ...asked, city, name: requiredWording(asked.name, longestName, "name") };
  checkWatched(draft);
  checkRange(draft.thresholdPercent, [2, 100], "thresholdPercent");
  // With no margin, use that hovers at the threshold would be told of again and again.
  const widest = Math.min(mostMargin, draft.thresholdPercent - 1);
  checkRange(draft.marginPercent, [1, widest], "marginPercent");
  checkRange(draft.weeks, [1, mostWeeks], "weeks");
  return draft;
}

/** Refuses one rule more where the firm has as many as it may. */
export function checkRulesKept(kept: number): void {
  if (kept >= mostRules) throw new Refusal("BOTTLENECKS_TOO_MANY", { most: mostRules });
}

const decides = ["watch", "process", "resourceId", "city", "thresholdPercent", "isOn"] as const;

/** Whether a changed rule looks at something else, or for something else: it begins anew. */
export function looksAnew(before: BottleneckDraft, after: BottleneckDraft): boolean {
  return decides.some((key) => before[key] !== after[key]);
}

/** What is offered and free in one week, and since when the rule has it for tight. */
export interface WeekUse {
  /** The day on which it begins, `2026-11-30`, by the clock of the site. */
  readonly monday: string;
  readonly offeredMs: number;
  readonly freeMs: number;
  readonly tightSince: Date | null;
}

type Limits = Pick<BottleneckDraft, "thresholdPercent" | "marginPercent">;

/** The part that is taken in whole percent, never more than it is; null where nothing is offered. */
export function usedPercent({ offeredMs, freeMs }: WeekUse): number | null {
  return offeredMs === 0 ? null : Math.floor(((offeredMs - freeMs) * 100) / offeredMs);
}

/**
 * Whether a week is tight now: from the threshold on, and once it is, until use has fallen below
 * the threshold less the margin. Where nothing is offered there is no use, and it stays as it was.
 */
export function isTight(week: WeekUse, { thresholdPercent, marginPercent }: Limits): boolean {
  const { offeredMs, freeMs, tightSince } = week;
  if (offeredMs === 0) return tightSince !== null;
  const line = tightSince === null ? thresholdPercent : thresholdPercent - marginPercent;
  return (offeredMs - freeMs) * 100 >= line * offeredMs;
}

/** The weeks in which something has changed: those that are tight now, and those that no more are. */
export interface Crossings<Week extends WeekUse = WeekUse> {
  readonly tight: readonly Week[];
  readonly relaxed: readonly Week[];
}

export function crossingsOf<Week extends WeekUse>(
  limits: Limits,
  weeks: readonly Week[],
): Crossings<Week> {
  return {
    tight: weeks.filter((week) => week.tightSince === null && isTight(week, limits)),
    relaxed: weeks.filter((week) => week.tightSince !== null && !isTight(week, limits)),
  };
}
