import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallOfText } from "../../../services/capability/calendar/clock.ts";
import { type Calendar, wallOf } from "../../../services/capability/index.ts";
import { occurrencesOf, type Recurrence } from "../../../services/capacity/series/rules.ts";
import { refusal } from "../refused.ts";

const minutesOfDay = 1_440;
const berlin: Calendar = { zone: "Europe/Berlin", shifts: null, exceptions: [] };
const shanghai: Calendar = { ...berlin, zone: "Asia/Shanghai" };

/** From the 16th of March 2026, a Monday; clocks in Berlin go forward on the 29th. */
const mondays: Recurrence = {
  weekdays: [1],
  fromMinute: 480,
  untilMinute: 960,
  firstDay: "2026-03-16",
  lastDay: null,
  times: 4,
};

const comes = (change: Partial<Recurrence>, calendar = berlin) =>
  occurrencesOf({ ...mondays, ...change }, calendar);
const begins = (change: Partial<Recurrence>, calendar = berlin) =>
  comes(change, calendar).windows.map(({ from }) => from.toISOString());
const spans = (change: Partial<Recurrence>, calendar = berlin) =>
  comes(change, calendar).windows.map(
    ({ from, until }) => `${from.toISOString().slice(0, 16)}/${until.toISOString().slice(11, 16)}`,
  );

function wall(text: string): number {
  const minutes = wallOfText(text);
  if (minutes === null) throw new Error(`${text} is no time`);
  return minutes;
}

const holiday = (from: string, until: string): Calendar["exceptions"][number] => ({
  kind: "holiday",
  from: wall(from),
  until: wall(until),
});

describe("an offer that recurs", () => {
  it("keeps the hours of the site's clock when that changes", () => {
    expect(spans({})).toEqual([
      "2026-03-16T07:00/15:00",
      "2026-03-23T07:00/15:00",
      "2026-03-30T06:00/14:00",
      "2026-04-06T06:00/14:00",
    ]);
    expect(begins({ times: 2 }, shanghai)).toEqual([
      "2026-03-16T00:00:00.000Z",
      "2026-03-23T00:00:00.000Z",
    ]);
  });

  it("does not come where its hour is left out, and is long where it comes twice", () => {
    const nightly = { weekdays: [7], fromMinute: 120, untilMinute: 180, times: 3 };
    expect(spans({ ...nightly, firstDay: "2026-03-22" })).toEqual([
      "2026-03-22T01:00/02:00",
      "2026-04-05T00:00/01:00",
    ]);
    const half = { ...nightly, fromMinute: 150, untilMinute: 210, times: 1 };
    expect(spans({ ...half, firstDay: "2026-03-29" })).toEqual(["2026-03-29T01:00/01:30"]);
    expect(spans({ ...nightly, times: 1, firstDay: "2026-10-25" })).toEqual([
      "2026-10-25T00:00/02:00",
    ]);
  });

  it("comes on each chosen weekday until its last day, which counts", () => {
    const until = { weekdays: [5, 1, 1], times: null, lastDay: "2026-03-27" };
    expect(begins(until).map((at) => at.slice(0, 10))).toEqual([
      "2026-03-16",
      "2026-03-20",
      "2026-03-23",
      "2026-03-27",
    ]);
  });

  it("may go over midnight, and last a whole day", () => {
    expect(spans({ fromMinute: 1_320, untilMinute: 1_800, times: 1 })).toEqual([
      "2026-03-16T21:00/05:00",
    ]);
    expect(spans({ fromMinute: 0, untilMinute: 1_440, times: 1 })).toEqual([
      "2026-03-15T23:00/23:00",
    ]);
  });

  it("leaves out what an exception of the calendar closes, which counts all the same", () => {
    const exceptions = [holiday("2026-03-23T12:00", "2026-03-24T00:00")];
    const { windows, skipped } = comes({}, { ...berlin, exceptions });
    expect(windows).toHaveLength(3);
    expect(skipped).toEqual([
      { from: new Date("2026-03-23T07:00Z"), until: new Date("2026-03-23T15:00Z") },
    ]);
  });

  it("comes in an extra shift, where the week has none", () => {
    const shifts = [1, 2].map((weekday) => ({ weekday, fromMinute: 480, untilMinute: 960 }));
    const extra = { ...holiday("2026-03-18T08:00", "2026-03-18T16:00"), kind: "extra" } as const;
    const calendar = { ...berlin, shifts, exceptions: [extra] };
    expect(begins({ weekdays: [1, 2, 3], times: 3 }, calendar)).toHaveLength(3);
    // A week later nothing of the kind is there.
    expect(refusal(() => comes({ weekdays: [1, 2, 3], times: 6 }, calendar))).toMatchObject({
      code: "OFFER_CLOSED",
      field: "weekdays",
    });
  });

  it.each<[string, Partial<Recurrence>, string, string]>([
    ["on no weekday", { weekdays: [] }, "WEEKDAY_UNKNOWN", "weekdays"],
    ["on an eighth weekday", { weekdays: [8] }, "WEEKDAY_UNKNOWN", "weekdays"],
    ["before midnight", { fromMinute: -1 }, "SERIES_HOURS", "fromMinute"],
    ["for no time", { untilMinute: 480 }, "SERIES_HOURS", "untilMinute"],
    ["for more than a day", { untilMinute: 480 + 1_441 }, "SERIES_HOURS", "untilMinute"],
    ["from a day that is in no calendar", { firstDay: "2026-02-30" }, "SERIES_DAY", "firstDay"],
    ["until what is no day", { times: null, lastDay: "soon" }, "SERIES_DAY", "lastDay"],
    ["without an end", { times: null }, "SERIES_END", "lastDay"],
    ["with two ends", { lastDay: "2026-03-20" }, "SERIES_END", "times"],
    ["no times", { times: 0 }, "SERIES_LENGTH", "times"],
    ["61 times", { times: 61 }, "SERIES_LENGTH", "times"],
    ["for ever", { times: null, lastDay: "9999-12-31" }, "SERIES_LENGTH", "lastDay"],
    [
      "61 times by its last day",
      { weekdays: [1, 2, 3, 4, 5, 6, 7], times: null, lastDay: "2026-05-15" },
      "SERIES_LENGTH",
      "lastDay",
    ],
    [
      "until a day before its first",
      { times: null, lastDay: "2026-03-15" },
      "WINDOW_EMPTY",
      "lastDay",
    ],
    [
      "until a day that no chosen weekday reaches",
      { weekdays: [7], times: null, lastDay: "2026-03-20" },
      "SERIES_EMPTY",
      "weekdays",
    ],
  ])("is refused %s", (_what, change, code, field) => {
    expect(refusal(() => comes(change))).toMatchObject({ code, field });
  });

  it("is refused where the calendar closes all of it", () => {
    const exceptions = [holiday("2026-03-01T00:00", "2026-05-01T00:00")];
    expect(refusal(() => comes({}, { ...berlin, exceptions })).code).toBe("SERIES_EMPTY");
  });

  it("is at most 60 windows in order that never overlap, each at its hour, in every zone", () => {
    const zones = ["Europe/Berlin", "Asia/Shanghai", "America/Santiago", "Pacific/Apia", "UTC"];
    const day = fc.integer({ min: wall("2024-01-01T00:00"), max: wall("2030-01-01T00:00") });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        day,
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 1_440 }),
        fc.integer({ min: 2, max: 60 }),
        (zone, at, weekdays, fromMinute, length, times) => {
          const firstDay = new Date(at * 60_000).toISOString().slice(0, 10);
          const untilMinute = fromMinute + length;
          const asked = { weekdays, fromMinute, untilMinute, firstDay, lastDay: null, times };
          const { windows, skipped } = occurrencesOf(asked, { ...berlin, zone });
          expect(skipped).toEqual([]);
          expect(windows.length).toBeLessThanOrEqual(times);
          // A change of the clock leaves out one a year at most.
          expect(windows.length).toBeGreaterThanOrEqual(times - 2);
          for (const [place, { from, until }] of windows.entries()) {
            expect(from < until).toBe(true);
            const next = windows[place + 1];
            if (next !== undefined) expect(until <= next.from).toBe(true);
          }
          const atItsHour = windows.filter(
            ({ from }) => wallOf(zone, from) % minutesOfDay === fromMinute,
          );
          expect(atItsHour.length).toBeGreaterThanOrEqual(windows.length - 2);
        },
      ),
      { seed: 20_260_316 },
    );
  });
});
