import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording } from "../../kernel/wording.ts";

/** How long a firm that has declared to leave stays at least: time for others to arrange themselves. */
export const noticeDays = 14;

const dayMs = 24 * 3_600_000;
const longestReason = 1_000;

/** What an administrator declares. */
export interface Declaration {
  readonly declaredBy: PersonId;
  readonly declaredAt: Date;
  readonly reason: string;
  readonly endsAt: Date;
}

/** Throws `TEXT_TOO_LONG`. */
export function decideLeaving(reason: string | null, by: PersonId, now: Date): Declaration {
  return {
    declaredBy: by,
    declaredAt: now,
    reason: optionalWording(reason, longestReason, "reason"),
    endsAt: new Date(now.getTime() + noticeDays * dayMs),
  };
}

/** One kind of what a firm has open. */
export interface OpenCount {
  readonly count: number;
  /** Whether the firm has not left before they are over. */
  readonly awaited: boolean;
}

/** Whether a firm has left now: its notice is over, and so is everything that is waited for. */
export function isOver(endsAt: Date, open: readonly OpenCount[], now: Date): boolean {
  return endsAt <= now && open.every(({ awaited, count }) => !awaited || count === 0);
}

/** A firm that leaves makes no new offers, holds or bookings. Throws `FIRM_LEAVING`. */
export function checkStays(leavingUntil: Date | null): void {
  if (leavingUntil !== null) throw new Refusal("FIRM_LEAVING");
}
