import { desc, eq, lt } from "drizzle-orm";
import type { Page } from "../../platform/graphql/connections.ts";
import type { OperatorScope, TenantScope } from "../../platform/tenancy.ts";
import { firmPlans, plans } from "../schema/plans.ts";

export type Plan = typeof plans.$inferSelect;

/** The plan of the scope's own house; null without limits. */
export async function planOfHouse({ db, house }: TenantScope): Promise<Plan | null> {
  const [row] = await db
    .select({ plan: plans })
    .from(firmPlans)
    .innerJoin(plans, eq(plans.id, firmPlans.planId))
    .where(eq(firmPlans.tenantId, house));
  return row?.plan ?? null;
}

export async function planById({ db }: OperatorScope, id: string): Promise<Plan | null> {
  const [row] = await db.select().from(plans).where(eq(plans.id, id));
  return row ?? null;
}

/** A page of plans, the newest first, and one more if there is a next page. */
export async function planPage({ db }: OperatorScope, { first, after }: Page): Promise<Plan[]> {
  const [id] = after ?? [];
  return db
    .select()
    .from(plans)
    .where(id === undefined ? undefined : lt(plans.id, id))
    .orderBy(desc(plans.id))
    .limit(first + 1);
}
