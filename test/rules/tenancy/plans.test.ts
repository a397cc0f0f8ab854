import { describe, expect, it } from "vitest";
import { checkQuota, decidePlan } from "../../../services/tenancy/plans/rules.ts";
import type { QuotaName, Quotas } from "../../../services/tenancy/schema/plans.ts";
import { refusal } from "../refused.ts";

const quotas: Quotas = { people: 5, api_keys: 0, offers: null, events_per_day: 1_000_000_000 };
const name = { zh: " 基础版 ", en: "Basic" };

describe("a plan", () => {
  it("limits some things, forbids others and leaves the rest open", () => {
    expect(decidePlan({ name, quotas })).toEqual({ name: { zh: "基础版", en: "Basic" }, quotas });
  });

  it("is refused without a name, and with a quota that is no number of things", () => {
    const nameless = { name: { zh: "", en: "Basic" }, quotas };
    expect(refusal(() => decidePlan(nameless)).code).toBe("TEXT_LENGTH");
    for (const people of [-1, 1.5, 1_000_000_001, Number.NaN]) {
      const wrong = { name, quotas: { ...quotas, people } };
      expect(refusal(() => decidePlan(wrong)).code).toBe("QUOTA_RANGE");
    }
  });

  it.each<[QuotaName, string]>([
    ["people", "QUOTA_PEOPLE"],
    ["api_keys", "QUOTA_API_KEYS"],
    ["offers", "QUOTA_OFFERS"],
    ["events_per_day", "QUOTA_EVENTS"],
  ])("has room for as many %s as it says, and not for one more", (quota, code) => {
    expect(() => checkQuota(quota, 4, 1, 5)).not.toThrow();
    expect(() => checkQuota(quota, 0, 5, 5)).not.toThrow();
    for (const [used, more] of [
      [5, 1],
      [4, 2],
      [9, 1],
    ] as const) {
      expect(refusal(() => checkQuota(quota, used, more, 5))).toMatchObject({
        code,
        values: { most: 5 },
      });
    }
  });
});
