import { hoursText, type Window } from "../../kernel/window.ts";
import { type Bucket, freeMsOf, type WeekFree, weeksFree } from "../buckets/weeks.ts";
import { totalMs } from "../windows.ts";
import { searchedFree } from "./rules.ts";

/** An offer's time as the market keeps it. */
interface Kept {
  readonly bucket: Bucket | null;
  readonly window: Window;
  readonly free: readonly Window[];
}

/** The free windows of an offer of exclusive time; hours a week lie nowhere in theirs. */
export const windowsShown = (kept: Kept, now: Date): Window[] =>
  kept.bucket === null ? searchedFree(kept, { window: null }, now) : [];

/** The weeks of an offer of hours a week. */
export const weeksShown = ({ bucket, window, free }: Kept, now: Date): WeekFree[] =>
  bucket === null ? [] : weeksFree(bucket, window, free, now);

export function hoursShown(kept: Kept, now: Date): string {
  const ms =
    kept.bucket === null ? totalMs(windowsShown(kept, now)) : freeMsOf(weeksShown(kept, now));
  return hoursText(ms);
}
