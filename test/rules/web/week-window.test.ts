import { describe, expect, it } from "vitest";
import {
  gripAt,
  instantOf,
  movedBy,
  spanAfter,
  spanOf,
  touches,
  windowOfSpan,
} from "../../../web/workbench/week-window.ts";

const step = (day: number, hour: number) => day * 48 + hour * 2;

describe("a window that is drawn into a week", () => {
  it("is by the clock of the site", () => {
    expect(windowOfSpan("Asia/Shanghai", "2026-11-30", { from: 16, until: 40 })).toEqual({
      from: "2026-11-30T00:00:00.000Z",
      until: "2026-11-30T12:00:00.000Z",
    });
  });

  it("is an hour longer over the night on which clocks are put back", () => {
    const { from, until } = windowOfSpan("Europe/Berlin", "2026-10-19", {
      from: step(5, 22),
      until: step(6, 6),
    });
    expect(Date.parse(until) - Date.parse(from)).toBe(9 * 3_600_000);
  });

  it("is an hour shorter where they are put forward, and skips what no clock shows", () => {
    const { from, until } = windowOfSpan("Europe/Berlin", "2026-03-23", {
      from: step(5, 22),
      until: step(6, 6),
    });
    expect(Date.parse(until) - Date.parse(from)).toBe(7 * 3_600_000);
    expect(instantOf("Europe/Berlin", "2026-03-23", step(6, 2))).toBe("2026-03-29T01:00:00.000Z");
  });

  it("never ends before it begins, whatever no clock shows", () => {
    const night = (from: number, until: number) =>
      windowOfSpan("Europe/Berlin", "2026-03-23", { from: step(6, from), until: step(6, until) });
    const change = "2026-03-29T01:00:00.000Z";
    expect(night(2.5, 3)).toEqual({ from: change, until: change });
    expect(night(1, 2.5)).toEqual({ from: "2026-03-29T00:00:00.000Z", until: change });
    // By half an hour, at two in the morning.
    expect(instantOf("Australia/Lord_Howe", "2026-09-28", step(6, 2))).toBe(
      "2026-10-03T15:30:00.000Z",
    );
  });

  it("begins at the first of two equal times, and ends with the week", () => {
    expect(instantOf("Europe/Berlin", "2026-10-19", step(6, 2))).toBe("2026-10-25T00:00:00.000Z");
    expect(instantOf("Asia/Shanghai", "2026-11-30", step(7, 0))).toBe("2026-12-06T16:00:00.000Z");
  });
});

describe("an unpublished window", () => {
  const span = spanOf(20, 10);

  it("is drawn either way, and longer or shorter from its ends", () => {
    expect(span).toEqual({ from: 10, until: 21 });
    expect(spanAfter(gripAt(span, 20), 30)).toEqual({ from: 10, until: 31 });
    expect(spanAfter(gripAt(span, 10), 4)).toEqual({ from: 4, until: 21 });
  });

  it("is moved from within, and stays in the week", () => {
    expect(spanAfter(gripAt(span, 15), 25)).toEqual({ from: 20, until: 31 });
    expect(movedBy(span, -99)).toEqual({ from: 0, until: 11 });
    expect(movedBy(span, 999)).toEqual({ from: 325, until: 336 });
  });

  it("is begun anew elsewhere", () => {
    expect(spanAfter(gripAt(span, 100), 102)).toEqual({ from: 100, until: 103 });
  });
});

it("a step has some of a window that it meets, and nothing of one that ends where it begins", () => {
  const at = (from: number, until: number) => ({
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });
  expect(touches([at(0, 10)], at(9, 20))).toBe(true);
  expect(touches([at(0, 10)], at(10, 20))).toBe(false);
});
