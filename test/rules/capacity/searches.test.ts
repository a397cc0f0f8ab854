import { describe, expect, it } from "vitest";
import type { Offered, Wants } from "../../../services/capacity/market/rules.ts";
import { askOf, keptAsk, wantsOf } from "../../../services/capacity/market/wants.ts";
import { hourlyOnly } from "../../../services/capacity/prices.ts";
import {
  checkAlerts,
  checkSearchesKept,
  matchesNewly,
  searchName,
} from "../../../services/capacity/searches/rules.ts";
import { refusal } from "../refused.ts";

const at = (text: string) => new Date(`2027-03-01T${text}:00Z`);
const now = new Date("2027-02-01T00:00:00Z");
const hours = (from: string, until: string) => ({ from: at(from), until: at(until) });

const offer: Offered = {
  process: "grinding.gear",
  materials: ["steel.42crmo4"],
  envelopeNm: { x: 1, y: 1, z: 1 },
  toleranceNm: 5_000,
  certificates: [],
  window: hours("00:00", "20:00"),
  free: [hours("08:00", "12:00")],
  bucket: null,
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  extras: hourlyOnly,
  vatIncluded: true,
  vatBasisPoints: null,
  place: { x: 1, y: 0, z: 0 },
  searchText: "gear",
};

const grinding: Wants = wantsOf({ process: "grinding.gear", hours: "2" }, null);
const freeOnly = (free: Offered["free"]): Offered => ({ ...offer, free });

describe("an offer newly matches a search", () => {
  it("when it does now and did not before", () => {
    expect(matchesNewly(offer, freeOnly([]), grinding, now)).toBe(true);
    expect(matchesNewly(offer, freeOnly([hours("08:00", "09:00")]), grinding, now)).toBe(true);
  });

  it("not when it did before, nor when it does not now", () => {
    expect(matchesNewly(offer, freeOnly([hours("09:00", "12:00")]), grinding, now)).toBe(false);
    expect(matchesNewly(freeOnly([]), offer, grinding, now)).toBe(false);
    expect(matchesNewly(freeOnly([hours("08:00", "09:00")]), freeOnly([]), grinding, now)).toBe(
      false,
    );
  });

  it("not by hours of a week that has begun", () => {
    // The 1st of March of 2027 is a Monday; weeks begin there eight hours before UTC.
    const monday = new Date("2027-02-28T16:00:00Z");
    const week = { from: monday, until: new Date(monday.getTime() + 7 * 86_400_000) };
    const hour = { from: monday, until: at("20:00") };
    const given = { ...offer, window: week, bucket: { weekMinutes: 1_680, zone: "Asia/Shanghai" } };
    const matches = (time: Date) =>
      matchesNewly({ ...given, free: [hour] }, { ...given, free: [] }, grinding, time);
    expect([matches(monday), matches(at("05:00"))]).toEqual([true, false]);
  });

  it("not by a near miss, also where near misses are looked for", () => {
    const exact = wantsOf(
      { process: "grinding.gear", toleranceMm: "0.001", nearMisses: true },
      null,
    );
    expect(matchesNewly(offer, freeOnly([]), exact, now)).toBe(false);
  });
});

describe("a saved search", () => {
  it("keeps its wants as they were asked", () => {
    const ask = {
      process: "grinding.gear",
      envelope: { x: "10", y: "20", z: "30" },
      window: hours("08:00", "12:00"),
      hours: "2",
      withinKm: 500,
      text: "齿轮",
    };
    const kept = JSON.parse(JSON.stringify(keptAsk(ask, "site"))) as ReturnType<typeof keptAsk>;
    expect(kept.fromSite).toBe("site");
    const place = { x: 1, y: 0, z: 0 };
    expect(wantsOf(askOf(kept), place)).toEqual(wantsOf(ask, place));
  });

  it("has a name of its own, of some length", () => {
    expect(searchName("  磨齿 ")).toBe("磨齿");
    expect(refusal(() => searchName(" ")).code).toBe("TEXT_LENGTH");
    expect(refusal(() => searchName("x".repeat(61))).code).toBe("TEXT_LENGTH");
  });

  it("has alerts only with a process", () => {
    checkAlerts("grinding.gear", true, "alerts");
    checkAlerts(null, false, "alerts");
    expect(refusal(() => checkAlerts(null, true, "alerts")).code).toBe("SEARCH_PROCESS_MISSING");
  });

  it("is one of no more than so many of a person and of a firm", () => {
    checkSearchesKept(49, 199);
    expect(refusal(() => checkSearchesKept(50, 50)).code).toBe("SEARCHES_TOO_MANY");
    expect(refusal(() => checkSearchesKept(0, 200)).code).toBe("SEARCHES_OF_FIRM");
  });
});
