import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nmOf } from "../../../services/capability/index.ts";
import {
  chordSquared,
  chordSquaredOf,
  distanceKm,
  placeOf,
} from "../../../services/capacity/market/place.ts";
import { reasonsOf } from "../../../services/capacity/market/reasons.ts";
import {
  aspectsOf,
  isFound,
  type Offered,
  type Wants,
} from "../../../services/capacity/market/rules.ts";
import { type MarketAsk, wantsOf } from "../../../services/capacity/market/wants.ts";
import { searchTextOf } from "../../../services/capacity/market/wording.ts";
import { hourlyOnly } from "../../../services/capacity/prices.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const day = (date: number, hour = 0) => new Date(Date.UTC(2026, 2, date, hour));
const minutesOf = (from: Date, minutes: number) => ({
  from,
  until: new Date(from.getTime() + minutes * 60_000),
});
const liuzhou = placeOf(24.326, 109.428);
const nanning = placeOf(22.817, 108.366);

const grinder: Offered = {
  process: "grinding.gear",
  materials: ["steel.18crnimo7-6", "steel.42crmo4"],
  envelopeNm: { x: nmOf("1250"), y: nmOf("1000"), z: nmOf("600") },
  toleranceNm: nmOf("0.005"),
  certificates: [
    {
      standard: "ISO 9001:2015",
      number: "QC-1",
      validUntil: day(7).getTime(),
      key: "iso9001:2015",
    },
  ],
  window: { from: day(3), until: day(8) },
  free: [
    { from: day(3), until: day(4) },
    { from: day(5), until: day(8) },
  ],
  bucket: null,
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  extras: hourlyOnly,
  vatIncluded: true,
  vatBasisPoints: null,
  place: liuzhou,
  searchText: searchTextOf(["柳州齿轮厂", "Liuzhou Gear Shop", "成形磨齿机 YK73125"]),
};

const wants = (ask: MarketAsk = {}): Wants => wantsOf(ask, nanning);
const finds = (ask: MarketAsk, offered = grinder) => isFound(offered, wants(ask), now);

describe("a match", () => {
  it.each<[string, MarketAsk, boolean]>([
    ["the process", { process: "grinding.gear" }, true],
    ["not another process", { process: "hobbing" }, false],
    ["a group that the process is in", { process: "din8580.3" }, true],
    ["not a group of others", { process: "din8580.3.2" }, false],
    ["not a group without a process", { process: "din8580.1.3" }, false],
    ["one of the materials", { material: "steel.42crmo4" }, true],
    ["not a material that is not worked", { material: "iron.qt400-18" }, false],
    ["a part that fits when it is turned", { envelope: { x: "600", y: "1250", z: "1000" } }, true],
    ["not a part one micrometre too long", { envelope: { x: "1250.001", y: "1", z: "1" } }, false],
    [
      "not a cube too thick for the shortest side",
      { envelope: { x: "601", y: "601", z: "601" } },
      false,
    ],
    ["not a plate that fits one side only", { envelope: { x: "1001", y: "1001", z: "1" } }, false],
    ["the very tolerance", { toleranceMm: "0.005" }, true],
    ["not a finer one", { toleranceMm: "0.004999" }, false],
    [
      "the standard without its edition",
      { certificate: "iso 9001", window: { from: day(5), until: day(7) } },
      true,
    ],
    ["not a certificate that ends before the work", { certificate: "ISO 9001" }, false],
    [
      "not a standard that only begins alike",
      { certificate: "ISO 900", window: { from: day(5), until: day(6) } },
      false,
    ],
    ["the highest price", { maxPricePerHourMinor: "46000" }, true],
    ["not one fen less", { maxPricePerHourMinor: "45999" }, false],
    ["within the distance", { withinKm: 205 }, true],
    ["not beyond it", { withinKm: 195 }, false],
    ["free time in the window", { window: { from: day(4), until: day(6) } }, true],
    ["not a window that is booked", { window: { from: day(4), until: day(5) } }, false],
    ["hours over several free parts", { hours: "96" }, true],
    ["not more hours than are free", { hours: "96.02" }, false],
    ["hours in the window only", { hours: "25", window: { from: day(4), until: day(6) } }, false],
    ["two Chinese characters of a name", { text: "磨齿" }, true],
    ["letters in any case and width", { text: "ｙｋ73125 柳州" }, true],
    ["not where one word is missing", { text: "磨齿 南宁" }, false],
  ])("is %s", (_what, ask, found) => {
    expect(finds(ask)).toBe(found);
  });

  it("is no offer that is sold out or past, whatever is wanted", () => {
    expect(finds({ nearMisses: true }, { ...grinder, free: [] })).toBe(false);
    expect(isFound(grinder, wants({ nearMisses: true }), day(8))).toBe(false);
  });

  it("has a certificate that is valid from the beginning of the work until its end", () => {
    const [held] = grinder.certificates;
    if (held === undefined) throw new Error("there is no certificate");
    const from = (time: Date) => {
      const certificates = [{ ...held, validFrom: time.getTime(), validUntil: day(8).getTime() }];
      return { ...grinder, certificates };
    };
    const ask = { certificate: "ISO 9001" };
    expect(finds(ask, from(day(3)))).toBe(true);
    expect(finds(ask, from(day(3, 1)))).toBe(false);
    const later = { ...ask, window: { from: day(5), until: day(8) } };
    expect([finds(later, from(day(5))), finds(later, from(day(5, 1)))]).toEqual([true, false]);
    // What is past of the window is no more worked in.
    expect(isFound(from(day(4)), wants(ask), day(4))).toBe(true);
    const told = (zone: string, offered: Offered) =>
      reasonsOf(wants(ask), { ...offered, zone }, "zh", now)[0]?.offered;
    expect(told("Asia/Shanghai", from(day(6)))).toBe(
      "ISO 9001:2015 (有效期 2026-03-06 至 2026-03-08)",
    );
  });

  it("has a certificate until its last day is over by the clock of the site, which names that day", () => {
    const [held] = grinder.certificates;
    if (held === undefined) throw new Error("there is no certificate");
    const ask = { certificate: "ISO 9001" };
    // From the 2nd until the 6th as each site has them: work until midnight is in it.
    for (const [zone, hoursAhead] of [
      ["Asia/Shanghai", 8],
      ["America/Los_Angeles", -8],
      ["UTC", 0],
    ] as const) {
      const validFrom = day(2, -hoursAhead).getTime();
      const certificates = [{ ...held, validFrom, validUntil: day(7, -hoursAhead).getTime() }];
      const window = { from: day(3), until: day(7, -hoursAhead) };
      const offered = { ...grinder, certificates, window, free: [window], zone };
      expect(finds(ask, offered)).toBe(true);
      const later = { from: day(3), until: new Date(window.until.getTime() + 60_000) };
      expect(finds(ask, { ...offered, window: later, free: [later] })).toBe(false);
      const [reason] = reasonsOf(wants(ask), offered, "en", now);
      expect(reason?.offered).toBe("ISO 9001:2015 (valid from 2026-03-02 until 2026-03-06)");
    }
  });

  it("counts no hours of a week that has begun, which nobody can book", () => {
    const zone = "Asia/Shanghai";
    // Monday is the 2nd: by the clock of Shanghai from 16:00 of the day before in UTC.
    const [monday, next, end] = [day(1, 16), day(8, 16), day(15, 16)];
    const hours = (weekMinutes: number, free: Offered["free"]): Offered => {
      const window = { from: monday, until: end };
      return { ...grinder, certificates: [], bucket: { weekMinutes, zone }, window, free };
    };
    const some = hours(1_200, [minutesOf(monday, 1_200), minutesOf(next, 600)]);
    const found = (offered: Offered, ask: MarketAsk, at: Date) => isFound(offered, wants(ask), at);
    expect(found(some, { hours: "30" }, monday)).toBe(true);
    const begun = new Date(monday.getTime() + 1);
    expect([found(some, { hours: "10" }, begun), found(some, { hours: "11" }, begun)]).toEqual([
      true,
      false,
    ]);
    const over = hours(1_200, [minutesOf(monday, 1_200)]);
    expect([found(over, {}, monday), found(over, {}, begun)]).toEqual([true, false]);
    // Whole weeks meet: what is left is what follows.
    const whole = hours(10_080, [{ from: monday, until: end }]);
    expect(found(whole, { hours: "168" }, begun)).toBe(true);
    expect(found(whole, { hours: "169" }, begun)).toBe(false);
  });

  it("compares prices in one currency only", () => {
    const dollars = { ...grinder, pricePerHour: { minor: 1n, currency: "USD" } };
    expect(finds({ maxPricePerHourMinor: "46000" }, dollars)).toBe(false);
  });

  it("compares prices with VAT, whether it is in them or not", () => {
    const without = (vatBasisPoints: number | null) => ({
      ...grinder,
      vatIncluded: false,
      vatBasisPoints,
    });
    const at = (most: string, offered: Offered) => finds({ maxPricePerHourMinor: most }, offered);
    expect([at("46000", grinder), at("45999", grinder)]).toEqual([true, false]);
    // 460.00 with 6 % is 487.60; the usual rate makes it 519.80.
    expect([at("48760", without(600)), at("48759", without(600))]).toEqual([true, false]);
    expect([at("51980", without(null)), at("51979", without(null))]).toEqual([true, false]);
    expect(at("46000", without(0))).toBe(true);
    // What a rate is told of that is in the price already is not added to it.
    expect(at("46000", { ...grinder, vatBasisPoints: 1_300 })).toBe(true);
    const eight = { maxPricePerHourMinor: "51980", hours: "8" };
    expect(finds(eight, without(null))).toBe(true);
  });

  it("judges only what is wanted", () => {
    expect(aspectsOf(grinder, wants(), now)).toEqual([]);
  });
});

describe("a near miss", () => {
  it("fails exactly one aspect", () => {
    const ask: MarketAsk = { process: "grinding.gear", toleranceMm: "0.002", nearMisses: true };
    expect(finds(ask)).toBe(true);
    expect(finds({ ...ask, nearMisses: false })).toBe(false);
    expect(finds({ ...ask, material: "iron.ht250" })).toBe(false);
  });

  it("can do what is wanted, if not so well", () => {
    expect(finds({ process: "hobbing", nearMisses: true })).toBe(false);
  });

  it("says in both languages what was wanted and what is offered", () => {
    const row = { ...grinder, vatIncluded: false, zone: "Asia/Shanghai" };
    const ask = wants({ toleranceMm: "0.002", maxPricePerHourMinor: "52000", hours: "8" });
    expect(reasonsOf(ask, row, "en", now)).toEqual([
      { aspect: "tolerance", met: false, wanted: "≤ 0.002 mm", offered: "0.005 mm" },
      { aspect: "window", met: true, wanted: "8 h", offered: "96 h free" },
      {
        aspect: "price",
        met: true,
        wanted: "≤ 520.00 CNY/h, VAT included",
        offered: "460.00 CNY/h, VAT not included, 519.80 CNY/h with 13%",
      },
    ]);
    expect(
      reasonsOf(wants({ certificate: "IATF 16949", process: "hobbing" }), row, "zh", now),
    ).toEqual([
      { aspect: "process", met: false, wanted: "滚齿", offered: "磨齿" },
      {
        aspect: "certificate",
        met: false,
        wanted: "IATF 16949",
        offered: "ISO 9001:2015 (有效期至 2026-03-07)",
      },
    ]);
  });
});

describe("hours that are free in several parts", () => {
  const told = (hours: string, offered: Offered = grinder) =>
    reasonsOf(wants({ hours }), { ...offered, zone: "Asia/Shanghai" }, "en", now).map(
      (reason) => reason.offered,
    );

  it("are told to be had in several bookings, where no one part has as many as are wanted", () => {
    expect(told("72")).toEqual(["96 h free"]);
    expect(told("72.25")).toEqual(["96 h free, at most 72 h at once: in several bookings"]);
    expect(told("97")).toEqual(["96 h free"]);
  });

  it("are told so of hours a week, of which a booking has those of one", () => {
    const bucket = { weekMinutes: 600, zone: "UTC" };
    const window = { from: day(2), until: day(16) };
    const free = [minutesOf(day(2), 600), minutesOf(day(9), 300)];
    const weekly = { ...grinder, bucket, window, free };
    expect(told("10", weekly)).toEqual(["15 h free"]);
    expect(told("12", weekly)).toEqual(["15 h free, at most 10 h at once: in several bookings"]);
  });
});

describe("what is asked of the market", () => {
  it.each<[string, MarketAsk, string, string]>([
    ["a process that is not", { process: "alchemy" }, "PROCESS_UNKNOWN", "process"],
    ["a material that is not", { material: "mithril" }, "MATERIAL_UNKNOWN", "material"],
    ["a flat part", { envelope: { x: "1", y: "0", z: "1" } }, "LENGTH_OUT_OF_RANGE", "envelope.y"],
    ["no hours", { hours: "0" }, "HOURS_OUT_OF_RANGE", "hours"],
    ["hours without end", { hours: "9000" }, "HOURS_OUT_OF_RANGE", "hours"],
    ["a price in words", { maxPricePerHourMinor: "-1" }, "INPUT_INVALID", "maxPricePerHourMinor"],
    ["around the world and on", { withinKm: 20_041 }, "DISTANCE_OUT_OF_RANGE", "withinKm"],
    ["no distance", { withinKm: 0 }, "DISTANCE_OUT_OF_RANGE", "withinKm"],
    ["a window backwards", { window: { from: day(2), until: day(1) } }, "WINDOW_EMPTY", "window"],
    ["a book", { text: "x".repeat(201) }, "TEXT_TOO_LONG", "text"],
  ])("is refused: %s", (_what, ask, code, field) => {
    expect(refusal(() => wants(ask))).toMatchObject({ code, field });
  });

  it("is refused a distance from nowhere", () => {
    expect(refusal(() => wantsOf({ withinKm: 10 }, null)).code).toBe("SITE_MISSING");
  });
});

describe("distance", () => {
  it("is that of the haversine, to a metre", () => {
    const coordinate = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    const half = (angle: number) => Math.sin(angle / 2) ** 2;
    const haversineKm = ([lat1, lon1]: number[], [lat2, lon2]: number[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = [lat1, lon1, lat2, lon2].map(
        (degrees) => ((degrees ?? 0) * Math.PI) / 180,
      );
      const h = half(c - a) + Math.cos(a) * Math.cos(c) * half(d - b);
      return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
    };
    fc.assert(
      fc.property(coordinate, coordinate, (one, other) => {
        const km = distanceKm(placeOf(...one), placeOf(...other));
        // Near the antipodes both lose digits, as every formula over the sine does.
        expect(Math.abs(km - haversineKm(one, other))).toBeLessThan(km > 19_900 ? 1 : 0.001);
      }),
    );
    expect(distanceKm(liuzhou, nanning)).toBeCloseTo(199.4, 0);
  });

  it("judged by the chord agrees with the distance shown", () => {
    const km = distanceKm(liuzhou, nanning);
    expect(chordSquared(liuzhou, nanning) <= chordSquaredOf(km + 1e-6)).toBe(true);
    expect(chordSquared(liuzhou, nanning) <= chordSquaredOf(km - 1e-6)).toBe(false);
  });
});
