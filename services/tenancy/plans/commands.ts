import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { type TenantSeen, tenantById } from "../firms/reads.ts";
import { type Plan, planById } from "./reads.ts";
import { decidePlan, type PlanDraft } from "./rules.ts";
import { putFirmPlan, putPlan, removeFirmPlan } from "./writes.ts";

async function planOr(scope: OperatorScope, id: string): Promise<Plan> {
  const plan = await planById(scope, id);
  if (plan === null) throw new Refusal("PLAN_NOT_FOUND", {}, "plan");
  return plan;
}

/**
 * Keeps a plan, a new one where `id` is null; a change holds at once for all firms that have it, for
 * what they add from then on. Throws `PLAN_NOT_FOUND` and what `decidePlan` throws.
 */
export async function savePlan(
  scope: OperatorScope,
  id: string | null,
  draft: PlanDraft,
): Promise<Plan> {
  const saved = await once(scope, "planSave", async () => {
    const decided = decidePlan(draft);
    if (id !== null) await planOr(scope, id);

    const planId = id ?? newId<string>();
    await putPlan(scope, planId, decided);
    scope.about(`plan:${planId}`, { act: id === null ? "add" : "change", ...decided.quotas });
    return planId;
  });
  return planOr(scope, saved.id);
}

/** Gives a firm a plan, or none. Throws `FIRM_NOT_FOUND`, `PLAN_NOT_FOUND`. */
export async function setFirmPlan(
  scope: OperatorScope,
  firm: TenantId,
  planId: string | null,
): Promise<TenantSeen> {
  const seen = async () => {
    const tenant = await tenantById(scope, firm);
    if (tenant === null) throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
    return tenant;
  };
  await once(scope, "firmSetPlan", async () => {
    await seen();
    if (planId === null) {
      await removeFirmPlan(scope, firm);
    } else {
      await planOr(scope, planId);
      await putFirmPlan(scope, firm, planId);
    }
    scope.about(`firm:${firm}`, { act: "set-plan", planId });
    return firm;
  });
  return seen();
}
