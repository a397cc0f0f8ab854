import { Refusal } from "../../kernel/refusal.ts";
import { type QuotaName, type Quotas, quotaNames } from "../schema/plans.ts";
import { wordingInBoth } from "../wording.ts";

/** A plan as the operator writes it. */
export interface PlanDraft {
  readonly name: { readonly zh: string; readonly en: string };
  readonly quotas: Quotas;
}

const mostOfAny = 1_000_000_000;

/** A plan that makes sense. Throws `TEXT_LENGTH`, `QUOTA_RANGE`. */
export function decidePlan({ name, quotas }: PlanDraft): PlanDraft {
  const wrong = quotaNames.find((each) => {
    const most = quotas[each];
    return most !== null && !(Number.isInteger(most) && most >= 0 && most <= mostOfAny);
  });
  if (wrong !== undefined) throw new Refusal("QUOTA_RANGE", { most: mostOfAny }, "quotas");
  return { name: wordingInBoth(name, 100, "name"), quotas };
}

/** Refuses what would be more than the plan allows: each quota by a code of its own. */
export function checkQuota(name: QuotaName, used: number, more: number, most: number): void {
  if (used + more <= most) return;
  if (name === "people") throw new Refusal("QUOTA_PEOPLE", { most });
  if (name === "api_keys") throw new Refusal("QUOTA_API_KEYS", { most });
  if (name === "offers") throw new Refusal("QUOTA_OFFERS", { most });
  throw new Refusal("QUOTA_EVENTS", { most, used });
}
