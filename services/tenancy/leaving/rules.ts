import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { optionalWording } from "../../kernel/wording.ts";
import { type Fetchable, isThere } from "../export/rules.ts";

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

/** After an archive was given up, the next is tried so much later: what broke it may be mended. */
export const againHours = 6;
/** An archive that is older at the end of a leaving no longer has everything, and another is made. */
export const freshMinutes = 60;

const minuteMs = 60_000;

/** The archive that a firm takes with it, as far as it decides when the firm has left. */
export interface LastArchive extends Fetchable {
  readonly finishedAt: Date | null;
}

/**
 * What comes next of a firm that may leave: its archive is asked for, made, and asked for again
 * where it was given up or has grown old; the firm has not left before it has one.
 */
export function decideEnd(archive: LastArchive | null, now: Date): "ask" | "wait" | "leave" {
  if (archive === null) return "ask";
  if (archive.finishedAt === null) return "wait";
  const ageMs = now.getTime() - archive.finishedAt.getTime();
  if (archive.status === "failed") return ageMs < againHours * 60 * minuteMs ? "wait" : "ask";
  return isThere(archive, now) && ageMs <= freshMinutes * minuteMs ? "leave" : "ask";
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
