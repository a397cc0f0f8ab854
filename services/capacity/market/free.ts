import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { ResourceId } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { marketOffers, marketTaken } from "../schema.ts";
import { sayChanged } from "./news.ts";

const onResources = (tenantId: TenantId, resources: Iterable<ResourceId>) =>
  and(eq(marketOffers.tenantId, tenantId), inArray(marketOffers.resourceId, [...resources]));

/**
 * Locks the offers on these resources for `reckonFree`, in a statement of its own: the next one
 * sees what whoever had them before has taken or given back. With `noWait` it throws
 * (`lock_not_available`) where someone has them.
 */
export async function lockOffers(
  scope: ProgramScope,
  tenantId: TenantId,
  resources: Iterable<ResourceId>,
  how: { readonly noWait?: boolean } = {},
): Promise<void> {
  await scope.db
    .select({ id: marketOffers.id })
    .from(marketOffers)
    .where(onResources(tenantId, resources))
    .orderBy(asc(marketOffers.process), asc(marketOffers.id))
    .for("update", how.noWait ? { noWait: true } : {});
}

/** What is free of every offer on these resources: its window less what is taken. Says so. */
export async function reckonFree(
  scope: ProgramScope,
  tenantId: TenantId,
  resources: Iterable<ResourceId>,
): Promise<void> {
  const taken = sql`(select range_agg(tstzrange(${marketTaken.fromAt}, ${marketTaken.untilAt}))
    from ${marketTaken}
    where ${marketTaken.tenantId} = ${marketOffers.tenantId}
      and ${marketTaken.resourceId} = ${marketOffers.resourceId}
      and ${marketTaken.untilAt} > ${marketOffers.fromAt}
      and ${marketTaken.fromAt} < ${marketOffers.untilAt})`;
  const reckoned = await scope.db
    .update(marketOffers)
    .set({
      free: sql`tstzmultirange(tstzrange(${marketOffers.fromAt}, ${marketOffers.untilAt}))
        - coalesce(${taken}, '{}'::tstzmultirange)`,
    })
    .where(onResources(tenantId, resources))
    .returning({ tenantId: marketOffers.tenantId, id: marketOffers.id });
  await sayChanged(scope, reckoned);
}
