import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  freeParts,
  hoursText,
  lengthMs,
  overlaps,
  type Window,
  windowOf,
  within,
} from "../../../services/kernel/window.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000);
const window = (from: number, until: number): Window => ({ from: at(from), until: at(until) });

const windows = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 }))
  .map(([from, hours]) => window(from, from + hours));

/** Whether an hour lies in a window, hour by hour: slow, and plainly right. */
const covers = (each: Window, hour: number) => at(hour) >= each.from && at(hour) < each.until;
const allHours = Array.from({ length: 140 }, (_, hour) => hour);

describe("a window", () => {
  it("is refused when it ends when it begins, or before", () => {
    expect(() => windowOf(at(2), at(2))).toThrow("WINDOW_EMPTY");
    expect(() => windowOf(at(3), at(2))).toThrow("WINDOW_EMPTY");
    expect(windowOf(at(2), at(3))).toEqual(window(2, 3));
  });

  it("does not overlap the one that begins when it ends", () => {
    expect(overlaps(window(1, 2), window(2, 3))).toBe(false);
    expect(overlaps(window(1, 3), window(2, 4))).toBe(true);
  });

  it("overlaps another exactly when they share an hour", () => {
    fc.assert(
      fc.property(windows, windows, (one, other) => {
        const share = allHours.some((hour) => covers(one, hour) && covers(other, hour));
        expect(overlaps(one, other)).toBe(share);
      }),
    );
  });

  it("leaves free exactly the hours that nothing takes, in order and without touching parts", () => {
    fc.assert(
      fc.property(windows, fc.array(windows, { maxLength: 8 }), (whole, taken) => {
        const free = freeParts(whole, taken);
        for (const hour of allHours) {
          const isFree = covers(whole, hour) && !taken.some((part) => covers(part, hour));
          expect(free.some((part) => covers(part, hour))).toBe(isFree);
        }
        for (const [place, part] of free.entries()) {
          expect(lengthMs(part)).toBeGreaterThan(0);
          expect(within(part, whole)).toBe(true);
          const next = free[place + 1];
          if (next !== undefined) expect(part.until < next.from).toBe(true);
        }
      }),
    );
  });

  it("is told in hours without needless zeros", () => {
    expect(hoursText(3_600_000)).toBe("1");
    expect(hoursText(5_400_000)).toBe("1.5");
    expect(hoursText(36_000_000)).toBe("10");
    expect(hoursText(0)).toBe("0");
    expect(hoursText(900_000)).toBe("0.25");
  });
});
