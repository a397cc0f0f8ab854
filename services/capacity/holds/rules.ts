import { Refusal } from "../../kernel/refusal.ts";
import type { BookingAsk } from "../bookings/rules.ts";

/** What a firm wants set aside, and for how long. */
export interface HoldAsk extends BookingAsk {
  /** Null for as long as the operating rules allow. */
  readonly minutes: number | null;
}

/** How many holds a firm may have at a time: enough for a plan of many steps, not for a market. */
export const mostHolds = 20;

/** The minutes of a hold: what is asked, at most what the operating rules allow. */
export function decideMinutes(minutes: number | null, most: number): number {
  if (minutes === null) return most;
  if (!(minutes > 0 && minutes <= most)) throw new Refusal("HOLD_LENGTH", { most }, "minutes");
  return minutes;
}

/** Refuses one more hold where a firm has as many as it may. */
export function checkHoldsAtOnce(standing: number): void {
  if (standing >= mostHolds) throw new Refusal("HOLDS_TOO_MANY", { most: mostHolds }, "offer");
}
