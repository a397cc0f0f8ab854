import { describe, expect, it } from "vitest";
import {
  areTaken,
  hoursOffered,
  minuteOf,
  msOfHours,
  weeksOpen,
  weeksToCome,
  windowAsked,
} from "../../../web/workbench/hours.ts";

/** As the field for days gives a day of Liuzhou: its last millisecond. */
const endOf = (date: string) => `${date}T15:59:59.999Z`;

describe("hours of a week in a form", () => {
  it("are counted to the minute, as the api counts them", () => {
    expect(msOfHours(" 12.5 ")).toBe(45_000_000);
    expect(msOfHours("0.3333")).toBe(1_200_000);
    for (const none of [undefined, "", "0", "-1", "two", "1e3"]) {
      expect(msOfHours(none)).toBeNull();
    }
  });

  it("are offered in weeks that any of their days names", () => {
    const window = { from: endOf("2026-03-11"), until: endOf("2026-03-16") };
    expect(hoursOffered("BUCKET", window, "20", "Asia/Shanghai")).toBe("40");
    expect(hoursOffered("BUCKET", window, "", "Asia/Shanghai")).toBeNull();
    const none = { ...window, until: window.from };
    expect(hoursOffered("BUCKET", none, "20", "Asia/Shanghai")).toBeNull();
    expect(hoursOffered("BUCKET", undefined, "20", "Asia/Shanghai")).toBeNull();
    const { from, until } = windowAsked("BUCKET", window);
    expect([from, until]).toEqual(["2026-03-11T03:59:59.999Z", "2026-03-16T04:00:59.999Z"]);
    expect(minuteOf(window.from)).toEqual({ from, until: "2026-03-11T04:00:59.999Z" });
  });

  it("are of the week that the site has on the day that was picked, half a world away", () => {
    // A Monday and a Sunday, picked in Liuzhou: its noon is the day before in New York.
    const window = { from: endOf("2026-12-07"), until: endOf("2026-12-20") };
    const asked = windowAsked("BUCKET", window, {
      viewer: "Asia/Shanghai",
      site: "America/New_York",
    });
    expect(asked).toEqual({
      from: "2026-12-07T17:00:00.000Z",
      until: "2026-12-20T17:01:00.000Z",
    });
    const clocks = { viewer: "Asia/Shanghai", site: "Asia/Kathmandu" };
    expect(minuteOf(window.from, clocks).from).toBe("2026-12-07T06:15:00.000Z");
  });

  it("are summed by the days that were picked, wherever that was", () => {
    // A Monday and the Sunday after the next: their noon in Auckland is the day before in UTC.
    const end = (date: string) => `${date}T10:59:59.999Z`;
    const window = { from: end("2026-12-07"), until: end("2026-12-20") };
    expect(hoursOffered("BUCKET", window, "20", "Pacific/Auckland")).toBe("40");
  });

  it("leave exclusive time as it was", () => {
    const window = { from: "2026-03-11T00:00:00.000Z", until: "2026-03-11T08:30:00.000Z" };
    expect(windowAsked("WINDOW", window)).toEqual(window);
    expect(hoursOffered("WINDOW", window, undefined, "Asia/Shanghai")).toBe("8.5");
  });

  it("can be booked of weeks that have some", () => {
    const weeks = ["0", "0.5", "20"].map((freeHours) => ({
      window: { from: freeHours, until: freeHours },
      freeHours,
    }));
    expect(weeksOpen(weeks).map(({ freeHours }) => freeHours)).toEqual(["0.5", "20"]);
  });

  it("are waited for where fewer are free and the week has as many", () => {
    const window = { from: "2026-03-09T00:00:00Z", until: "2026-03-16T00:00:00Z" };
    const offer = { weekHours: "20", weeks: [{ window, freeHours: "7.5" }] };
    const taken = (typed: string) => areTaken(offer, window, typed);
    expect(["7.5", "7.6", "20", "20.5", "", "x"].map(taken)).toEqual([
      ...[false, true, true],
      ...[false, false, false],
    ]);
    expect(areTaken({ ...offer, weeks: [] }, window, "8")).toBe(false);
    const at = (text: string) => weeksToCome(offer.weeks, Date.parse(text)).length;
    expect([at("2026-03-08T23:59:59Z"), at("2026-03-09T00:00:00Z")]).toEqual([1, 0]);
  });
});
