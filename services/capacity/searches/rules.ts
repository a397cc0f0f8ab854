import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { isFound, type Offered, type Wants } from "../market/rules.ts";

/** How many searches one person and one firm may keep. */
const mostOfPerson = 50;
const mostOfFirm = 200;
const longestName = 60;

export const searchName = (name: string): string => requiredWording(name, longestName, "name");

/** Refuses one more search where a person or his firm keeps as many as they may. */
export function checkSearchesKept(ofPerson: number, ofFirm: number): void {
  if (ofPerson >= mostOfPerson) throw new Refusal("SEARCHES_TOO_MANY", { most: mostOfPerson });
  if (ofFirm >= mostOfFirm) throw new Refusal("SEARCHES_OF_FIRM", { most: mostOfFirm });
}

/**
 * Alerts need a process: it is what an offer finds the searches by that it concerns, and news of
 * everything are no news. `field` is where it would be named.
 */
export function checkAlerts(process: string | null, alerts: boolean, field: string): void {
  if (alerts && process === null) throw new Refusal("SEARCH_PROCESS_MISSING", {}, field);
}

/**
 * Whether an offer meets all that is wanted and did not before. A near miss is to be looked for; it
 * is no reason to be told.
 */
export function matchesNewly(now: Offered, before: Offered, wants: Wants, at: Date): boolean {
  const exact = { ...wants, nearMisses: false };
  return isFound(now, exact, at) && !isFound(before, exact, at);
}
