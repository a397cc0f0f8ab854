import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../contracts/events/index.ts";
import { weeksOpen } from "../../../services/capability/calendar/weeks.ts";
import { momentOf, weekBasedCapacityGroup } from "../../../services/capacity/groups/model.ts";
import { wrongAfter, wrongInGroup } from "../../../services/capacity/groups/rules.ts";
import { wrongWith } from "../../../services/platform/aspect-form.ts";
import {
  capacityGroup,
  modelsAbsent,
  plainGroup,
  publishedExample,
  publishedJudge,
  spoilt,
} from "../../stage/aspects.ts";

const codes = (said: Json) =>
  wrongInGroup(said, "/4").map(({ pointer, code }) => `${pointer} ${code}`);

describe.skipIf(modelsAbsent)(`WeekBasedCapacityGroup 3.0.1${modelsAbsent}`, () => {
  const judge = publishedJudge("WeekBasedCapacityGroup");
  const isFit = (said: Json) => [...wrongWith(said, weekBasedCapacityGroup)].length === 0;

  it("is judged as its published schema judges it, sound or spoilt", () => {
    expect(wrongInGroup(publishedExample("WeekBasedCapacityGroup"), "")).toEqual([]);
    fc.assert(
      fc.property(capacityGroup, (group) => judge(group) && wrongInGroup(group, "").length === 0),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(spoilt(capacityGroup), (said) => {
        expect(isFit(said)).toBe(judge(said));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a capacity group", () => {
  it("names each week once, by its Monday", () => {
    const week = (pointInTime: string) => ({ pointInTime, actualCapacity: 1, maximumCapacity: 2 });
    const capacities = [
      week("2026-08-31"),
      week("2026-09-01"),
      { ...week("2026-08-31"), agreedCapacity: 1 },
    ];
    expect(codes({ ...plainGroup, capacities })).toEqual([
      "/4/capacities/1/pointInTime WEEK_NOT_MONDAY",
      "/4/capacities/2/pointInTime WEEK_TWICE",
    ]);
    expect(codes({ ...plainGroup, capacities: [week("2026-02-30")] })).toEqual([
      "/4/capacities/0/pointInTime ASPECT_FORM",
    ]);
  });

  it("has a unit, or says that it has none", () => {
    expect(codes(plainGroup)).toEqual([]);
    expect(codes({ ...plainGroup, unitOfMeasureIsOmitted: false })).toEqual([
      "/4 ASPECT_FIELD_MISSING",
    ]);
    expect(codes({ ...plainGroup, unitOfMeasure: "unit:piece" })).toEqual([
      "/4/unitOfMeasure UNIT_NOT_OMITTED",
    ]);
  });

  it("may take the place of an older state of the same two firms only", () => {
    const { supplier, customer } = plainGroup;
    const kept = { id: "1", supplier, customer, saidAt: momentOf(plainGroup.changedAt) };
    expect(wrongAfter(plainGroup, kept, "")).toBeNull();
    const later = { ...kept, saidAt: new Date(kept.saidAt.getTime() + 1) };
    expect(wrongAfter(plainGroup, later, "")?.code).toBe("GROUP_OUTDATED");
    const others = { ...kept, customer: "BPNL0000000000ZZ" };
    expect(wrongAfter(plainGroup, others, "")?.code).toBe("GROUP_OF_OTHERS");
  });

  it.each([
    ["2026-03-10T12:27:11.320Z", "2026-03-10T12:27:11.320Z"],
    ["2026-03-10 12:27:11+08", "2026-03-10T04:27:11.000Z"],
    ["2026-03-10t12:27:11-0330", "2026-03-10T15:57:11.000Z"],
  ])("was changed at %s", (said, moment) => {
    expect(momentOf(said).toISOString()).toBe(moment);
  });
});

describe("the weeks of a resource", () => {
  const hour = 3_600_000;
  const zone = "Europe/Berlin";

  it("begin on Mondays by its own clock, and are an hour longer or shorter when clocks change", () => {
    const calendar = { zone, shifts: null, exceptions: [] };
    // A Sunday evening in Berlin, and the last week before summer time ends.
    const weeks = weeksOpen(calendar, new Date("2026-10-25T20:00:00Z"), 2);
    expect(weeks.map(({ monday, openMs }) => [monday, openMs / hour])).toEqual([
      ["2026-10-19", 169],
      ["2026-10-26", 168],
    ]);
  });

  it("have most hours without maintenance, and fewer with it", () => {
    const minutes = Date.UTC(2026, 8, 1, 8) / 60_000;
    const maintenance = { kind: "maintenance" as const, from: minutes, until: minutes + 120 };
    const shifts = [{ weekday: 2, fromMinute: 480, untilMinute: 960 }];
    const [week] = weeksOpen(
      { zone, shifts, exceptions: [maintenance] },
      new Date("2026-09-03"),
      1,
    );
    expect([week?.monday, (week?.openMs ?? 0) / hour, (week?.mostMs ?? 0) / hour]).toEqual([
      "2026-08-31",
      6,
      8,
    ]);
  });
});
