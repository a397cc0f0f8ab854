import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceOfTime, shareOf } from "../../../services/kernel/money.ts";

const perHour = (minor: bigint) => ({ minor, currency: "CNY" });

describe("the price of a time", () => {
  it("is the hourly price for an hour and half of it, rounded half up, for half of one", () => {
    expect(priceOfTime(perHour(46_001n), 3_600_000)).toEqual(perHour(46_001n));
    expect(priceOfTime(perHour(46_001n), 1_800_000)).toEqual(perHour(23_001n));
  });

  it("differs from the exact price by at most half a minor unit", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 1, max: 10 ** 10 }), (minor, ms) => {
        const exactTimesHour = minor * BigInt(ms);
        const twice = 2n * (priceOfTime(perHour(minor), ms).minor * 3_600_000n - exactTimesHour);
        expect(twice <= 3_600_000n && twice > -3_600_000n).toBe(true);
      }),
    );
  });
});

describe("a share of an amount", () => {
  it("is counted in hundredths of a percent and rounded half up", () => {
    expect(shareOf(perHour(10_000n), 250)).toEqual(perHour(250n));
    expect(shareOf(perHour(150n), 50)).toEqual(perHour(1n));
    expect(shareOf(perHour(99n), 50)).toEqual(perHour(0n));
    expect(shareOf(perHour(92_000n), 10_000)).toEqual(perHour(92_000n));
    expect(shareOf(perHour(92_000n), 0)).toEqual(perHour(0n));
  });
});
