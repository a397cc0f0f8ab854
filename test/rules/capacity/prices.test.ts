import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exactPrice,
  hourMs,
  type PriceModel,
  priceLines,
  totalMinor,
} from "../../../contracts/prices/price.ts";
import { hourPriceOf, isCheapEnough } from "../../../services/capacity/market/price.ts";
import {
  decideExtras,
  decidePieces,
  hourlyOnly,
  type PriceExtras,
} from "../../../services/capacity/prices.ts";
import { refusal } from "../refused.ts";

const hourly: PriceModel = {
  perHourMinor: 46_001n,
  setUpMinor: null,
  perPieceMinor: null,
  tiers: [],
};

/** 200.00 for set-up, then 460.00 an hour, 400.00 beyond 8 h; 3.00 a piece, 2.50 beyond 100. */
const full: PriceExtras = {
  setUpMinor: 20_000n,
  perPieceMinor: 300n,
  tiers: [
    { by: "hours", beyond: 8, minor: 40_000n },
    { by: "pieces", beyond: 100, minor: 250n },
  ],
};
const model: PriceModel = { perHourMinor: 46_000n, ...full };

const minute = 60_000;
const price = (of: PriceModel, ms: number, pieces: number | null = null) =>
  totalMinor(priceLines(of, { ms, pieces }));

/** Any price that may be published. */
const models: fc.Arbitrary<PriceModel> = fc
  .record({
    perHourMinor: fc.bigInt(0n, 1_000_000n),
    setUpMinor: fc.option(fc.bigInt(1n, 1_000_000n)),
    perPieceMinor: fc.option(fc.bigInt(1n, 10_000n)),
    tiers: fc.uniqueArray(
      fc.record({
        by: fc.constantFrom("hours" as const, "pieces" as const),
        beyond: fc.integer({ min: 1, max: 60 }),
        minor: fc.bigInt(1n, 1_000_000n),
      }),
      { maxLength: 8, selector: ({ by, beyond }) => `${by} ${beyond}` },
    ),
  })
  .map(({ perHourMinor, tiers, ...rest }) => {
    const kept = tiers.filter(({ by }) => by === "hours" || rest.perPieceMinor !== null);
    return { perHourMinor, ...decideExtras({ ...rest, tiers: kept }) };
  });
const lengths = fc.integer({ min: 1, max: 100 * 60 }).map((minutes) => minutes * minute);
const counts = fc.integer({ min: 1, max: 200 });

describe("the price of a booking", () => {
  it("is the hourly price for an hour and half of it, rounded half up, for half of one", () => {
    expect(price(hourly, hourMs)).toBe(46_001n);
    expect(price(hourly, hourMs / 2)).toBe(23_001n);
  });

  it("is set-up once, each hour and each piece at the price of the tier that it lies in", () => {
    expect(priceLines(model, { ms: 10.5 * hourMs, pieces: 120 })).toEqual([
      { part: "set_up", amount: 1, unitMinor: 20_000n, minor: 20_000n },
      { part: "hours", amount: 8 * hourMs, unitMinor: 46_000n, minor: 368_000n },
      { part: "hours", amount: 2.5 * hourMs, unitMinor: 40_000n, minor: 100_000n },
      { part: "pieces", amount: 100, unitMinor: 300n, minor: 30_000n },
      { part: "pieces", amount: 20, unitMinor: 250n, minor: 5_000n },
    ]);
    expect(price(model, 10.5 * hourMs, 120)).toBe(523_000n);
  });

  it("reaches no tier with exactly the quantity beyond which that begins", () => {
    expect(price(model, 8 * hourMs, 100)).toBe(20_000n + 368_000n + 30_000n);
    expect(price(model, 8 * hourMs + minute, 101)).toBe(418_000n + 667n + 250n);
  });

  it("differs from the exact price by at most half a minor unit, whatever the tiers", () => {
    fc.assert(
      fc.property(models, lengths, counts, (any, ms, pieces) => {
        const exact = exactPrice(any, { ms, pieces });
        const twice = 2n * (price(any, ms, pieces) * BigInt(hourMs) - exact);
        expect(twice <= BigInt(hourMs) && twice > -BigInt(hourMs)).toBe(true);
      }),
    );
  });

  it("is never lower for more time or more pieces", () => {
    fc.assert(
      fc.property(models, lengths, counts, lengths, counts, (any, ms, pieces, longer, more) => {
        const less = price(any, ms, pieces);
        expect(price(any, ms + longer, pieces) >= less).toBe(true);
        expect(price(any, ms, pieces + more) >= less).toBe(true);
      }),
    );
  });
});

describe("what an offer asks besides the hour", () => {
  it("may be nothing, and comes out in the order of its tiers", () => {
    expect(decideExtras(hourlyOnly)).toEqual(hourlyOnly);
    const shuffled = { ...full, tiers: full.tiers.toReversed() };
    expect(decideExtras(shuffled)).toEqual(full);
  });

  const tier = { by: "hours", beyond: 8, minor: 40_000n } as const;
  const tiers = (...all: PriceExtras["tiers"][number][]) => ({ tiers: all });
  it.each<[string, Partial<PriceExtras>, string, string]>([
    ["a set-up of nothing", { setUpMinor: 0n }, "PRICE_PART_OUT_OF_RANGE", "setUpMinor"],
    ["a negative price", { perPieceMinor: -1n }, "PRICE_PART_OUT_OF_RANGE", "pricePerPieceMinor"],
    ["an absurd one", { setUpMinor: 100_000_001n }, "PRICE_PART_OUT_OF_RANGE", "setUpMinor"],
    ["a tier that is free", tiers({ ...tier, minor: 0n }), "PRICE_PART_OUT_OF_RANGE", "priceTiers"],
    [
      "a tier from the first hour",
      tiers({ ...tier, beyond: 0 }),
      "TIER_OUT_OF_RANGE",
      "priceTiers",
    ],
    ["a tier beyond a year", tiers({ ...tier, beyond: 8_785 }), "TIER_OUT_OF_RANGE", "priceTiers"],
    ["a tier beyond 1.5 hours", tiers({ ...tier, beyond: 1.5 }), "TIER_OUT_OF_RANGE", "priceTiers"],
    [
      "two tiers of one quantity",
      tiers(tier, { ...tier, minor: 30_000n }),
      "TIERS_OVERLAP",
      "priceTiers",
    ],
    [
      "tiers of pieces that have no price",
      { perPieceMinor: null, ...tiers({ ...tier, by: "pieces" }) },
      "TIERS_WITHOUT_PIECES",
      "priceTiers",
    ],
    [
      "more tiers than anyone reads",
      tiers(...Array.from({ length: 11 }, (_, at) => ({ ...tier, beyond: at + 1 }))),
      "TOO_MANY",
      "priceTiers",
    ],
  ])("refuses %s", (_what, change, code, field) => {
    expect(refusal(() => decideExtras({ ...full, ...change }))).toMatchObject({ code, field });
  });

  it("may have tiers of hours and of pieces beyond one number", () => {
    const both = [tier, { by: "pieces", beyond: 8, minor: 200n }] as const;
    expect(decideExtras({ ...full, tiers: both }).tiers).toEqual(both);
  });
});

describe("the pieces of a booking", () => {
  it("are named where they have a price, and only there", () => {
    expect(decidePieces(full, 12)).toBe(12);
    expect(decidePieces(hourlyOnly, null)).toBeNull();
    expect(refusal(() => decidePieces(full, null)).code).toBe("PIECES_MISSING");
    expect(refusal(() => decidePieces(hourlyOnly, 12)).code).toBe("PIECES_NOT_PRICED");
  });

  it.each([0, -1, 1.5, 10_000_001])("are not %d", (pieces) => {
    expect(refusal(() => decidePieces(full, pieces))).toMatchObject({
      code: "PIECES_OUT_OF_RANGE",
      field: "pieces",
    });
  });
});

describe("a highest price per hour", () => {
  const perHour = { minor: 46_000n, currency: "CNY" };
  const taxIn = { vatIncluded: true, vatBasisPoints: null };
  const within = (extras: PriceExtras, hours: number | null, pieces: number | null, most: bigint) =>
    isCheapEnough(
      { pricePerHour: perHour, extras, ...taxIn },
      { hoursMs: hours === null ? null : hours * hourMs, pieces },
      most,
    );

  it("is met by the hour itself where an offer asks no more, however many hours are wanted", () => {
    for (const hours of [null, 0.25, 40]) {
      expect(within(hourlyOnly, hours, null, 46_000n)).toBe(true);
      expect(within(hourlyOnly, hours, 500, 45_999n)).toBe(false);
    }
  });

  it("spreads set-up, tiers and pieces over the wanted hours", () => {
    // 5,230.00 for 10.5 h is 498.0952... an hour.
    expect(within(full, 10.5, 120, 49_810n)).toBe(true);
    expect(within(full, 10.5, 120, 49_809n)).toBe(false);
    const setUp = { ...hourlyOnly, setUpMinor: 20_000n };
    expect(within(setUp, 1, null, 65_999n)).toBe(false);
    expect(within(setUp, 1, null, 66_000n)).toBe(true);
    expect(within(setUp, null, null, 46_000n)).toBe(true);
  });

  it("is not met by a price that nobody knows yet, nor in another currency", () => {
    expect(within(full, 10.5, null, 10_000_000n)).toBe(false);
    expect(within(full, null, 120, 10_000_000n)).toBe(false);
    const price = { pricePerHour: { minor: 1n, currency: "USD" }, extras: hourlyOnly };
    const dollars = { ...price, ...taxIn };
    expect(isCheapEnough(dollars, { hoursMs: null, pieces: null }, 100n)).toBe(false);
  });

  it("is told as the price of an hour of the wanted work, where an offer asks more than that", () => {
    const told = (extras: PriceExtras, hoursMs: number | null, pieces: number | null) =>
      hourPriceOf({ pricePerHour: perHour, extras }, { hoursMs, pieces });
    expect(told(full, 10.5 * hourMs, 120)).toBe(49_810n);
    expect(told(full, 10.5 * hourMs, null)).toBeNull();
    expect(told(full, null, 120)).toBeNull();
    expect(told(hourlyOnly, hourMs, null)).toBeNull();
  });
});
