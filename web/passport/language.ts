import { createContext, useContext } from "react";
import type { TwoTongues } from "./steps.ts";
import { en } from "./words-en.ts";
import { type Words, zh } from "./words-zh.ts";

export type Locale = "zh" | "en";

const rememberedAs = "lianzao.tongue";

/** What a reader chose before, else the browser's language; Chinese where it is neither. */
export function firstLocale(): Locale {
  const remembered = readRemembered();
  if (remembered === "zh" || remembered === "en") return remembered;
  for (const language of navigator.languages) {
    if (language.toLowerCase().startsWith("zh")) return "zh";
    if (language.toLowerCase().startsWith("en")) return "en";
  }
  return navigator.languages.length > 0 ? "en" : "zh";
}

function readRemembered(): string | null {
  // Storage may be forbidden (private windows, strict cookie rules); the page works without it.
  try {
    return localStorage.getItem(rememberedAs);
  } catch {
    return null;
  }
}

export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(rememberedAs, locale);
  } catch {
    // The choice then holds for this page only.
  }
}

/** The reader's language: its sentences, and how to pick from a name in both languages. */
export interface Reading {
  readonly locale: Locale;
  readonly words: Words;
  readonly say: (name: TwoTongues) => string;
}

/** The sentences of a language, and names in it; a name that lacks it falls back to the other. */
export function readingIn(locale: Locale): Reading {
  const other: Locale = locale === "zh" ? "en" : "zh";
  return {
    locale,
    words: locale === "zh" ? zh : en,
    say: (name) => name[locale] || name[other],
  };
}

export const ReadingContext = createContext<Reading>(readingIn("zh"));

export function useReading(): Reading {
  return useContext(ReadingContext);
}
