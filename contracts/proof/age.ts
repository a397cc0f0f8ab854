import { Rejected } from "./rejected.ts";

/** How old a head may be, by every clock that vouches for it. */
export interface AgeTerms {
  /** An older head than this is turned away: milliseconds before `nowMs`. */
  readonly maxAgeMs?: number;
  readonly nowMs?: number;
}

/** So far apart the clocks of a log, of its witnesses and of a verifier may be. */
const aheadMs = 300_000;

/** Throws `BUNDLE_TOO_OLD`, `BUNDLE_DATED_AHEAD`; nothing where no age was asked for. */
export function requireYoung(
  timesMs: readonly number[],
  { maxAgeMs, nowMs = Date.now() }: AgeTerms,
): void {
  if (maxAgeMs === undefined) return;
  const oldest = Math.min(...timesMs);
  if (nowMs - oldest > maxAgeMs) throw new Rejected("BUNDLE_TOO_OLD", { timeMs: oldest });
  // What is dated ahead would be young for as long as it is ahead.
  const ahead = timesMs.find((timeMs) => timeMs - nowMs > aheadMs);
  if (ahead !== undefined) throw new Rejected("BUNDLE_DATED_AHEAD", { timeMs: ahead });
}
