import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  instantOf,
  textOfWall,
  wallOf,
  wallOfText,
} from "../../../services/capability/calendar/clock.ts";
import {
  type Calendar,
  firstClosed,
  openWindows,
} from "../../../services/capability/calendar/open.ts";
import {
  decideException,
  decideShifts,
  type ExceptionDraft,
} from "../../../services/capability/calendar/rules.ts";
import { exceptionKinds, type Shift } from "../../../services/capability/schema.ts";
import type { Window } from "../../../services/kernel/window.ts";
import { refusal } from "../refused.ts";
import { slowlyOpen } from "./slow-calendar.ts";

const night: Shift = { weekday: 6, fromMinute: 22 * 60, untilMinute: 30 * 60 };
const window = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) });
const wall = (text: string) => wallOfText(text) ?? Number.NaN;
const shown = (windows: readonly Window[]) =>
  windows.map(({ from, until }) => [from.toISOString(), until.toISOString()].join("/"));

describe("the clock on the wall", () => {
  // Berlin went from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25.
  it.each([
    ["before a change", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
    ["skipped: the moment of the change", "2026-03-29T02:30", "2026-03-29T01:00:00.000Z"],
    ["after a change", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    ["that comes twice: its first coming", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["after it has come twice", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
  ])("shows a time %s", (_which, local, instant) => {
    expect(instantOf("Europe/Berlin", wall(local)).toISOString()).toBe(instant);
  });

  it("skips a whole day where the date line was moved", () => {
    // Apia had no 30th of December 2011.
    expect(instantOf("Pacific/Apia", wall("2011-12-30T12:00")).toISOString()).toBe(
      "2011-12-30T10:00:00.000Z",
    );
  });

  it("never shows a later time at an earlier instant, nor another time than was asked", () => {
    const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
    const first = wall("2026-01-01T00:00");
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 525_600 }), fc.nat(3_000), (zone, at, more) => {
        const one = instantOf(zone, first + at);
        expect(one.getTime()).toBeLessThanOrEqual(instantOf(zone, first + at + more).getTime());
        expect(wallOf(zone, one)).toBeGreaterThanOrEqual(first + at);
      }),
      { numRuns: 500 },
    );
  });

  it("knows no 30th of February and no 25th hour", () => {
    for (const text of ["2026-02-30T00:00", "2026-01-01T25:00", "2026-01-01", "x"]) {
      expect(wallOfText(text)).toBe(null);
    }
    expect(textOfWall(wall("2028-02-29T23:59"))).toBe("2028-02-29T23:59");
  });
});

describe("a calendar", () => {
  const berlin = (changes: Partial<Calendar> = {}): Calendar => ({
    zone: "Europe/Berlin",
    shifts: [night],
    exceptions: [],
    ...changes,
  });
  const exception = (kind: (typeof exceptionKinds)[number], from: string, until: string) => ({
    kind,
    from: wall(from),
    until: wall(until),
  });

  it("has a night shift an hour shorter when clocks go forward, longer when they go back", () => {
    expect(shown(openWindows(berlin(), window("2026-03-28T00:00Z", "2026-03-30T00:00Z")))).toEqual([
      "2026-03-28T21:00:00.000Z/2026-03-29T04:00:00.000Z",
    ]);
    expect(shown(openWindows(berlin(), window("2026-10-24T00:00Z", "2026-10-26T00:00Z")))).toEqual([
      "2026-10-24T20:00:00.000Z/2026-10-25T05:00:00.000Z",
    ]);
  });

  it("is closed on holidays, open in extra shifts on them, and never under maintenance", () => {
    const calendar = berlin({
      zone: "Asia/Shanghai",
      shifts: null,
      exceptions: [
        exception("holiday", "2026-10-01T00:00", "2026-10-08T00:00"),
        exception("extra", "2026-10-03T08:00", "2026-10-03T20:00"),
        exception("maintenance", "2026-10-03T12:00", "2026-10-03T13:00"),
      ],
    });
    const week = window("2026-09-30T00:00Z", "2026-10-08T00:00Z");
    expect(shown(openWindows(calendar, week))).toEqual([
      "2026-09-30T00:00:00.000Z/2026-09-30T16:00:00.000Z",
      "2026-10-03T00:00:00.000Z/2026-10-03T04:00:00.000Z",
      "2026-10-03T05:00:00.000Z/2026-10-03T12:00:00.000Z",
      "2026-10-07T16:00:00.000Z/2026-10-08T00:00:00.000Z",
    ]);
    expect(firstClosed(calendar, week)).toEqual(
      window("2026-09-30T16:00:00Z", "2026-10-03T00:00:00Z"),
    );
    expect(firstClosed(calendar, window("2026-09-30T00:00Z", "2026-09-30T16:00Z"))).toBe(undefined);
  });

  it("is as a slow clock finds it that looks at each minute, also over changes of the clock", () => {
    const zones = [
      ["Asia/Shanghai", "2026-05-01"],
      ["Europe/Berlin", "2026-03-26"],
      ["Europe/Berlin", "2026-10-22"],
      ["America/New_York", "2026-11-01"],
      ["Australia/Lord_Howe", "2026-04-03"],
      ["Pacific/Apia", "2011-12-28"],
    ] as const;
    const shift = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.nat(95),
      length: fc.integer({ min: 1, max: 96 }),
    });
    const begin = (day: string) => wall(`${day}T00:00`);
    const odd = fc.record({
      kind: fc.constantFrom(...exceptionKinds),
      from: fc.integer({ min: -1_440, max: 6_000 }),
      length: fc.integer({ min: 1, max: 2_000 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.option(fc.array(shift, { maxLength: 6 })),
        fc.array(odd, { maxLength: 4 }),
        fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 4_000 })),
        ([zone, day], shifts, odds, [after, length]) => {
          const calendar: Calendar = {
            zone,
            shifts:
              shifts?.map((each) => ({
                weekday: each.weekday,
                fromMinute: each.from * 15,
                untilMinute: (each.from + each.length) * 15,
              })) ?? null,
            exceptions: odds.map(({ kind, from, length: minutes }) => ({
              kind,
              from: begin(day) + from,
              until: begin(day) + from + minutes,
            })),
          };
          const from = new Date(Date.parse(`${day}T00:00Z`) + after * 60_000);
          const asked = { from, until: new Date(from.getTime() + length * 60_000) };
          expect(shown(openWindows(calendar, asked))).toEqual(shown(slowlyOpen(calendar, asked)));
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe("shifts", () => {
  const shift = (weekday: number, fromMinute: number, untilMinute: number): Shift => ({
    weekday,
    fromMinute,
    untilMinute,
  });

  it("may meet, go over midnight, and come in any order", () => {
    const shifts = [shift(7, 1_320, 1_800), shift(1, 360, 840), shift(1, 840, 1_320)];
    expect(decideShifts(shifts)).toEqual([shifts[1], shifts[2], shifts[0]]);
    expect(decideShifts([shift(3, 0, 1_440)])).toHaveLength(1);
    expect(decideShifts([])).toEqual([]);
    expect(decideShifts(null)).toBe(null);
  });

  it.each<[string, Shift[], string, string]>([
    ["on an eighth day", [shift(8, 0, 60)], "WEEKDAY_UNKNOWN", "shifts.0.weekday"],
    ["on half a day", [shift(1.5, 0, 60)], "WEEKDAY_UNKNOWN", "shifts.0.weekday"],
    ["that end before they begin", [shift(1, 600, 540)], "SHIFT_TIME", "shifts.0.untilMinute"],
    ["of no length", [shift(1, 600, 600)], "SHIFT_TIME", "shifts.0.untilMinute"],
    ["longer than a day", [shift(1, 0, 1_441)], "SHIFT_TIME", "shifts.0.untilMinute"],
    ["from a minute below zero", [shift(1, -1, 60)], "SHIFT_TIME", "shifts.0.fromMinute"],
    ["that overlap", [shift(2, 600, 660), shift(2, 480, 601)], "SHIFTS_OVERLAP", "shifts.1"],
    [
      "of which the last runs into the first of the next week",
      [shift(7, 1_320, 1_801), shift(1, 360, 840)],
      "SHIFTS_OVERLAP",
      "shifts.0",
    ],
  ])("are refused %s", (_how, shifts, code, field) => {
    expect(refusal(() => decideShifts(shifts))).toMatchObject({ code, field });
  });
});

describe("an exception", () => {
  const draft: ExceptionDraft = {
    kind: "holiday",
    from: "2026-10-01T00:00",
    until: "2026-10-08T00:00",
    note: " 国庆 ",
  };
  const now = wall("2026-09-01T00:00");
  const kept = decideException(draft, [], now);

  it("is kept by the clock of the site, beside another kind at the same time", () => {
    expect(kept).toEqual({
      kind: "holiday",
      from: wall("2026-10-01T00:00"),
      until: wall("2026-10-08T00:00"),
      note: "国庆",
    });
    expect(decideException({ ...draft, kind: "extra" }, [kept], now).kind).toBe("extra");
    const next = { ...draft, from: draft.until, until: "2026-10-09T00:00" };
    expect(decideException(next, [kept], now).kind).toBe("holiday");
  });

  it.each<[string, Partial<ExceptionDraft>, string]>([
    ["that ends before it begins", { until: "2026-09-30T00:00" }, "WINDOW_EMPTY"],
    ["of no length", { until: draft.from }, "WINDOW_EMPTY"],
    ["longer than a year", { until: "2028-01-01T00:00" }, "WINDOW_TOO_LONG"],
    ["on a day that is not", { from: "2026-02-30T00:00" }, "LOCAL_TIME"],
    ["with an offset", { from: "2026-10-01T00:00Z" }, "LOCAL_TIME"],
    ["a thousand years ahead", { until: "3026-10-08T00:00" }, "LOCAL_TIME"],
    [
      "that overlaps its like",
      { from: "2026-10-07T23:59", until: "2026-10-09T00:00" },
      "EXCEPTION_OVERLAPS",
    ],
  ])("is refused %s", (_how, change, code) => {
    const decide = () => decideException({ ...draft, ...change }, [kept], now);
    expect(refusal(decide)).toMatchObject({ code });
  });

  it("is one of a thousand to come at the most, whatever is over", () => {
    const minutes = Array.from({ length: 1_000 }, (_, at) => at);
    const one = (at: number) => ({ kind: "extra" as const, from: at, until: at + 1 });
    const over = minutes.map((at) => one(wall("2020-01-01T00:00") + at));
    expect(decideException(draft, over, now).kind).toBe("holiday");
    const toCome = minutes.map((at) => one(wall("2027-01-01T00:00") + at));
    expect(refusal(() => decideException(draft, toCome, now)).code).toBe("TOO_MANY");
    expect(decideException(draft, toCome.slice(1), now).kind).toBe("holiday");
  });
});
