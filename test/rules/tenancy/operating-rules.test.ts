import { describe, expect, it } from "vitest";
import {
  checkAcceptance,
  decideRules,
  type OperatingRules,
  rulesDigest,
} from "../../../services/tenancy/operating-rules/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const draft = {
  text: { zh: "先到先得。", en: "First come, first served." },
  parameters: { freeCancellationHours: 24 },
  effectiveFrom: days(7),
};
const first: OperatingRules = { ...draft, version: 1, effectiveFrom: days(-30) };
const second: OperatingRules = { ...draft, version: 2, effectiveFrom: days(10) };
const refusal = (code: string) => expect.objectContaining({ code });

describe("operating rules", () => {
  it("get the next version, from a time that is not past", () => {
    expect(decideRules(draft, null, now).version).toBe(1);
    expect(decideRules(draft, first, now)).toMatchObject({ version: 2, effectiveFrom: days(7) });
    expect(decideRules({ ...draft, effectiveFrom: now }, first, now).version).toBe(2);
  });

  it("are refused in the past, or before the version they follow", () => {
    expect(() => decideRules({ ...draft, effectiveFrom: days(-1) }, first, now)).toThrow(
      refusal("RULES_BEGIN_PAST"),
    );
    expect(() => decideRules(draft, second, now)).toThrow(refusal("RULES_BEGIN_ORDER"));
  });

  it("are refused without text in both languages or with hours that are none", () => {
    const text = { zh: "有", en: "  " };
    expect(() => decideRules({ ...draft, text }, null, now)).toThrow(
      expect.objectContaining({ code: "TEXT_LENGTH", field: "text.en" }),
    );
    for (const freeCancellationHours of [-1, 1.5, 1_441, Number.NaN]) {
      const parameters = { freeCancellationHours };
      expect(() => decideRules({ ...draft, parameters }, null, now)).toThrow(
        refusal("RULES_HOURS"),
      );
    }
  });

  it("can be accepted while in force or ahead of time, not once replaced", () => {
    expect(() => checkAcceptance(first, first)).not.toThrow();
    expect(() => checkAcceptance(second, first)).not.toThrow();
    expect(() => checkAcceptance(first, second)).toThrow(refusal("RULES_OUTDATED"));
    expect(() => checkAcceptance(null, first)).toThrow(refusal("RULES_NOT_FOUND"));
  });

  it("have a digest that every change of what was agreed to changes", () => {
    const digest = rulesDigest(first);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const changes: OperatingRules[] = [
      { ...first, version: 2 },
      { ...first, text: { ...first.text, zh: "后到先得。" } },
      { ...first, text: { ...first.text, en: "Last come, first served." } },
      { ...first, parameters: { freeCancellationHours: 23 } },
      { ...first, effectiveFrom: now },
    ];
    for (const changed of changes) expect(rulesDigest(changed)).not.toBe(digest);
    expect(rulesDigest({ ...first })).toBe(digest);
  });
});
