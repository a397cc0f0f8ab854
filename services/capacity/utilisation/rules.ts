import { isTimeZone } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { farthestMs, plannedWindow, tooFar } from "../windows.ts";

const mostWindows = 26;

/** What rows of utilisation are made by. */
export const utilisationKeys = ["process", "city"] as const;
export type UtilisationKey = (typeof utilisationKeys)[number];

/** What is looked at: the stretches of time, such as weeks, and what is left out. */
export interface UtilisationAsk {
  readonly by: UtilisationKey;
  readonly windows: readonly Window[];
  readonly process: string | null;
  /** The Chinese name of a city: the one that every site has. */
  readonly city: string | null;
  /**
   * By whose clock the windows are told, an IANA name: each site is looked at in the same days and
   * hours by its own clock, so that a week is the same for whoever asks. Null: at the same instants.
   */
  readonly zone: string | null;
}

/** A window that may lie in the past as well, as far as one may plan ahead. */
function checkWindow(asked: Window, now: Date): Window {
  const window = plannedWindow(asked, now, "windows");
  if (now.getTime() - window.from.getTime() > farthestMs) throw tooFar("windows");
  return window;
}

/**
 * Windows that can be looked at together. Throws `WINDOWS_MISSING`, `TOO_MANY`, `WINDOW_EMPTY`,
 * `WINDOW_TOO_LONG`, `WINDOW_TOO_FAR`.
 */
export function checkWindows(windows: readonly Window[], now: Date): Window[] {
  if (windows.length === 0) throw new Refusal("WINDOWS_MISSING", {}, "windows");
  if (windows.length > mostWindows) throw new Refusal("TOO_MANY", { most: mostWindows }, "windows");
  return windows.map((window) => checkWindow(window, now));
}

/** A clock that there is. Throws `TIME_ZONE_UNKNOWN`. */
export function checkZone(zone: string | null): string | null {
  if (zone !== null && !isTimeZone(zone)) throw new Refusal("TIME_ZONE_UNKNOWN", {}, "zone");
  return zone;
}

/** The part of what is offered that is taken, in [0, 1]; null where nothing is offered. */
export function usedShare({ offeredMs, freeMs }: { offeredMs: number; freeMs: number }) {
  return offeredMs === 0 ? null : (offeredMs - freeMs) / offeredMs;
}
