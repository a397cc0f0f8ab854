import { describe, expect, it } from "vitest";
import { windowAsked } from "../../../web/workbench/hours.ts";
import { startLike } from "../../../web/workbench/offer-again.ts";

const now = new Date("2026-12-01T00:00:00Z");
const offer = {
  kind: "WINDOW",
  resource: { id: "R" },
  process: { code: "grinding.gear" },
  window: { from: "2026-12-10T00:00:00.000Z", until: "2026-12-12T00:00:00.000Z" },
  weekHours: null,
  pricePerHour: { minor: "45550", currency: "CNY" },
  setUpPrice: { minor: "100", currency: "CNY" },
  pricePerPiece: null,
  priceTiers: [{ by: "HOURS", beyond: 8, price: { minor: "40000", currency: "CNY" } }],
  vatIncluded: false,
  vatBasisPoints: 650,
  visibility: "PARTNERS",
  firms: [],
  terms: "FOB",
} as unknown as Parameters<typeof startLike>[0];

describe("an offer that is published again", () => {
  it("begins with all that the former said", () => {
    expect(startLike(offer, "CNY", now)).toEqual({
      kind: "WINDOW",
      resource: "R",
      process: "grinding.gear",
      window: offer.window,
      pricePerHourMinor: "45550",
      setUpMinor: "100",
      pricePerPieceMinor: null,
      priceTiers: [{ by: "HOURS", beyond: "8", priceMinor: "40000" }],
      vatIncluded: false,
      vatPercent: "6.5",
      visibility: "PARTNERS",
      firms: [],
      named: [],
      terms: "FOB",
    });
  });

  it("is for the same firms, whose names the form shows", () => {
    const firms = ["wind", "rail"].map((id) => ({ id, name: { zh: id, en: id } }));
    const shared = { ...offer, visibility: "FIRMS", firms } as unknown as typeof offer;
    expect(startLike(shared, "CNY", now)).toMatchObject({
      visibility: "FIRMS",
      firms: ["wind", "rail"],
      named: firms,
    });
  });

  it("leaves out a time that is over, and amounts of another currency than the form has", () => {
    const late = startLike(offer, "CNY", new Date("2026-12-12T00:00:00Z"));
    expect(late.window).toBeUndefined();
    expect(startLike(offer, "EUR", now).pricePerHourMinor).toBeUndefined();
  });

  it("of hours a week asks for the same weeks, by the clock of any site", () => {
    for (const hours of [-9, 0, 8, 12]) {
      // Monday midnight of a site, for three weeks.
      const monday = Date.UTC(2026, 11, 7, -hours);
      const at = (days: number) => new Date(monday + days * 86_400_000).toISOString();
      const window = { from: at(0), until: at(21) };
      const weekly = { ...offer, kind: "BUCKET", weekHours: "20", window } as typeof offer;
      const start = startLike(weekly, "CNY", now);
      const asked = windowAsked("BUCKET", start.window ?? window);
      expect(asked.from >= at(0) && asked.from < at(7)).toBe(true);
      expect(asked.until > at(14) && asked.until <= at(21)).toBe(true);
    }
  });
});
