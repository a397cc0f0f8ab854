import { readDateTime } from "./date-time.ts";
import { isUri } from "./uri.ts";

const OFFSET = /^[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)$/;
const DIGITS = /^[0-9]+$/;
const HEX = /^[A-Fa-f0-9]+$/;
const UNIT = /^[A-Z0-9]{2,3}$/;

/** How a text must be written. The names appear in faults and are a promise to clients. */
export const formats = {
  uri: isUri,
  "date-time": (text: string) => readDateTime(text) !== undefined,
  /** ISO 8601 offset from UTC, at most 14 hours; EPCIS 2.0 § 7.4.1. */
  "time-zone-offset": (text: string) => OFFSET.test(text),
  version: (text: string) => text.split(".").every((part) => DIGITS.test(part)),
  "hex-binary": (text: string) => HEX.test(text),
  /** UN/ECE Recommendation 20 common code, by its form only. */
  unit: (text: string) => UNIT.test(text),
} as const;

export type FormatName = keyof typeof formats;
