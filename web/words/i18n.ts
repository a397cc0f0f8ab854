import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

export type Tongue = "zh" | "en";

const memory = "lianzao.tongue";
export const tagOf = { zh: "zh-CN", en: "en-GB" } as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "words";
    resources: { words: typeof zh };
  }
}

/** The tongue chosen here before, else the first that the browser asks for, else Chinese. */
function firstTongue(): Tongue {
  const stored = localStorage.getItem(memory);
  if (stored === "zh" || stored === "en") return stored;
  const wanted = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag));
  return wanted?.toLowerCase().startsWith("en") ? "en" : "zh";
}

function mark(tongue: Tongue): void {
  document.documentElement.lang = tagOf[tongue];
}

export function tongueNow(): Tongue {
  return i18next.language === "en" ? "en" : "zh";
}

/** Changes the tongue of every page, and remembers it for the next visit. */
export async function speak(tongue: Tongue): Promise<void> {
  localStorage.setItem(memory, tongue);
  mark(tongue);
  await i18next.changeLanguage(tongue);
}

export async function startWords(): Promise<void> {
  const tongue = firstTongue();
  mark(tongue);
  await i18next.use(initReactI18next).init({
    lng: tongue,
    fallbackLng: false,
    ns: ["words"],
    defaultNS: "words",
    resources: { zh: { words: zh }, en: { words: en } },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
}
