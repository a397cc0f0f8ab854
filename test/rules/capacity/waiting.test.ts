import { describe, expect, it } from "vitest";
import type { ResourceId } from "../../../services/capability/index.ts";
import type { HeldOffer } from "../../../services/capacity/bookings/rules.ts";
import { hourlyOnly } from "../../../services/capacity/prices.ts";
import type { OfferId } from "../../../services/capacity/schema.ts";
import {
  checkNotHad,
  checkOwnWaits,
  decideHoursWait,
  decideWait,
  turnsAtOnce,
} from "../../../services/capacity/waiting/rules.ts";
import type { Window } from "../../../services/kernel/window.ts";
import { refusal } from "../refused.ts";

const at = (text: string) => new Date(`2027-03-01T${text}:00Z`);
const now = new Date("2027-02-01T00:00:00Z");
const hours = (from: string, until: string) => ({ from: at(from), until: at(until) });

const offer: HeldOffer = {
  id: "offer" as OfferId,
  resourceId: "grinder" as ResourceId,
  process: "grinding.gear",
  window: hours("00:00", "20:00"),
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  extras: hourlyOnly,
  vatIncluded: true,
  status: "published",
  bucket: null,
};

const wanted = hours("08:00", "12:00");
const all = (window: Window) => ({ window, minutes: null });
const bucket = { weekMinutes: 600, zone: "UTC" };
const weekly: HeldOffer = { ...offer, bucket };
/** Of the week ten hours are offered and six are taken. */
const week = { from: at("00:00"), until: new Date("2027-03-08T00:00Z") };
const used = { bucket, week, usedMinutes: 360, waiting: [] };
const taken = { taken: [hours("10:00", "11:00")], waiting: [] };
const codeOf = (act: () => unknown) => refusal(act).code;

describe("a firm waits", () => {
  it("for time of an offer of which some is taken", () => {
    expect(decideWait(offer, taken, { window: wanted }, now)).toEqual(all(wanted));
  });

  it("not for what is free, past, outside the offer, withdrawn or counted in hours", () => {
    const join = (of: HeldOffer, window = wanted, state = taken, when = now) =>
      codeOf(() => decideWait(of, state, { window }, when));
    expect(join(offer, hours("11:00", "12:00"))).toBe("WAIT_FREE");
    expect(join(offer, wanted, taken, at("09:00"))).toBe("WINDOW_PAST");
    expect(join(offer, hours("10:00", "21:00"))).toBe("WINDOW_OUTSIDE_OFFER");
    expect(join({ ...offer, status: "withdrawn" })).toBe("OFFER_WITHDRAWN");
    const counted = { window: wanted, hours: "2" };
    expect(codeOf(() => decideWait(offer, taken, counted, now))).toBe("HOURS_NOT_OFFERED");
  });

  it("for hours of a week of which fewer are free, as a whole", () => {
    const join = (hours: string | null, usedMinutes = 360) =>
      decideHoursWait(weekly, { ...used, usedMinutes }, { window: wanted, hours }, now);
    expect(join("10")).toEqual({ window: used.week, minutes: 600 });
    expect(join("4.5")).toEqual({ window: used.week, minutes: 270 });
    expect(codeOf(() => join("4"))).toBe("WAIT_FREE");
    expect(codeOf(() => join(null))).toBe("HOURS_MISSING");
    expect(codeOf(() => join("0"))).toBe("HOURS_OUT_OF_RANGE");
    // Of several offers of a resource one may have sold more than another has.
    expect(join("0.5", 900).minutes).toBe(30);
    expect(refusal(() => join("10.5"))).toMatchObject({
      code: "WAIT_BEYOND",
      values: { hours: "10" },
    });
  });

  it("not for hours of a week that has begun, is withdrawn, or has ten waiting", () => {
    const ask = { window: wanted, hours: "8" };
    const join = (of: HeldOffer, waiting: readonly Window[] = [], when = now) =>
      codeOf(() => decideHoursWait(of, { ...used, waiting }, ask, when));
    expect(join(weekly, [], at("00:01"))).toBe("WINDOW_PAST");
    expect(join({ ...weekly, status: "withdrawn" })).toBe("OFFER_WITHDRAWN");
    expect(
      join(
        weekly,
        Array.from({ length: 10 }, () => used.week),
      ),
    ).toBe("WAIT_FULL");
  });

  it("with as many pieces as the offer has a price for", () => {
    const counted = { ...offer, extras: { ...hourlyOnly, perPieceMinor: 100n } };
    const join = (of: HeldOffer, pieces?: number) =>
      decideWait(of, taken, { window: wanted, ...(pieces === undefined ? {} : { pieces }) }, now);
    expect(join(counted, 3)).toEqual(all(wanted));
    expect(codeOf(() => join(counted))).toBe("PIECES_MISSING");
    expect(codeOf(() => join(offer, 3))).toBe("PIECES_NOT_PRICED");
  });

  it("behind nine others for the same time, and not behind ten", () => {
    const waiting = (count: number) => Array.from({ length: count }, () => hours("11:00", "13:00"));
    const join = (count: number) =>
      decideWait(offer, { ...taken, waiting: waiting(count) }, { window: wanted }, now);
    expect(join(9)).toEqual(all(wanted));
    expect(refusal(() => join(10))).toMatchObject({ code: "WAIT_FULL", values: { most: 10 } });
    const elsewhere = { ...taken, waiting: waiting(10).map(() => hours("13:00", "14:00")) };
    expect(decideWait(offer, elsewhere, { window: wanted }, now)).toEqual(all(wanted));
  });

  it("once for the same time, and for twenty times in all", () => {
    const others = [hours("12:00", "13:00")];
    expect(() => checkOwnWaits({ ofOffer: others, inAll: 19 }, wanted)).not.toThrow();
    expect(codeOf(() => checkOwnWaits({ ofOffer: [wanted], inAll: 1 }, wanted))).toBe("WAIT_TWICE");
    expect(codeOf(() => checkOwnWaits({ ofOffer: [], inAll: 20 }, wanted))).toBe("WAITS_TOO_MANY");
  });

  it("not for what it has itself", () => {
    expect(() => checkNotHad([hours("12:00", "13:00")], wanted)).not.toThrow();
    expect(codeOf(() => checkNotHad([hours("11:00", "13:00")], wanted))).toBe("WAIT_OWN");
  });
});

describe("turns", () => {
  const place = (id: string, from: string, until: string, resourceId = "grinder") => ({
    id,
    resourceId,
    window: hours(from, until),
  });

  it("are taken by the first, and by all whose time touches nobody's before them", () => {
    const first = place("first", "08:00", "12:00");
    const behind = place("behind", "11:00", "13:00");
    const after = place("after", "12:00", "13:00");
    const elsewhere = place("elsewhere", "08:00", "12:00", "hobber");
    expect(turnsAtOnce([first, behind, after, elsewhere])).toEqual([first, after, elsewhere]);
    expect(turnsAtOnce([behind, first, after])).toEqual([behind]);
    expect(turnsAtOnce([])).toEqual([]);
  });
});
