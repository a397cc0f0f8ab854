import type { MarketWants, SavedSearchPartsFragment } from "../graphql/generated/graphql.ts";

/** What is wanted of the market, without nulls: as the search form holds it. */
export interface Wants {
  text?: string;
  process?: string;
  material?: string;
  envelope?: { x: string; y: string; z: string };
  toleranceMm?: string;
  certificate?: string;
  window?: { from: string; until: string };
  hours?: string;
  pieces?: string;
  maxPricePerHourMinor?: string;
  fromSite?: string;
  withinKm?: string;
  nearMisses?: boolean;
}

const plain = [
  "text",
  "process",
  "material",
  "toleranceMm",
  "certificate",
  "hours",
  "pieces",
  "maxPricePerHourMinor",
  "fromSite",
  "withinKm",
] as const;

const sides = ["x", "y", "z"] as const;

/** The wants in a page's address, so that a search can be kept, shared and gone back to. */
export function wantsOf(params: URLSearchParams): Wants {
  const wants: Wants = {};
  for (const name of plain) {
    const value = params.get(name);
    if (value) wants[name] = value;
  }
  const [x, y, z] = sides.map((side) => params.get(side));
  if (x && y && z) wants.envelope = { x, y, z };
  const from = params.get("from");
  const until = params.get("until");
  if (from && until) wants.window = { from, until };
  if (params.get("nearMisses") === "true") wants.nearMisses = true;
  return wants;
}

/** The address of a search: the inverse of `wantsOf`. */
export function paramsOf(wants: Wants): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of plain) {
    const value = wants[name]?.trim();
    if (value) params.set(name, value);
  }
  const { envelope, window } = wants;
  if (envelope?.x && envelope.y && envelope.z) {
    for (const side of sides) params.set(side, envelope[side]);
  }
  if (window?.from && window.until) {
    params.set("from", window.from);
    params.set("until", window.until);
  }
  if (wants.nearMisses) params.set("nearMisses", "true");
  return params;
}

/** The wants as the contract's input. */
export function marketWants(wants: Wants): MarketWants {
  const { withinKm, pieces, ...rest } = wants;
  const others = pieces ? { ...rest, pieces: Number(pieces) } : rest;
  // A distance means nothing without the place it is measured from.
  return withinKm && wants.fromSite ? { ...others, withinKm: Number(withinKm) } : others;
}

type Saved = SavedSearchPartsFragment["wants"];

/** The wants that a saved search was saved with. */
export function savedWants({
  withinKm,
  pieces,
  nearMisses,
  envelope,
  window,
  ...texts
}: Saved): Wants {
  const wants: Wants = {};
  for (const name of plain) {
    const value = name === "withinKm" || name === "pieces" ? null : texts[name];
    if (value) wants[name] = value;
  }
  if (withinKm !== null) wants.withinKm = String(withinKm);
  if (pieces !== null) wants.pieces = String(pieces);
  if (envelope) wants.envelope = { x: envelope.x, y: envelope.y, z: envelope.z };
  if (window) wants.window = { from: window.from, until: window.until };
  if (nearMisses) wants.nearMisses = true;
  return wants;
}
