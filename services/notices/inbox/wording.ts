import { timeText } from "../letters/time.ts";
import type { NoticeKind, NoticeValues } from "./kinds.ts";
import { type Sentences, sentences } from "./sentences.ts";

type Locale = "zh" | "en";

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function filled(sentence: string, values: NoticeValues, locale: Locale): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name] ?? "";
    const text = typeof value === "string" ? value : value[locale];
    return instant.test(text) ? timeText(text) : text;
  });
}

/** A notice in its reader's language. */
export function noticeWords(kind: NoticeKind, values: NoticeValues, locale: Locale): Sentences {
  const { title, text } = sentences[kind][locale];
  return { title: filled(title, values, locale), text: filled(text, values, locale) };
}
