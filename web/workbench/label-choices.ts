import { identifierRefusals } from "../../contracts/refusals/identifiers.ts";
import {
  type CodeFault,
  type CodeReading,
  faultValues,
  markedFault,
  readUnder,
  unseenIn,
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

/** What is wrong with a code, as a sentence; of what it begins with, so many characters are not shown. */
export function faultSentence(fault: CodeFault, tongue: Tongue, hidden = 0): string {
  const { ai = "", place } = faultValues({ ...fault, at: Math.max(0, fault.at - hidden) });
  return identifierRefusals[fault.code][tongue]
    .replace("{ai}", String(ai))
    .replace("{place}", String(place));
}

const functionCharacter = "\u001d";

function signOf(unseen: string): string {
  if (unseen === functionCharacter) return "␝";
  const number = (unseen.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `‹U+${number.padStart(4, "0")}›`;
}

/** A text in which what nobody sees is shown: function characters by their sign, the rest by number. */
export function visible(text: string): string {
  return [...text].map((one) => (unseenIn(one) < 0 ? one : signOf(one))).join("");
}

const shownAround = 12;

/** The place of a fault within a text, behind a bar, with what stands around it. */
export function faultyPart(text: string, fault: CodeFault): string {
  const marked = markedFault(fault);
  if (marked !== "") return visible(marked);
  const from = Math.max(0, fault.at - shownAround);
  const before = visible(text.slice(from, fault.at));
  const after = visible(text.slice(fault.at, fault.at + shownAround));
  return `${from > 0 ? "…" : ""}${before}|${after}${text.length > fault.at + shownAround ? "…" : ""}`;
}
