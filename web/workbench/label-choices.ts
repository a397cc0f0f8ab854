import { identifierRefusals } from "../../contracts/refusals/identifiers.ts";
import {
  type CodeFault,
  type CodeReading,
  markedFault,
  readUnder,
} from "../../identifiers/codes/index.ts";
import type { Tongue } from "../words/i18n.ts";

export const layouts = ["mark", "nameplate", "logistic"] as const;
export const symbols = ["qr", "identification-link", "data-matrix", "gs1-128"] as const;
export type Layout = (typeof layouts)[number];
export type LabelSymbol = (typeof symbols)[number];
export type Stock = "roll" | "a4-3x8" | "a4-4x10" | "a4-2x2";

/** What each layout can be printed on, and how many labels a page of it has. */
export const stocksOf: Readonly<Record<Layout, readonly Stock[]>> = {
  mark: ["roll", "a4-3x8", "a4-4x10"],
  nameplate: ["roll", "a4-3x8"],
  logistic: ["roll", "a4-2x2"],
};
export const labelsOn: Readonly<Record<Stock, number>> = {
  roll: 1,
  "a4-3x8": 24,
  "a4-4x10": 40,
  "a4-2x2": 4,
};

export const mostLabels = 1_000;

/** A code as somebody typed it, with the number of its line. */
export interface TypedCode {
  readonly line: number;
  readonly text: string;
  readonly reading: CodeReading;
}

/**
 * The codes of a text, one a line; empty lines are passed over. Links under these addresses of resolvers
 * stand for what they lead to.
 */
export function typedCodes(text: string, stems: readonly string[]): TypedCode[] {
  return text
    .split(/\r?\n/)
    .map((line, place) => ({ line: place + 1, text: line.trim() }))
    .filter((typed) => typed.text !== "")
    .map((typed) => ({ ...typed, reading: readUnder(typed.text, stems).reading }));
}

/** What is wrong with a code, as a sentence. */
export function faultSentence({ code, ai = "" }: CodeFault, tongue: Tongue): string {
  return identifierRefusals[code][tongue].replace("{ai}", ai);
}

const shownAround = 12;

/** The place of a fault within a text, in brackets, with what stands around it. */
export function faultyPart(text: string, fault: CodeFault): string {
  const marked = markedFault(fault);
  if (marked !== "") return marked;
  const from = Math.max(0, fault.at - shownAround);
  const before = text.slice(from, fault.at);
  const after = text.slice(fault.at, fault.at + shownAround);
  return `${from > 0 ? "…" : ""}${before}|${after}${text.length > fault.at + shownAround ? "…" : ""}`;
}
