import type { Passport, PassportEvent } from "./passport.ts";

/** Names of the codes that the page knows; null stands for the product itself. */
export type Names = ReadonlyMap<string, PassportPartName>;
type PassportPartName = { readonly zh: string; readonly en: string } | null;

/** The names that a passport gives to the codes of its events. */
export function namesIn(passport: Passport): Names {
  const names = new Map<string, PassportPartName>();
  for (const part of passport.parts) names.set(part.code, part.name);
  return names.set(passport.code, null);
}

/** The element on the page that stands for an event. */
export function elementIdOf(event: PassportEvent): string {
  return `event-${event.id}`;
}
