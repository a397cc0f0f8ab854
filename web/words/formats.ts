import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Tongue, tagOf } from "./i18n.ts";

export interface MoneyText {
  readonly minor: string;
  readonly currency: string;
}
export interface WindowText {
  readonly from: string;
  readonly until: string;
}
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** An instant as the api writes it: ISO 8601 in UTC. */
const writtenInstant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

type DecimalText = `${number}`;

/** Integer minor units as a decimal in major units, exact: "12345" at 2 digits is "123.45". */
export function majorText(minor: string, digits: number): string {
  const negative = minor.startsWith("-");
  const padded = minor.replace("-", "").padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  const part = digits ? `.${padded.slice(-digits)}` : "";
  return `${negative ? "-" : ""}${whole}${part}`;
}

/** Major units as typed by a person, as integer minor units; null when it is not such a number. */
export function minorText(major: string, digits: number): string | null {
  const parts = /^(\d{1,15})(?:\.(\d*))?$/.exec(major.trim().replaceAll(",", ""));
  const fraction = parts?.[2] ?? "";
  if (!parts || fraction.length > digits) return null;
  return BigInt(`${parts[1]}${fraction.padEnd(digits, "0")}`).toString();
}

/** How many digits a currency's minor unit has (ISO 4217). */
export function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Name of the zone as people say it, e.g. "GMT+8", or at length "China Standard Time". */
export function zoneName(
  tag: string,
  timeZone: string,
  at: Date,
  length: "short" | "long" = "short",
): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: length });
  return parts.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** The sign of a currency as amounts of it carry it in this tongue, e.g. "¥" or "CN¥". */
function signOf(tag: string, currency: string): string {
  const parts = new Intl.NumberFormat(tag, { style: "currency", currency }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}

/** Hours between two instants as a decimal text with at most two digits. */
export function hoursBetween(window: WindowText): string {
  const hours = (Date.parse(window.until) - Date.parse(window.from)) / 3_600_000;
  return String(Math.round(hours * 100) / 100);
}

// 24/11/2026 and 11/24/2026 are both English: the month is spelled out there.
const dayPartsOf = {
  zh: { year: "numeric", month: "2-digit", day: "2-digit" },
  en: { year: "numeric", month: "short", day: "numeric" },
} as const;
const clockParts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** All formats of one tongue and one time zone. */
export function formatsOf(tongue: Tongue, timeZone: string) {
  const tag = tagOf[tongue];
  const dayParts = dayPartsOf[tongue];
  const instants = new Intl.DateTimeFormat(tag, { ...dayParts, ...clockParts, timeZone });
  const days = new Intl.DateTimeFormat(tag, { ...dayParts, timeZone });
  const clocks = new Intl.DateTimeFormat(tag, { ...clockParts, timeZone });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 4 });
  // Lengths are kept to the nanometre: 0.00005 mm is not 0.0001 mm.
  const lengths = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 });
  const coarse = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const exact = new Intl.DateTimeFormat(tag, { ...clockParts, second: "2-digit", timeZone });
  const spans = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });

  const zone = (at: string | Date = new Date()) => zoneName(tag, timeZone, new Date(at));
  const instant = (at: string) => instants.format(new Date(at));
  const day = (at: string) => days.format(new Date(at));

  return {
    tongue,
    timeZone,
    zone,
    /** Without the zone: for columns whose heading names it. */
    instant,
    day,
    /** Time of day to the second. */
    clock: (at: Date) => exact.format(at),
    /** The zone's full name, e.g. "China Standard Time". */
    zoneTitle: () => zoneName(tag, timeZone, new Date(), "long"),
    stretch: (window: WindowText) =>
      day(window.from) === day(window.until)
        ? `${instant(window.from)} – ${clocks.format(new Date(window.until))}`
        : `${instant(window.from)} – ${instant(window.until)}`,
    money: ({ minor, currency }: MoneyText) =>
      new Intl.NumberFormat(tag, { style: "currency", currency }).format(
        majorText(minor, digitsOf(currency)) as DecimalText,
      ),
    /** The sign that stands before an amount of a currency. */
    sign: (currency: string) => signOf(tag, currency),
    number: (value: string | number) => numbers.format(value as DecimalText),
    /** Never more than it is, as alerts and notices say it; 29 of 100 are 28.999… in binary. */
    percent: (part: number) => percents.format(Math.floor(part * 100 + 1e-9) / 100),
    km: (value: number) => `${coarse.format(value)} km`,
    mm: (value: string) => `${lengths.format(value as DecimalText)} mm`,
    envelope: (box: { x: string; y: string; z: string }) =>
      `${[box.x, box.y, box.z].map((side) => lengths.format(side as DecimalText)).join(" × ")} mm`,
    hours: (value: string | number) => `${numbers.format(value as DecimalText)} h`,
    /** A sentence of the api's whose instants are told as all others are. */
    sentence: (said: string) => said.replace(writtenInstant, (at) => `${instant(at)} ${zone(at)}`),
    seconds: (secondsAgo: number) => spans.format(-Math.round(secondsAgo), "second"),
    megabytes: (bytes: string) => `${numbers.format(Math.ceil(Number(bytes) / 10_000) / 100)} MB`,
    words: (text: Bilingual) => text[tongue] || text.zh || text.en,
  };
}

export type Formats = ReturnType<typeof formatsOf>;

export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Formats in the viewer's tongue and time zone. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const tongue: Tongue = i18n.language === "en" ? "en" : "zh";
  return useMemo(() => formatsOf(tongue, viewerZone()), [tongue]);
}
