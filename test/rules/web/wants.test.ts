import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marketWants, paramsOf, type Wants, wantsOf } from "../../../web/workbench/wants.ts";

const text = fc.stringMatching(/^[a-z0-9.磨齿]{1,12}$/);
const instant = fc
  .integer({ min: 0, max: 4e12 })
  .map((milliseconds) => new Date(milliseconds).toISOString());

const wants: fc.Arbitrary<Wants> = fc.record(
  {
    text,
    process: text,
    material: text,
    envelope: fc.record({ x: text, y: text, z: text }),
    toleranceMm: text,
    certificate: text,
    window: fc.record({ from: instant, until: instant }),
    hours: text,
    maxPricePerHourMinor: text,
    fromSite: text,
    withinKm: text,
    nearMisses: fc.constant(true),
  },
  { requiredKeys: [] },
);

describe("a search of the market in the page's address", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(wants, (wanted) => {
        expect(wantsOf(paramsOf(wanted))).toEqual(wanted);
      }),
    );
  });

  it("leaves out what was not filled in", () => {
    expect(paramsOf({ text: "  ", process: "" }).toString()).toBe("");
    expect(wantsOf(new URLSearchParams("x=1&y=2&from=2026-11-28T00:00:00Z"))).toEqual({});
  });

  it("asks for a distance only together with the place it is measured from", () => {
    expect(marketWants({ withinKm: "100" })).toEqual({});
    expect(marketWants({ withinKm: "100", fromSite: "site" })).toEqual({
      withinKm: 100,
      fromSite: "site",
    });
  });
});
