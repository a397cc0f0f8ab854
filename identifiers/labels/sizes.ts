import type { LabelSymbol } from "./carried.ts";
import type { Layout } from "./stock.ts";
import type { Modules } from "./symbol.ts";

/** Bounds of the module (X-dimension), and the least height of bars, in millimetres. */
export interface Bounds {
  readonly leastMm: number;
  readonly mostMm: number;
  readonly barsMm: number;
}

/**
 * GS1 General Specifications § 5.12.3, symbol specification tables: for a logistic unit table 2, in
 * which two-dimensional symbols have one and a half times the module of linear ones; for a product
 * table 4 and, of two-dimensional symbols, table 1 addendum 1.
 */
export function boundsOf(symbol: LabelSymbol, layout: Layout): Bounds {
  const isLinear = symbol === "gs1-128";
  if (layout === "logistic") {
    return isLinear
      ? { leastMm: 0.495, mostMm: 1.016, barsMm: 31.75 }
      : { leastMm: 0.743, mostMm: 1.5, barsMm: 0 };
  }
  return isLinear
    ? { leastMm: 0.25, mostMm: 0.495, barsMm: 12.7 }
    : { leastMm: 0.375, mostMm: 0.99, barsMm: 0 };
}

/** Modules of whole dots come out equal: first of printers with 300 dpi, then of those with 600. */
const dotsMm = [25.4 / 300, 25.4 / 600];

/** The largest module with which so many fit; undefined where the least is too large. */
export function moduleMm(modules: number, roomMm: number, bounds: Bounds): number | undefined {
  const most = Math.min(roomMm / modules, bounds.mostMm);
  return dotsMm
    .map((dot) => Math.floor(most / dot + 1e-9) * dot)
    .find((module) => module >= bounds.leastMm);
}

/** How many modules a symbol takes across with its quiet zones. */
export const acrossOf = ({ width, quiet }: Modules) => width + 2 * quiet;
