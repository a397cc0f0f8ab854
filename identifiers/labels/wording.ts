import type { Wanted } from "./wanted.ts";

/** Words that stand on labels. */
export const words = {
  zh: { serial: "序列号", year: "制造年份", from: "发货方", to: "收货方" },
  en: { serial: "Serial no.", year: "Year", from: "From", to: "To" },
} as const satisfies Record<Wanted["language"], Record<string, string>>;
