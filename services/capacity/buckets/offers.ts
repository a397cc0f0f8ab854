import { calendarOf, openWindows, type ResourceRow } from "../../capability/index.ts";
import { type Window, windowOf } from "../../kernel/window.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { OfferDraft } from "../offers/rules.ts";
import { totalMs } from "../windows.ts";
import { checkWeekOpen } from "./rules.ts";
import { type Bucket, weeksOf, wholeWeeks } from "./weeks.ts";

/** The draft for the whole weeks that its window touches. */
export function inWeeks(draft: OfferDraft, { zone }: Bucket): OfferDraft {
  const { from, until } = draft.window;
  return { ...draft, window: wholeWeeks(windowOf(from, until), zone) };
}

/** Refuses more hours than the resource works in one of the weeks, by its calendar as it is now. */
export async function checkWeeksOpen(
  scope: TenantScope,
  resource: ResourceRow,
  window: Window,
  bucket: Bucket,
): Promise<void> {
  const calendar = await calendarOf(scope, resource);
  for (const week of weeksOf(window, bucket.zone)) {
    checkWeekOpen(bucket, week, totalMs(openWindows(calendar, week)));
  }
}
