import { describe, expect, it } from "vitest";
import {
  basisPointsOf,
  checkParameters,
  parametersBefore,
  percentText,
} from "../../../services/tenancy/operating-rules/parameters.ts";
import {
  checkAcceptance,
  decideDraft,
  decideRules,
  decideWithdrawal,
  type OperatingRules,
  rulesDigest,
} from "../../../services/tenancy/operating-rules/rules.ts";
import type { RulesParameters } from "../../../services/tenancy/schema/rules.ts";
import { plainRules } from "../../stage/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const content = plainRules();
const published = { publishedAt: days(-40), withdrawnAt: null, withdrawalReason: null };
const first: OperatingRules = { ...content, ...published, version: 1, effectiveFrom: days(-30) };
const second: OperatingRules = { ...content, ...published, version: 2, effectiveFrom: days(10) };
const refusal = (code: string) => expect.objectContaining({ code });

describe("operating rules", () => {
  it("get the next version, from a time that is not past", () => {
    expect(decideRules(content, days(7), null, 0, now).version).toBe(1);
    expect(decideRules(content, days(7), first, 0, now)).toMatchObject({
      version: 2,
      effectiveFrom: days(7),
      publishedAt: now,
    });
    expect(decideRules(content, now, first, 0, now).version).toBe(2);
  });

  it("are refused in the past, or before the version they follow", () => {
    expect(() => decideRules(content, days(-1), first, 0, now)).toThrow(
      refusal("RULES_BEGIN_PAST"),
    );
    expect(() => decideRules(content, days(7), second, 0, now)).toThrow(
      refusal("RULES_BEGIN_ORDER"),
    );
  });

  it("are published with the notice that the rules in force promise", () => {
    expect(decideRules(content, days(14), first, 14, now).effectiveFrom).toEqual(days(14));
    expect(() => decideRules(content, days(13), first, 14, now)).toThrow(
      expect.objectContaining({ code: "RULES_NOTICE", values: { days: 14 } }),
    );
  });

  it("begin within a year, so that a slip of the year does not close the book for ever", () => {
    expect(decideRules(content, days(366), first, 14, now).effectiveFrom).toEqual(days(366));
    expect(() => decideRules(content, days(367), first, 14, now)).toThrow(
      expect.objectContaining({ code: "RULES_BEGIN_LATE", values: { days: 366 } }),
    );
    expect(decideRules(content, days(400), first, 400, now).effectiveFrom).toEqual(days(400));
  });

  it("have a text in both languages for each of their topics", () => {
    const text = { zh: "有", en: "  " };
    expect(() => decideRules({ ...content, text }, now, null, 0, now)).toThrow(
      expect.objectContaining({ code: "TEXT_LENGTH", field: "text.en" }),
    );
    const topics = { ...content.topics, fees: text };
    expect(() => decideRules({ ...content, topics }, now, null, 0, now)).toThrow(
      expect.objectContaining({ code: "TEXT_LENGTH", field: "topics.fees.en" }),
    );
  });

  it("can be drafted with texts that are still to be written", () => {
    const topics = { ...content.topics, fees: { zh: "", en: " " } };
    expect(decideDraft({ ...content, topics }).topics.fees).toEqual({ zh: "", en: "" });
    const long = { zh: "长".repeat(20_001), en: "" };
    expect(() => decideDraft({ ...content, text: long })).toThrow(refusal("TEXT_TOO_LONG"));
  });

  it.each<[keyof RulesParameters, readonly (number | null)[], string]>([
    ["noticeDays", [-1, 366, 0.5], "RULES_DAYS"],
    ["offerHorizonDays", [0, 1_831], "RULES_DAYS"],
    ["grantMostDays", [0, 3_661], "RULES_DAYS"],
    ["offerNoticeHours", [-1, 1_441], "RULES_HOURS"],
    ["freeCancellationHours", [-1, 1.5, 1_441, Number.NaN], "RULES_HOURS"],
    ["holdMostMinutes", [0, 0.5, 1_441], "RULES_MINUTES"],
    ["lateCancellationBasisPoints", [-1, 10_001, Number.NaN], "RULES_PERCENT"],
    ["feeBasisPoints", [-1, 3_001], "RULES_PERCENT"],
    ["disputeOpenDays", [0, 367, 1.5], "RULES_DAYS"],
    ["disputeAppealDays", [0, 367], "RULES_DAYS"],
  ])("set no %s that makes no sense", (name, wrong, code) => {
    expect(() => checkParameters(parametersBefore)).not.toThrow();
    for (const value of wrong) {
      expect(() => checkParameters({ ...parametersBefore, [name]: value })).toThrow(refusal(code));
    }
  });

  it("can be accepted while in force or ahead of time, not once replaced", () => {
    expect(() => checkAcceptance(first, first)).not.toThrow();
    expect(() => checkAcceptance(second, first)).not.toThrow();
    expect(() => checkAcceptance(first, second)).toThrow(refusal("RULES_OUTDATED"));
    expect(() => checkAcceptance(null, first)).toThrow(refusal("RULES_NOT_FOUND"));
  });

  it("are withdrawn once, with a reason in both languages, until they are in force", () => {
    const reason = { zh: "有误", en: "A mistake" };
    const withdrawn = decideWithdrawal(second, reason, now);
    expect(withdrawn).toMatchObject({ version: 2, withdrawnAt: now, withdrawalReason: reason });
    expect(rulesDigest(withdrawn)).toBe(rulesDigest(second));
    const within = (at: Date) => () => decideWithdrawal(second, reason, at);
    expect(within(new Date(second.effectiveFrom.getTime() - 1))).not.toThrow();
    expect(within(second.effectiveFrom)).toThrow(refusal("RULES_IN_FORCE"));
    expect(() => decideWithdrawal(withdrawn, reason, now)).toThrow(refusal("RULES_WITHDRAWN"));
    expect(() => decideWithdrawal(null, reason, now)).toThrow(refusal("RULES_NOT_FOUND"));
    expect(() => decideWithdrawal(second, { zh: "有误", en: " " }, now)).toThrow(
      expect.objectContaining({ code: "TEXT_LENGTH", field: "reason.en" }),
    );
    expect(() => checkAcceptance(withdrawn, first)).toThrow(refusal("RULES_WITHDRAWN"));
  });

  it("have a digest that every change of what was agreed to changes", () => {
    const digest = rulesDigest(first);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const changed = Object.keys(parametersBefore).map((name) => ({
      ...first,
      parameters: { ...first.parameters, [name]: 77 },
    }));
    const changes: OperatingRules[] = [
      ...changed,
      { ...first, version: 2 },
      { ...first, text: { ...first.text, zh: "后到先得。" } },
      { ...first, text: { ...first.text, en: "Last come, first served." } },
      { ...first, topics: { ...first.topics, fees: { zh: "免费", en: "Free" } } },
      { ...first, effectiveFrom: now },
    ];
    expect(new Set([digest, ...changes.map(rulesDigest)]).size).toBe(changes.length + 1);
    expect(rulesDigest({ ...first, publishedAt: now })).toBe(digest);
  });

  it("keep the digest that firms have agreed to when the code learns of another parameter", () => {
    const { disputeOpenDays: _later, ...said } = first.parameters;
    const digest = rulesDigest({ ...first, parameters: said as RulesParameters });
    expect(rulesDigest({ ...first, unsaid: ["disputeOpenDays"] })).toBe(digest);
    expect(rulesDigest(first)).not.toBe(digest);
  });

  it("of before there were topics keep the digest that firms have agreed to", () => {
    const old: OperatingRules = {
      ...first,
      text: { zh: "先到先得。", en: "First come, first served." },
      topics: {},
      effectiveFrom: new Date("2026-01-30T08:00:00.000Z"),
    };
    expect(rulesDigest(old)).toBe(
      "da63f0cd978ae1086213a1b4cb6176233a57faa3f2d9ffaff5ac128b7ba38a9b",
    );
  });
});

describe("a percentage", () => {
  it("is kept in hundredths of a percent, exactly", () => {
    const pairs = [
      ["0", 0],
      ["0.5", 50],
      ["2.25", 225],
      ["100", 10_000],
    ] as const;
    for (const [text, basisPoints] of pairs) {
      expect(basisPointsOf(text)).toBe(basisPoints);
      expect(percentText(basisPoints)).toBe(text);
    }
    expect(basisPointsOf("1.50")).toBe(150);
    expect(basisPointsOf("-1")).toBe(-100);
    expect(basisPointsOf("0.125")).toBeNaN();
  });
});
