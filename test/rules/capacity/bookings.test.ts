import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResourceId } from "../../../services/capability/index.ts";
import {
  type BookingAsk,
  type BookingCircumstances,
  checkNotOwn,
  decideBooking,
  decideCancellation,
  type HeldOffer,
} from "../../../services/capacity/bookings/rules.ts";
import { hourlyOnly } from "../../../services/capacity/prices.ts";
import type { BookingId, OfferId } from "../../../services/capacity/schema.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { overlaps, type Window } from "../../../services/kernel/window.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-03-01T08:00:30.000Z");
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 2, 10, hour, minute));
const window = (from: number, until: number): Window => ({ from: at(from), until: at(until) });

const gearShop = "01890a5d-ac96-774b-bcce-b302099a8001" as TenantId;
const assemblyPlant = "01890a5d-ac96-774b-bcce-b302099a8002" as TenantId;

const offer: HeldOffer = {
  id: "01890a5d-ac96-774b-bcce-b302099a8003" as OfferId,
  resourceId: "01890a5d-ac96-774b-bcce-b302099a8004" as ResourceId,
  process: "grinding.gear",
  window: window(8, 20),
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  extras: hourlyOnly,
  vatIncluded: true,
  status: "published",
  bucket: null,
};

const ask: BookingAsk = {
  provider: gearShop,
  offerId: offer.id,
  window: window(10, 12),
  note: " two shafts ",
};

const circumstances: BookingCircumstances = {
  id: "01890a5d-ac96-774b-bcce-b302099a8005" as BookingId,
  requester: assemblyPlant,
  resourceName: { zh: "磨齿机", en: "Gear grinder" },
  rules: {
    version: 3,
    parameters: {
      freeCancellationHours: 24,
      lateCancellationBasisPoints: 2_000,
      feeBasisPoints: 51,
    },
  },
  now,
};

describe("a booking", () => {
  it("is agreed at the offer's price under the rules in force, and keeps both", () => {
    expect(decideBooking(offer, [], ask, circumstances)).toMatchObject({
      requester: assemblyPlant,
      window: window(10, 12),
      total: { minor: 92_000n, currency: "CNY" },
      vatIncluded: true,
      note: "two shafts",
      freeCancellationUntil: new Date("2026-03-09T10:00:00.000Z"),
      lateCharge: { minor: 18_400n, currency: "CNY" },
      fee: { minor: 469n, currency: "CNY" },
      rulesVersion: 3,
    });
  });

  it("may begin where another ends", () => {
    const taken = [window(8, 10), window(12, 14)];
    expect(decideBooking(offer, taken, ask, circumstances).window).toEqual(ask.window);
  });

  it("is refused to the firm whose offer it is", () => {
    expect(refusal(() => checkNotOwn(gearShop, gearShop)).code).toBe("OWN_OFFER");
    expect(() => checkNotOwn(gearShop, assemblyPlant)).not.toThrow();
  });

  it("is refused on taken time, with what is still free", () => {
    const taken = [window(9, 11), window(14, 20)];
    expect(refusal(() => decideBooking(offer, taken, ask, circumstances))).toMatchObject({
      code: "CAPACITY_TAKEN",
      field: "window",
      values: {
        freeHours: "4",
        free: "2026-03-10T08:00:00.000Z/2026-03-10T09:00:00.000Z 2026-03-10T11:00:00.000Z/2026-03-10T14:00:00.000Z",
      },
    });
  });

  it("is refused on a withdrawn offer", () => {
    const withdrawn: HeldOffer = { ...offer, status: "withdrawn" };
    expect(refusal(() => decideBooking(withdrawn, [], ask, circumstances)).code).toBe(
      "OFFER_WITHDRAWN",
    );
  });

  it.each<[string, Window, string]>([
    ["before the offer begins", window(7, 9), "WINDOW_OUTSIDE_OFFER"],
    ["past the offer's end", window(19, 21), "WINDOW_OUTSIDE_OFFER"],
    ["for no time at all", window(10, 10), "WINDOW_EMPTY"],
    ["that ends before it begins", window(12, 10), "WINDOW_EMPTY"],
    [
      "from half a minute on",
      { from: new Date(at(10).getTime() + 30_000), until: at(12) },
      "WINDOW_NOT_WHOLE_MINUTES",
    ],
    ["for two years", { from: at(10), until: new Date("2028-03-10T10:00:00Z") }, "WINDOW_TOO_LONG"],
    [
      "in another age",
      { from: new Date("9999-01-01T00:00:00Z"), until: new Date("9999-01-01T01:00:00Z") },
      "WINDOW_TOO_FAR",
    ],
    ["of a time that is no time", { from: new Date(Number.NaN), until: at(12) }, "WINDOW_EMPTY"],
  ])("is refused %s", (_how, asked, code) => {
    const decide = () => decideBooking(offer, [], { ...ask, window: asked }, circumstances);
    expect(refusal(decide)).toMatchObject({ code, field: "window" });
  });

  it("is refused in the past, also by seconds", () => {
    const begun: HeldOffer = {
      ...offer,
      window: { from: new Date("2026-03-01T07:00:00Z"), until: at(20) },
    };
    const decide = (from: string) => {
      const asked = { from: new Date(from), until: new Date("2026-03-01T09:00:00Z") };
      return decideBooking(begun, [], { ...ask, window: asked }, circumstances);
    };
    expect(refusal(() => decide("2026-03-01T08:00:00Z")).code).toBe("WINDOW_PAST");
    expect(decide("2026-03-01T08:01:00Z").window.from).toEqual(new Date("2026-03-01T08:01:00Z"));
  });

  it("is refused with a note longer than a note", () => {
    const decide = () => decideBooking(offer, [], { ...ask, note: "x".repeat(501) }, circumstances);
    expect(refusal(decide)).toMatchObject({ code: "TEXT_TOO_LONG", field: "note" });
  });

  it("never overlaps what is taken, whatever is asked", () => {
    const part = fc
      .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 120 }))
      .map(([from, length]) => ({
        from: new Date(at(8).getTime() + from * 60_000),
        until: new Date(at(8).getTime() + (from + length) * 60_000),
      }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), part, (taken, asked) => {
        const free = !taken.some((each) => overlaps(each, asked));
        const inside = asked.until <= offer.window.until;
        let granted = true;
        try {
          decideBooking(offer, taken, { ...ask, window: asked }, circumstances);
        } catch {
          granted = false;
        }
        expect(granted).toBe(free && inside);
      }),
    );
  });
});

describe("a cancellation", () => {
  const booking = { window: window(10, 12), freeCancellationUntil: at(4), cancelled: false };

  it("costs nothing until the free time ends, and says so after it", () => {
    expect(decideCancellation(booking, "requester", at(4))).toEqual({
      cancelledBy: "requester",
      free: true,
      successor: null,
    });
    expect(decideCancellation(booking, "provider", new Date(at(4).getTime() + 1)).free).toBe(false);
  });

  it("is refused a second time, and when the booked time is over", () => {
    const cancelled = { ...booking, cancelled: true };
    expect(refusal(() => decideCancellation(cancelled, "provider", at(3))).code).toBe(
      "BOOKING_CANCELLED",
    );
    expect(refusal(() => decideCancellation(booking, "provider", at(12))).code).toBe(
      "BOOKING_OVER",
    );
  });
});
