import { createHash } from "node:crypto";
import { canonicalText } from "../../../contracts/events/index.ts";
import type { PlanGivenV1, PlanSavedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { type TenantSeen, tenantById } from "../firms/reads.ts";
import { byOf } from "../grants/commands.ts";
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
    await scope.emit(await planSaved(scope, planId, decided));
    scope.about(`plan:${planId}`, { act: id === null ? "add" : "change", ...decided.quotas });
    return planId;
  });
  return planOr(scope, saved.id);
}

async function planSaved(scope: OperatorScope, planId: string, { quotas }: PlanDraft) {
  const body: PlanSavedV1 = {
    operator: await firmIdentity(scope),
    planId,
    quotasDigest: createHash("sha256").update(canonicalText(quotas)).digest("hex"),
    by: byOf(scope),
  };
  return { type: "tenancy.plan-saved.v1", body } as const;
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
    const { identity } = await seen();
    if (planId === null) {
      await removeFirmPlan(scope, firm);
    } else {
      await planOr(scope, planId);
      await putFirmPlan(scope, firm, planId);
    }
    const operator = await firmIdentity(scope);
    const body: PlanGivenV1 = { operator, firm: identity, planId, by: byOf(scope) };
    await scope.emit({ type: "tenancy.plan-given.v1", body });
    scope.about(`firm:${firm}`, { act: "set-plan", planId });
    return firm;
  });
  return seen();
}
