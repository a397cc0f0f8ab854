import dayjs from "dayjs";
import type { WindowText } from "../words/formats.ts";

/** What may be looked at: so many hours, days or months up to now. */
export const spans = {
  day: { unit: "hour", number: 24 },
  week: { unit: "day", number: 7 },
  month: { unit: "day", number: 30 },
  quarter: { unit: "day", number: 90 },
  year: { unit: "month", number: 12 },
} as const;
export type Span = keyof typeof spans;

/** The hours, days or months of a span in the viewer's zone; the last is that of now. */
export function windowsOf(span: Span, now: Date): WindowText[] {
  const { unit, number } = spans[span];
  const last = dayjs(now).startOf(unit);
  return Array.from({ length: number }, (_, place) => {
    const from = last.subtract(number - 1 - place, unit);
    return { from: from.toISOString(), until: from.add(1, unit).toISOString() };
  });
}
