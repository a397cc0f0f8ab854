import type { LabelSymbol } from "./carried.ts";
import type { Layout, Stock } from "./stock.ts";

/** Texts beside the symbol, each "" where there is none. */
export interface Texts {
  /** Who made it; on a logistic label, who sends it. */
  readonly maker: string;
  readonly product: string;
  readonly serial: string;
  readonly year: string;
  readonly recipient: string;
}

/** One label, and how many times it is printed. */
export interface WantedLabel {
  readonly code: string;
  readonly copies: number;
  readonly texts: Texts;
  /** Where in the request its code stands. */
  readonly field: string;
}

/** Labels as somebody asks for them. */
export interface Wanted {
  readonly labels: readonly WantedLabel[];
  readonly layout: Layout;
  readonly symbol: LabelSymbol;
  readonly format: "svg" | "pdf";
  readonly stock: Stock;
  /** On which label of the first sheet to begin, from 1, row by row. */
  readonly start: number;
  readonly language: "zh" | "en";
}
