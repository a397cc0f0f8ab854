import { describe, expect, it } from "vitest";
import { shareOf } from "../../../services/kernel/money.ts";

const yuan = (minor: bigint) => ({ minor, currency: "CNY" });

describe("a share of an amount", () => {
  it("is counted in hundredths of a percent and rounded half up", () => {
    expect(shareOf(yuan(10_000n), 250)).toEqual(yuan(250n));
    expect(shareOf(yuan(150n), 50)).toEqual(yuan(1n));
    expect(shareOf(yuan(99n), 50)).toEqual(yuan(0n));
    expect(shareOf(yuan(92_000n), 10_000)).toEqual(yuan(92_000n));
    expect(shareOf(yuan(92_000n), 0)).toEqual(yuan(0n));
  });
});
