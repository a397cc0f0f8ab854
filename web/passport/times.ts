import type { Locale } from "./language.ts";

/** An instant as the clock on the wall showed it where the event happened. */
export interface LocalTime {
  /** yyyy-mm-dd, or "" when the instant cannot be read. */
  readonly day: string;
  /** hh:mm */
  readonly clock: string;
  /** +hh:mm */
  readonly offset: string;
}

const minuteMs = 60_000;

/** Minutes east of UTC of an EPCIS eventTimeZoneOffset such as "+08:00"; 0 when unreadable. */
function minutesEast(offset: string): number {
  const found = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === "-" ? -minutes : minutes;
}

export function localTime(instant: string, offset: string): LocalTime {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return { day: "", clock: "", offset };
  const there = new Date(ms + minutesEast(offset) * minuteMs).toISOString();
  return { day: there.slice(0, 10), clock: there.slice(11, 16), offset };
}

/** A day as people write it: 2025年3月4日, 4 March 2025. */
export function dayInWords(day: string, locale: Locale): string {
  const style = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return style.format(new Date(`${day}T00:00:00Z`));
}

/** The reader's own offset at an instant, for times that carry none. */
export function readersOffset(instant: string): string {
  const east = -new Date(instant).getTimezoneOffset();
  const minutes = Math.abs(Number.isNaN(east) ? 0 : east);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${east < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Unix milliseconds as date, minute and offset in the reader's own zone. */
export function momentInWords(ms: number, locale: Locale): string {
  const instant = new Date(ms).toISOString();
  const local = localTime(instant, readersOffset(instant));
  return `${dayInWords(local.day, locale)} ${local.clock} ${local.offset}`;
}
