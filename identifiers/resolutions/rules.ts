import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { decidePrefix, nameIn, patternOf, patternUnder } from "../registry/index.ts";

const mostWindows = 100;

/**
 * Stretches of time that can be looked at together: in their order, none over another. Throws
 * `WINDOWS_MISSING`, `TOO_MANY`, `WINDOW_EMPTY`.
 */
export function decideWindows(windows: readonly Window[]): readonly Window[] {
  if (windows.length === 0) throw new Refusal("WINDOWS_MISSING", {}, "windows");
  if (windows.length > mostWindows) throw new Refusal("TOO_MANY", { most: mostWindows }, "windows");
  const inOrder = windows.toSorted((one, other) => one.from.getTime() - other.from.getTime());
  for (const [place, { from, until }] of inOrder.entries()) {
    const before = inOrder[place - 1];
    const isFree = before === undefined || before.until.getTime() <= from.getTime();
    // What lies over another would be counted twice.
    if (from.getTime() >= until.getTime() || !isFree) {
      throw new Refusal("WINDOW_EMPTY", {}, "windows");
    }
  }
  return inOrder;
}

const prefixText = /^(gs1|hdl|oid):([^/]+)$/;

/**
 * Which codes are meant by a code, which stands for what is narrower, too, or by a prefix written as
 * `gs1:6901234`, `hdl:88.118.8`, `oid:1.2.156.1`. Throws `PREFIX_MALFORMED` and what is wrong with a
 * text that is no code.
 */
export function decideUnder(text: string): string {
  const [, scheme, prefix = ""] = prefixText.exec(text.trim()) ?? [];
  if (scheme === undefined) return patternOf(nameIn(text, "under"));
  return patternUnder(decidePrefix(scheme as "gs1" | "hdl" | "oid", prefix));
}

/** From what the region of an asker is known: from nothing, his languages, or a header of a proxy. */
export type RegionFrom = "none" | "accept-language" | `header:${string}`;

const inLanguage = /^\s*[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?![a-z0-9])/i;
const inHeader = /^\s*([a-z]{2})\s*$/i;
/** What proxies say for "unknown" and for the Tor network. */
const noCountry: ReadonlySet<string> = new Set(["XX", "T1", "ZZ"]);

/** The country of an asker, by what his request says; empty where that is nothing. */
export function regionOf(from: RegionFrom, header: (name: string) => string | undefined): string {
  if (from === "none") return "";
  const isLanguage = from === "accept-language";
  const said = header(isLanguage ? from : from.slice("header:".length)) ?? "";
  const country = (isLanguage ? inLanguage : inHeader).exec(said)?.[1]?.toUpperCase() ?? "";
  return noCountry.has(country) ? "" : country;
}
