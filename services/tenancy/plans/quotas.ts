import { sql } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { type QuotaName, quotaNames } from "../schema/plans.ts";
import { type Plan, planOfHouse } from "./reads.ts";
import { checkQuota } from "./rules.ts";

/** How many of something the scope's own house has now. */
export type Count = (scope: TenantScope) => Promise<number>;

const counts = new Map<QuotaName, Count>();

/** Says how what a quota limits is counted; each module does so for its own at import. */
export function registerQuota(name: QuotaName, count: Count): void {
  counts.set(name, count);
}

function countOf(name: QuotaName): Count {
  const count = counts.get(name);
  if (count === undefined) throw new Error(`nobody counts ${name}`);
  return count;
}

/** Refuses `more` of something where the firm's plan does not allow it (`QUOTA_...`). */
export async function requireQuota(scope: TenantScope, name: QuotaName, more = 1): Promise<void> {
  const most = (await planOfHouse(scope))?.quotas[name] ?? null;
  if (most === null) return;
  // Two at once would each see room for one: they take turns, and only where there is a limit.
  const turn = `quota ${scope.house} ${name}`;
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  checkQuota(name, await countOf(name)(scope), more, most);
}

/** How a firm stands against its plan. */
export interface PlanUsage {
  readonly plan: Plan | null;
  readonly usage: readonly {
    readonly quota: QuotaName;
    readonly used: number;
    readonly most: number | null;
  }[];
}

export async function planUsage(scope: TenantScope): Promise<PlanUsage> {
  const plan = await planOfHouse(scope);
  const usage: PlanUsage["usage"][number][] = [];
  for (const quota of quotaNames) {
    const used = await countOf(quota)(scope);
    usage.push({ quota, used, most: plan?.quotas[quota] ?? null });
  }
  return { plan, usage };
}
