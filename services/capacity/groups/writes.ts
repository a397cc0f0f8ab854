import { and, eq, sql } from "drizzle-orm";
import { memberOf } from "../../platform/aspect-form.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { capacityGroups } from "../schema/groups.ts";
import { type CapacityGroupDocument, momentOf } from "./model.ts";
import { markOf } from "./rules.ts";

/** A group that may be kept, under its id. */
export interface GoodGroup {
  readonly id: string;
  readonly group: CapacityGroupDocument;
}

function rowOf({ id, group }: GoodGroup, { house, now }: TenantScope) {
  const unit = memberOf(group, "unitOfMeasure");
  return {
    tenantId: house,
    id,
    groupId: markOf(group),
    name: group.name,
    supplier: group.supplier,
    customer: group.customer,
    unit: typeof unit === "string" ? unit : null,
    inactive: group.capacityGroupIsInactive,
    saidAt: momentOf(group.changedAt),
    document: group,
    takenAt: now,
  };
}

/** Groups in the place of what was kept of them; some hundreds at the most. */
export async function putGroups(scope: TenantScope, good: readonly GoodGroup[]): Promise<void> {
  if (good.length === 0) return;
  await scope.db
    .insert(capacityGroups)
    .values(good.map((each) => rowOf(each, scope)))
    .onConflictDoUpdate({
      target: [capacityGroups.tenantId, capacityGroups.id],
      set: {
        name: sql`excluded.name`,
        unit: sql`excluded.unit`,
        inactive: sql`excluded.inactive`,
        saidAt: sql`excluded.said_at`,
        document: sql`excluded.document`,
        takenAt: sql`excluded.taken_at`,
      },
    });
}

/** By what the removed group was known; null where there was none. */
export async function deleteGroup({ db, house }: TenantScope, id: string): Promise<string | null> {
  const [removed] = await db
    .delete(capacityGroups)
    .where(and(eq(capacityGroups.tenantId, house), eq(capacityGroups.id, id)))
    .returning({ mark: capacityGroups.groupId });
  return removed?.mark ?? null;
}
