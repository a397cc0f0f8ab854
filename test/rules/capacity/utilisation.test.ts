import { describe, expect, it } from "vitest";
import {
  checkWindows,
  checkZone,
  usedShare,
} from "../../../services/capacity/utilisation/rules.ts";

const now = new Date("2026-11-29T09:00:00Z");
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * dayMs);
const window = (from: number, until: number) => ({ from: inDays(from), until: inDays(until) });
const refusal = (code: string) => expect.objectContaining({ code, field: "windows" });

describe("the windows whose use is looked at", () => {
  it("are up to 26, of the past and of what is planned", () => {
    const weeks = Array.from({ length: 26 }, (_, week) => window(7 * week - 70, 7 * week - 63));
    expect(checkWindows(weeks, now)).toEqual(weeks);
  });

  it.each([
    ["WINDOWS_MISSING", []],
    ["TOO_MANY", Array.from({ length: 27 }, () => window(0, 7))],
    ["WINDOW_EMPTY", [window(0, 7), window(7, 7)]],
    ["WINDOW_EMPTY", [window(7, 0)]],
    ["WINDOW_TOO_LONG", [window(0, 367)]],
    ["WINDOW_TOO_FAR", [window(1_900, 1_907)]],
    ["WINDOW_TOO_FAR", [window(-1_900, -1_893)]],
  ] as const)("are refused with %s", (code, windows) => {
    expect(() => checkWindows(windows, now)).toThrow(refusal(code));
  });
});

describe("the clock by which they are told", () => {
  it("is one that there is, or none", () => {
    expect(checkZone("Europe/Berlin")).toBe("Europe/Berlin");
    expect(checkZone(null)).toBeNull();
    for (const zone of ["", "Mars/Olympus", "+08:00", "'; drop table"]) {
      const refused = expect.objectContaining({ code: "TIME_ZONE_UNKNOWN", field: "zone" });
      expect(() => checkZone(zone)).toThrow(refused);
    }
  });
});

describe("the part that is taken", () => {
  it("is of what is offered, and unknown where nothing is", () => {
    expect(usedShare({ offeredMs: 8 * dayMs, freeMs: 2 * dayMs })).toBe(0.75);
    expect(usedShare({ offeredMs: dayMs, freeMs: dayMs })).toBe(0);
    expect(usedShare({ offeredMs: 0, freeMs: 0 })).toBeNull();
  });
});
