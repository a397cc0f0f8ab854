/** What of an instant a number format shows. */
export interface DateShown {
  readonly day: boolean;
  readonly time: boolean;
}

const day: DateShown = { day: true, time: false };
const time: DateShown = { day: false, time: true };
const both: DateShown = { day: true, time: true };

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, more) => from + more);

/** Formats by their number that stand in no file (ECMA-376-1, § 18.8.30), with those for Chinese. */
const builtIn: ReadonlyMap<number, DateShown> = new Map([
  ...[...range(14, 17), ...range(27, 31), 36, ...range(50, 54), 57, 58].map(
    (id) => [id, day] as const,
  ),
  ...[...range(18, 21), ...range(32, 35), 45, 47, 55, 56].map((id) => [id, time] as const),
  [22, both] as const,
]);

/** Of a format its first section, which is that of positive numbers, without what stands for itself. */
const bare = (code: string) =>
  code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .split(";", 1)[0]
    ?.replace(
      /\[(?:\$|<|>|=|black|white|red|green|blue|yellow|magenta|cyan|color|dbnum)[^\]]*\]/gi,
      "",
    )
    .toLowerCase() ?? "";

/** What a format of the file's own shows; undefined for one of plain numbers (§ 18.8.31). */
function shownBy(code: string): DateShown | undefined {
  const marks = bare(code);
  // Hours that go on beyond a day are a length of time, and no time of day.
  if (marks.includes("general") || /\[(?:h+|m+|s+)\]/.test(marks)) return undefined;
  const letters = marks.replace(/am\/pm|a\/p/g, "h").replace(/e[+-]/g, "");
  const isTime = /[hs]/.test(letters);
  // An m is a month, unless it stands among hours or seconds.
  const isDay = /[yd]/.test(letters) || (letters.includes("m") && !isTime);
  return isDay || isTime ? { day: isDay, time: isTime } : undefined;
}

/** What a number format shows of an instant; undefined for one of numbers. */
export const dateShown = (id: number, code: string | undefined): DateShown | undefined =>
  code === undefined ? builtIn.get(id) : shownBy(code);

const dayMs = 86_400_000;
const latestDay = 2_958_465;
/** Excel counts a 29th of February 1900 that there never was (§ 18.17.4.1). */
const leapDay = 60;
const daysFrom1900To1904 = 1_462;

/**
 * The day or time that a number stands for, as ISO 8601 writes it, without a zone; undefined for a
 * number that is no instant. `from1904`: as programs count that do not know the years before.
 */
export function isoOf(number: number, shown: DateShown, from1904: boolean): string | undefined {
  const serial = from1904 ? number + daysFrom1900To1904 : number;
  const isTimeOfDay = number >= 0 && number < 1;
  const isDay = serial >= 0 && serial < latestDay + 1 && Math.floor(serial) !== leapDay;
  if (!isDay) return undefined;
  const days = serial < leapDay ? serial + 1 : serial;
  // As exact as the double is: a whole second is one.
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round((days * dayMs) / 1_000) * 1_000);
  const [date = "", clock = ""] = at
    .toISOString()
    .replace(/\.000Z$/, "")
    .split("T");
  if (shown.time && !shown.day && isTimeOfDay) return clock;
  return shown.time ? `${date}T${clock}` : date;
}
