import { eq } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { firmPlans, plans } from "../schema/plans.ts";
import type { PlanDraft } from "./rules.ts";

export async function putPlan(
  { db, now }: OperatorScope,
  id: string,
  { name, quotas }: PlanDraft,
): Promise<void> {
  const kept = { nameZh: name.zh, nameEn: name.en, quotas, changedAt: now };
  await db
    .insert(plans)
    .values({ id, ...kept })
    .onConflictDoUpdate({ target: plans.id, set: kept });
}

export async function putFirmPlan(
  { db, now }: OperatorScope,
  firm: TenantId,
  planId: string,
): Promise<void> {
  await db
    .insert(firmPlans)
    .values({ tenantId: firm, planId, since: now })
    .onConflictDoUpdate({ target: firmPlans.tenantId, set: { planId, since: now } });
}

export async function removeFirmPlan({ db }: OperatorScope, firm: TenantId): Promise<void> {
  await db.delete(firmPlans).where(eq(firmPlans.tenantId, firm));
}
