import { describe, expect, it } from "vitest";
import type { ResourceId } from "../../../services/capability/index.ts";
import {
  checkWithdrawal,
  decideOffer,
  type OfferDraft,
} from "../../../services/capacity/offers/rules.ts";
import { bookableParts, totalHours } from "../../../services/capacity/windows.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-03-01T08:00:30.000Z");
const gearShop = "01890a5d-ac96-774b-bcce-b302099a8001" as TenantId;
const foundry = "01890a5d-ac96-774b-bcce-b302099a8002" as TenantId;
const day = (date: number, hour = 0) => new Date(Date.UTC(2026, 2, date, hour));

const draft: OfferDraft = {
  resourceId: "01890a5d-ac96-774b-bcce-b302099a8003" as ResourceId,
  process: "grinding.gear",
  window: { from: day(3), until: day(8) },
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  vatIncluded: true,
  visibility: "market",
  firms: [],
  terms: " wheel not included ",
};

const rules = { offerNoticeHours: 0, offerHorizonDays: 366 };

const decide = (change: Partial<OfferDraft>) =>
  decideOffer({ ...draft, ...change }, ["grinding.gear"], gearShop, rules, now);

describe("an offer", () => {
  it("to the market names no firms, whatever was sent along", () => {
    expect(decide({ firms: [foundry] })).toMatchObject({
      firms: [],
      terms: "wheel not included",
      status: "published",
    });
  });

  it("to named firms is for each of them once, and not for its own", () => {
    const firms = [foundry, gearShop, foundry];
    expect(decide({ visibility: "firms", firms }).firms).toEqual([foundry]);
  });

  it("tells a rate of VAT from none to as much again, or none at all", () => {
    const rate = (vatBasisPoints: number) => () => decide({ vatBasisPoints });
    expect(decide({}).vatBasisPoints).toBeNull();
    expect([rate(0)(), rate(10_000)()].map((each) => each.vatBasisPoints)).toEqual([0, 10_000]);
    for (const wrong of [-1, 10_001]) {
      expect(refusal(rate(wrong))).toMatchObject({ code: "VAT_RANGE", field: "vatBasisPoints" });
    }
  });

  it("may have begun, and may be free of charge", () => {
    const window = { from: day(1), until: day(2) };
    expect(decide({ window, pricePerHour: { minor: 0n, currency: "CNY" } }).window).toEqual(window);
  });

  it("is published as long before it begins, and no further ahead, than the rules say", () => {
    const under = (changes: Partial<typeof rules>) =>
      decideOffer(draft, ["grinding.gear"], gearShop, { ...rules, ...changes }, now);
    // Begins 39 hours 59.5 minutes from now and ends 6 days 16 hours from now.
    expect(under({ offerNoticeHours: 39, offerHorizonDays: 7 }).status).toBe("published");
    expect(refusal(() => under({ offerNoticeHours: 40 }))).toMatchObject({
      code: "OFFER_NOTICE",
      values: { hours: 40 },
      field: "window",
    });
    expect(refusal(() => under({ offerHorizonDays: 6 }))).toMatchObject({
      code: "OFFER_HORIZON",
      values: { days: 6 },
      field: "window",
    });
  });

  it.each<[string, Partial<OfferDraft>, string, string]>([
    [
      "of a process its resource cannot do",
      { process: "hobbing" },
      "PROCESS_NOT_OF_RESOURCE",
      "process",
    ],
    ["that is over", { window: { from: day(1, 6), until: day(1, 8) } }, "WINDOW_PAST", "window"],
    ["for no time", { window: { from: day(3), until: day(3) } }, "WINDOW_EMPTY", "window"],
    [
      "at a negative price",
      { pricePerHour: { minor: -1n, currency: "CNY" } },
      "PRICE_OUT_OF_RANGE",
      "pricePerHourMinor",
    ],
    [
      "at an absurd price",
      { pricePerHour: { minor: 10n ** 15n, currency: "CNY" } },
      "PRICE_OUT_OF_RANGE",
      "pricePerHourMinor",
    ],
    [
      "in shells",
      { pricePerHour: { minor: 1n, currency: "SHELL" } },
      "CURRENCY_UNKNOWN",
      "currency",
    ],
    ["to nobody", { visibility: "firms", firms: [gearShop] }, "FIRMS_MISSING", "firms"],
    ["with terms longer than a page", { terms: "x".repeat(2_001) }, "TEXT_TOO_LONG", "terms"],
  ])("is refused %s", (_how, change, code, field) => {
    expect(refusal(() => decide(change))).toMatchObject({ code, field });
  });

  it("is withdrawn once", () => {
    expect(() => checkWithdrawal("published")).not.toThrow();
    expect(refusal(() => checkWithdrawal("withdrawn")).code).toBe("OFFER_WITHDRAWN");
  });
});

describe("what can still be booked", () => {
  const window = { from: day(1, 6), until: day(1, 12) };

  it("begins at the next whole minute and leaves out what is taken", () => {
    const taken = [{ from: day(1, 9), until: day(1, 11) }];
    expect(bookableParts(window, taken, now)).toEqual([
      { from: new Date("2026-03-01T08:01:00.000Z"), until: day(1, 9) },
      { from: day(1, 11), until: day(1, 12) },
    ]);
  });

  it("is nothing of a window that is over", () => {
    expect(totalHours(bookableParts(window, [], day(2)))).toBe("0");
  });
});
