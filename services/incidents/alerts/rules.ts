import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { AlertKind } from "../words.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Signals that have passed a threshold within their window. */
export interface Found {
  readonly kind: AlertKind;
  readonly source: string;
  readonly firmId: TenantId | null;
  readonly amount: number;
  readonly threshold: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly detail?: string;
}

/** What is counted as too much, and within which bounds it can be set. */
interface Bounds {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

export const thresholdNames = [
  "guessing_failures",
  "spraying_accounts",
  "arrival_failures",
  "probing_refusals",
  "export_records",
  "firm_export_records",
  "export_factor",
] as const;
export type ThresholdName = (typeof thresholdNames)[number];
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/**
 * None can be set so low that ordinary work passes it, nor so high that nothing does: an account is
 * locked after 5 failures (C02), a page of events holds up to 100.
 */
export const thresholdBounds: Readonly<Record<ThresholdName, Bounds>> = {
  guessing_failures: { usual: 10, least: 6, most: 100 },
  spraying_accounts: { usual: 10, least: 3, most: 40 },
  arrival_failures: { usual: 20, least: 5, most: 1_000 },
  probing_refusals: { usual: 120, least: 30, most: 10_000 },
  export_records: { usual: 20_000, least: 1_000, most: 10_000_000 },
  firm_export_records: { usual: 100_000, least: 5_000, most: 100_000_000 },
  export_factor: { usual: 5, least: 2, most: 100 },
};

export const usualThresholds = Object.fromEntries(
  thresholdNames.map((name) => [name, thresholdBounds[name].usual]),
) as Thresholds;

/** Thresholds within their bounds; throws `THRESHOLD_RANGE`. */
export function decideThresholds(asked: Thresholds): Thresholds {
  for (const name of thresholdNames) {
    const { least, most } = thresholdBounds[name];
    const value = asked[name];
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      throw new Refusal("THRESHOLD_RANGE", { least, most }, `values.${name}`);
    }
  }
  return asked;
}

/** Over how long signals of a kind of alert are added up. */
export const windowMs: Readonly<Record<AlertKind, number>> = {
  guessing: 15 * minuteMs,
  spraying: 15 * minuteMs,
  arrivals: 15 * minuteMs,
  probing: 10 * minuteMs,
  export: dayMs,
  firm_export: dayMs,
  tamper: dayMs,
  stalled: dayMs,
};

/** How long the ledger may wait on one event before it is told. */
export const stalledAfterMs = minuteMs;

/** How far back it is looked for what is usual for somebody who takes records out. */
export const usualDays = 30;

/**
 * How much one network counts for at a firm's door with what no provider has vouched for: anybody
 * can fail a journey of his own, and raises nothing of a firm by himself.
 */
export function shareOfNetwork(threshold: number): number {
  return Math.floor(threshold / 4);
}

/** How many records are too many in a day for one who usually takes `perDay` of them. */
export function exportThreshold(floor: number, factor: number, perDay: number): number {
  return Math.max(floor, Math.ceil(factor * perDay));
}

/** Alerts are settled once: dismissed, or with their incident. Throws `ALERT_SETTLED`. */
export function checkUnsettled(alert: {
  readonly settledAt: Date | null;
  readonly incidentId: string | null;
}): void {
  if (alert.settledAt !== null || alert.incidentId !== null) {
    throw new Refusal("ALERT_SETTLED", {}, "id");
  }
}
