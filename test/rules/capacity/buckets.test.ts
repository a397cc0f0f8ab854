import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResourceId } from "../../../services/capability/index.ts";
import type { BookingAsk, HeldOffer } from "../../../services/capacity/bookings/rules.ts";
import {
  bucketOf,
  checkWeekOpen,
  decideHours,
  weekAsked,
} from "../../../services/capacity/buckets/rules.ts";
import {
  offeredMs,
  weekAt,
  weeksFree,
  weeksLeft,
  weeksOf,
  wholeWeeks,
} from "../../../services/capacity/buckets/weeks.ts";
import { hourlyOnly } from "../../../services/capacity/prices.ts";
import type { BookingId, OfferId } from "../../../services/capacity/schema.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { lengthMs, type Window } from "../../../services/kernel/window.ts";
import { refusal } from "../refused.ts";

const hourMs = 3_600_000;
const shanghai = "Asia/Shanghai";
const berlin = "Europe/Berlin";
const window = (from: string, until: string): Window => ({
  from: new Date(from),
  until: new Date(until),
});

describe("weeks of a site", () => {
  it("are told alike of a time, whichever time and zone was asked about before", () => {
    const times = [
      "2026-03-29T22:30Z",
      "2026-03-29T22:30Z",
      "2026-03-29T15:59Z",
      "2026-03-29T16:00Z",
    ];
    for (const time of [...times, ...times.toReversed()].map((text) => new Date(text))) {
      for (const zone of [shanghai, berlin, berlin]) {
        const instant = { from: time, until: new Date(time.getTime() + 1) };
        expect(weekAt(zone, time)).toEqual(wholeWeeks(instant, zone));
      }
    }
  });

  it("begin on Monday at midnight by its own clock", () => {
    const touched = window("2026-03-04T02:00Z", "2026-03-04T03:00Z");
    expect(wholeWeeks(touched, shanghai)).toEqual(window("2026-03-01T16:00Z", "2026-03-08T16:00Z"));
    // Sunday evening in Berlin is Monday in Liuzhou.
    const evening = window("2026-03-01T20:00Z", "2026-03-01T21:00Z");
    expect(wholeWeeks(evening, berlin)).toEqual(window("2026-02-22T23:00Z", "2026-03-01T23:00Z"));
    expect(wholeWeeks(evening, shanghai)).toEqual(window("2026-03-01T16:00Z", "2026-03-08T16:00Z"));
  });

  it("are an hour shorter or longer where its clock changes", () => {
    const weeks = weeksOf(
      wholeWeeks(window("2026-03-24T00:00Z", "2026-11-01T00:00Z"), berlin),
      berlin,
    );
    const hours = weeks.map((week) => lengthMs(week) / hourMs);
    expect(new Set(hours)).toEqual(new Set([167, 168, 169]));
    expect(hours.filter((each) => each !== 168)).toEqual([167, 169]);
  });

  it("follow each other without a gap, wherever it is and however long", () => {
    const zones = [
      shanghai,
      berlin,
      "America/Santiago",
      "Pacific/Kiritimati",
      "Asia/Beirut",
      "UTC",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        fc.integer({ min: 1, max: 365 * 24 * 3600 }),
        (zone, from, seconds) => {
          const asked = {
            from: new Date(from * 1_000),
            until: new Date((from + seconds) * 1_000),
          };
          const whole = wholeWeeks(asked, zone);
          const weeks = weeksOf(whole, zone);
          expect(whole.from <= asked.from && whole.until >= asked.until).toBe(true);
          expect(weeks[0]?.from).toEqual(whole.from);
          expect(weeks.at(-1)?.until).toEqual(whole.until);
          for (const [at, week] of weeks.entries()) {
            if (at > 0) expect(week.from).toEqual(weeks[at - 1]?.until);
            expect(wholeWeeks(week, zone)).toEqual(week);
          }
        },
      ),
      { seed: 20_260_301 },
    );
  });
});

const twoWeeks = window("2026-03-08T16:00Z", "2026-03-22T16:00Z");
const week = window("2026-03-08T16:00Z", "2026-03-15T16:00Z");
const bucket = { weekMinutes: 1_200, zone: shanghai };
const now = new Date("2026-03-01T08:00:30.000Z");

const offer: HeldOffer = {
  id: "01890a5d-ac96-774b-bcce-b302099a8003" as OfferId,
  resourceId: "01890a5d-ac96-774b-bcce-b302099a8004" as ResourceId,
  process: "grinding.gear",
  window: twoWeeks,
  pricePerHour: { minor: 46_000n, currency: "CNY" },
  extras: hourlyOnly,
  vatIncluded: true,
  status: "published",
  bucket,
};

const ask: BookingAsk = {
  provider: "01890a5d-ac96-774b-bcce-b302099a8001" as TenantId,
  offerId: offer.id,
  window: week,
  hours: "7.5",
  note: "",
};

const circumstances = {
  id: "01890a5d-ac96-774b-bcce-b302099a8005" as BookingId,
  requester: "01890a5d-ac96-774b-bcce-b302099a8002" as TenantId,
  resourceName: { zh: "磨齿机", en: "Gear grinder" },
  rules: {
    version: 3,
    parameters: { freeCancellationHours: 24, lateCancellationBasisPoints: 0, feeBasisPoints: 0 },
  },
  now,
};

const decide = (change: Partial<BookingAsk>, used = 0, changed: Partial<HeldOffer> = {}) =>
  decideHours(
    { ...offer, ...changed },
    { bucket, week, usedMinutes: used },
    { ...ask, ...change },
    circumstances,
  );

describe("hours of a week", () => {
  it("are agreed on with their week, their number and their price", () => {
    expect(decide({})).toMatchObject({
      window: week,
      minutes: 450,
      total: { minor: 345_000n, currency: "CNY" },
      freeCancellationUntil: new Date("2026-03-07T16:00Z"),
    });
  });

  it("are given to the last, and not one minute more", () => {
    expect(decide({ hours: "20" }).minutes).toBe(1_200);
    expect(decide({}, 750).minutes).toBe(450);
    expect(refusal(() => decide({}, 751))).toMatchObject({
      code: "WEEK_FULL",
      values: { freeHours: "7.4833" },
      field: "hours",
    });
    // An offer of the same machine may have given more than this one has.
    expect(refusal(() => decide({}, 9_000))).toMatchObject({ values: { freeHours: "0" } });
  });

  it("never sum up to more than there are, in whatever order they are asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 })), (minutes) => {
        let used = 0;
        for (const each of minutes) {
          try {
            used += decide({ hours: (each / 60).toFixed(4) }, used).minutes ?? 0;
          } catch {
            expect(used + each).toBeGreaterThan(bucket.weekMinutes);
          }
        }
        expect(used).toBeLessThanOrEqual(bucket.weekMinutes);
      }),
      { seed: 20_260_301 },
    );
  });

  it("are of one week of the offer, which any part of it names", () => {
    const asked = (from: string, until: string) => weekAsked(offer, bucket, window(from, until));
    expect(weekAsked(offer, bucket, week)).toEqual(week);
    expect(asked("2026-03-10T08:00Z", "2026-03-10T09:00Z")).toEqual(week);
    for (const [from, until] of [
      ["2026-03-08T16:00Z", "2026-03-22T16:00Z"],
      ["2026-03-15T15:00Z", "2026-03-15T17:00Z"],
      ["2026-03-22T16:00Z", "2026-03-29T16:00Z"],
    ] as const) {
      expect(refusal(() => asked(from, until)).code).toBe("WEEK_NOT_OFFERED");
    }
    expect(refusal(() => asked("2026-03-10T09:00Z", "2026-03-10T08:00Z")).code).toBe(
      "WINDOW_EMPTY",
    );
  });

  it("are no longer given of a week that has begun", () => {
    const late = { ...circumstances, now: new Date("2026-03-08T16:00:01Z") };
    const used = { bucket, week, usedMinutes: 0 };
    expect(refusal(() => decideHours(offer, used, ask, late)).code).toBe("WINDOW_PAST");
  });

  it("are refused where they are none, no whole minutes, or of an offer that is withdrawn", () => {
    const code = (hours: string | null) => refusal(() => decide({ hours })).code;
    expect(code(null)).toBe("HOURS_MISSING");
    for (const absurd of ["0", "-1", "168.1", "999999999999999"]) {
      expect(code(absurd)).toBe("HOURS_OUT_OF_RANGE");
    }
    expect(code("0.0001")).toBe("HOURS_NOT_WHOLE_MINUTES");
    expect(code("1.508")).toBe("HOURS_NOT_WHOLE_MINUTES");
    expect(refusal(() => decide({}, 0, { status: "withdrawn" })).code).toBe("OFFER_WITHDRAWN");
  });

  it("are offered in whole minutes, and as many as the machine works at the most", () => {
    expect(bucketOf("20.5", shanghai)).toEqual({ weekMinutes: 1_230, zone: shanghai });
    expect(bucketOf(null, shanghai)).toBeNull();
    expect(refusal(() => bucketOf("168.5", shanghai))).toMatchObject({
      code: "HOURS_OUT_OF_RANGE",
      field: "weekHours",
    });
    checkWeekOpen(bucket, week, 20 * hourMs);
    expect(refusal(() => checkWeekOpen(bucket, week, 19 * hourMs))).toMatchObject({
      code: "WEEK_CLOSED",
      values: { from: "2026-03-09", hours: "19" },
    });
  });

  it("are no more than a week has that is cut short by its clock", () => {
    const whole = { weekMinutes: 168 * 60, zone: berlin };
    const spring = wholeWeeks(window("2026-03-24T00:00Z", "2026-04-02T00:00Z"), berlin);
    expect(offeredMs(whole, spring)).toBe((167 + 168) * hourMs);
  });
});

describe("what is free of a bucket", () => {
  it("is what is left of each week, and nothing of one that has begun", () => {
    const far = (days: number) => new Date(Date.now() + days * 24 * hourMs);
    const span = wholeWeeks({ from: far(0), until: far(15) }, shanghai);
    const [, next, last] = weeksOf(span, shanghai);
    if (next === undefined || last === undefined) throw new Error("there are three weeks");
    const taken = [
      { window: next, minutes: 90 },
      { window: next, minutes: 30 },
    ];
    const hours = weeksLeft(bucket, span, taken).map(({ freeMs }) => freeMs / hourMs);
    expect(hours.slice(0, 3)).toEqual([0, 18, 20]);
    expect(weeksLeft(bucket, span, null).every(({ freeMs }) => freeMs === 0)).toBe(true);
  });

  it("is read from the market's free time, where two full weeks are one stretch", () => {
    const free = weeksFree({ weekMinutes: 168 * 60, zone: shanghai }, twoWeeks, [twoWeeks], now);
    expect(free.map(({ freeMs }) => freeMs / hourMs)).toEqual([168, 168]);
    const part = { from: week.from, until: new Date(week.from.getTime() + 5 * hourMs) };
    const less = weeksFree(bucket, twoWeeks, [part], now);
    expect(less.map(({ freeMs }) => freeMs / hourMs)).toEqual([5, 0]);
  });
});
