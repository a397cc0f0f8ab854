import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResourceId } from "../../../services/capability/index.ts";
import {
  type BottleneckDraft,
  checkRulesKept,
  crossingsOf,
  decideBottleneck,
  isTight,
  looksAnew,
  usedPercent,
  type WeekUse,
} from "../../../services/capacity/bottlenecks/rules.ts";
import { refusal } from "../refused.ts";

const limits = { thresholdPercent: 85, marginPercent: 5 };
const hourMs = 3_600_000;
const since = new Date("2027-01-01T00:00:00Z");

/** A week of 1,000 hours offered, of which so many are taken. */
const taken = (hours: number, tightSince: Date | null = null): WeekUse => ({
  monday: "2027-03-01",
  offeredMs: 1_000 * hourMs,
  freeMs: (1_000 - hours) * hourMs,
  tightSince,
});

const mondays = (weeks: readonly WeekUse[]) => weeks.map(({ monday }) => monday);

const draft: BottleneckDraft = {
  name: "磨齿紧张",
  watch: "market",
  process: "grinding.gear",
  resourceId: null,
  city: null,
  thresholdPercent: 85,
  marginPercent: 5,
  weeks: 8,
  isOn: true,
};

const own = { watch: "own", process: null, resourceId: "grinder" as ResourceId } as const;

const refused = (changes: Partial<BottleneckDraft>) => {
  const { code, field } = refusal(() => decideBottleneck({ ...draft, ...changes }));
  return [code, field];
};

describe("a week is tight", () => {
  it("from the threshold on, to the millisecond", () => {
    expect(isTight(taken(849), limits)).toBe(false);
    expect(isTight({ ...taken(850), freeMs: 150 * hourMs + 1 }, limits)).toBe(false);
    expect(isTight(taken(850), limits)).toBe(true);
    expect(isTight(taken(1_000), { thresholdPercent: 100, marginPercent: 1 })).toBe(true);
  });

  it("until its use is below the threshold less the margin", () => {
    expect(isTight(taken(800, since), limits)).toBe(true);
    expect(isTight({ ...taken(800, since), freeMs: 200 * hourMs + 1 }, limits)).toBe(false);
    expect(isTight(taken(800), limits), "it had not been").toBe(false);
  });

  it("as before where nothing is offered any more", () => {
    const none = { offeredMs: 0, freeMs: 0 };
    expect(isTight({ ...taken(0, since), ...none }, limits)).toBe(true);
    expect(isTight({ ...taken(0), ...none }, limits)).toBe(false);
    expect(usedPercent({ ...taken(0), ...none })).toBe(null);
  });

  it("by a share that is told without rounding it up to the threshold", () => {
    expect(usedPercent(taken(849.9))).toBe(84);
    expect(usedPercent(taken(850))).toBe(85);
  });
});

/** What a firm is told of one week, while its use changes. */
function toldOf(uses: readonly number[]) {
  let tightSince: Date | null = null;
  return uses.flatMap((hours) => {
    const { tight, relaxed } = crossingsOf(limits, [taken(hours, tightSince)]);
    if (tight.length + relaxed.length === 0) return [];
    tightSince = tight.length > 0 ? since : null;
    return [{ hours, word: tight.length > 0 ? "tight" : "relaxed" }];
  });
}

describe("a firm is told", () => {
  it("of weeks that have crossed a line, and of no other", () => {
    const weeks = [
      { ...taken(900), monday: "2027-03-01" },
      { ...taken(900, since), monday: "2027-03-08" },
      { ...taken(820, since), monday: "2027-03-15" },
      { ...taken(790, since), monday: "2027-03-22" },
      { ...taken(820), monday: "2027-03-29" },
    ];
    const { tight, relaxed } = crossingsOf(limits, weeks);
    expect([mondays(tight), mondays(relaxed)]).toEqual([["2027-03-01"], ["2027-03-22"]]);
  });

  it("once of each crossing, whatever use does: tight and relaxed take turns", () => {
    const uses = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(uses, (all) => {
        const told = toldOf(all);
        for (const [at, { word, hours }] of told.entries()) {
          expect(word).toBe(at % 2 === 0 ? "tight" : "relaxed");
          expect(word === "tight" ? hours >= 850 : hours < 800).toBe(true);
        }
      }),
    );
  });
});

describe("a rule", () => {
  it("watches the market's use of a process, in a city or everywhere", () => {
    expect(decideBottleneck({ ...draft, name: " 磨齿 ", city: " 柳州 " })).toEqual({
      ...draft,
      name: "磨齿",
      city: "柳州",
    });
    expect(decideBottleneck({ ...draft, city: " " }).city).toBe(null);
    expect(refused({ process: null })).toEqual(["BOTTLENECK_PROCESS_MISSING", "process"]);
    expect(refused({ process: "magic" })).toEqual(["PROCESS_UNKNOWN", "process"]);
    expect(refused({ resourceId: own.resourceId })).toEqual(["BOTTLENECK_OWN_ONE", "resource"]);
  });

  it("watches of one's own a process or a resource, and not both", () => {
    expect(decideBottleneck({ ...draft, ...own })).toEqual({ ...draft, ...own });
    expect(decideBottleneck({ ...draft, watch: "own" }).process).toBe("grinding.gear");
    expect(refused({ ...own, process: "grinding.gear" })).toEqual([
      "BOTTLENECK_OWN_ONE",
      "resource",
    ]);
    expect(refused({ ...own, resourceId: null })).toEqual(["BOTTLENECK_OWN_ONE", "process"]);
    expect(refused({ ...own, city: "柳州" })).toEqual(["BOTTLENECK_OWN_CITY", "city"]);
  });

  it("has a threshold, a margin below it, and some weeks", () => {
    const within = [
      { thresholdPercent: 100, marginPercent: 50, weeks: 26 },
      { thresholdPercent: 2, marginPercent: 1, weeks: 1 },
    ];
    for (const each of within) decideBottleneck({ ...draft, ...each });
    const range = (field: string) => ["BOTTLENECK_RANGE", field];
    expect(refused({ thresholdPercent: 101 })).toEqual(range("thresholdPercent"));
    expect(refused({ thresholdPercent: 1 })).toEqual(range("thresholdPercent"));
    expect(refused({ marginPercent: 0 })).toEqual(range("marginPercent"));
    expect(refused({ marginPercent: 51 })).toEqual(range("marginPercent"));
    expect(refused({ thresholdPercent: 10, marginPercent: 10 })).toEqual(range("marginPercent"));
    expect(refused({ weeks: 0 })).toEqual(range("weeks"));
    expect(refused({ weeks: 27 })).toEqual(range("weeks"));
    expect(refused({ name: " " })).toEqual(["TEXT_LENGTH", "name"]);
  });

  it("begins anew where it looks for something else, not where it has another name", () => {
    expect(looksAnew(draft, { ...draft, name: "别名", weeks: 9, marginPercent: 6 })).toBe(false);
    expect(looksAnew(draft, { ...draft, thresholdPercent: 90 })).toBe(true);
    expect(looksAnew(draft, { ...draft, city: "柳州" })).toBe(true);
    expect(looksAnew(draft, { ...draft, isOn: false })).toBe(true);
  });

  it("is one of no more than so many", () => {
    checkRulesKept(49);
    expect(refusal(() => checkRulesKept(50)).code).toBe("BOTTLENECKS_TOO_MANY");
  });
});
