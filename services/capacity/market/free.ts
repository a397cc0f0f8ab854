import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { ResourceId } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { marketTaken } from "../schema/taken.ts";
import { marketOffers } from "../schema.ts";
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

/**
 * What is free of an offer of hours a week. They lie nowhere in their week; as many as are free
 * stand at its beginning, so that offers of one resource together have as much as the largest.
 */
const hoursFree = sql`(select range_agg(tstzrange(lower(week), until)) from (
    select week, least(upper(week), lower(week)
        + make_interval(mins => ${marketOffers.weekMinutes}))
      - make_interval(mins => coalesce((select sum(t.minutes)::int from ${marketTaken} t
        where t.tenant_id = ${marketOffers.tenantId} and t.resource_id = ${marketOffers.resourceId}
          and t.until_at = upper(week) and t.from_at = lower(week)), 0)) as until
    from weeks_of(${marketOffers.fromAt}, ${marketOffers.untilAt}, ${marketOffers.zone}) week
  ) weeks where until > lower(week))`;

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
      and ${marketTaken.minutes} is null
      and ${marketTaken.untilAt} > ${marketOffers.fromAt}
      and ${marketTaken.fromAt} < ${marketOffers.untilAt})`;
  const exclusive = sql`tstzmultirange(tstzrange(${marketOffers.fromAt}, ${marketOffers.untilAt}))
    - coalesce(${taken}, '{}'::tstzmultirange)`;
  const reckoned = await scope.db
    .update(marketOffers)
    .set({
      free: sql`case when ${marketOffers.weekMinutes} is null then ${exclusive}
        else coalesce(${hoursFree}, '{}'::tstzmultirange) end`,
    })
    .where(onResources(tenantId, resources))
    .returning({ tenantId: marketOffers.tenantId, id: marketOffers.id });
  await sayChanged(scope, reckoned);
}
