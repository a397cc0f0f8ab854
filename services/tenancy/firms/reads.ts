import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asAnyone } from "../../platform/doors.ts";
import { operatorIn, takeStanding } from "../../platform/firms.ts";
import type { Page } from "../../platform/graphql/connections.ts";
import { tenants } from "../../platform/schema.ts";
import type { OperatorScope, Question } from "../../platform/tenancy.ts";
import { firmPlans, plans } from "../schema/plans.ts";
import { rulesAcceptances } from "../schema/rules.ts";
import type { FirmStatus } from "../sessions/rules.ts";
import type { FirmIdentity } from "./rules.ts";

/** A house of the platform. */
export type Tenant = typeof tenants.$inferSelect;

/** A member firm as the operator sees it: who it is and how it stands, nothing of its own. */
export interface TenantSeen extends Tenant {
  /** The latest operating rules that it has accepted. */
  readonly rulesVersion: number | null;
  /** The name of its plan; null without limits. */
  readonly planZh: string | null;
  readonly planEn: string | null;
}

const accepted = sql<number | null>`(
  select max(a.version) from ${rulesAcceptances} a where a.tenant_id = ${tenants.id})`;

/** The operator's own house; null before the platform was founded. */
export async function operatorOf(database: Database): Promise<TenantId | null> {
  return asAnyone(database, operatorIn);
}

const ofTenant = { rulesVersion: accepted, planZh: plans.nameZh, planEn: plans.nameEn };

function seenOf({
  tenant,
  ...rest
}: { readonly tenant: Tenant } & Omit<TenantSeen, keyof Tenant>): TenantSeen {
  return { ...tenant, ...rest };
}

/** A member firm for the operator; his own house is none. */
export async function tenantById({ db }: OperatorScope, id: TenantId): Promise<TenantSeen | null> {
  const [row] = await db
    .select({ tenant: tenants, ...ofTenant })
    .from(tenants)
    .leftJoin(firmPlans, eq(firmPlans.tenantId, tenants.id))
    .leftJoin(plans, eq(plans.id, firmPlans.planId))
    .where(and(eq(tenants.id, id), eq(tenants.kind, "firm")));
  return row === undefined ? null : seenOf(row);
}

/** The same for several, by id; his own house is not among them. */
export async function tenantsByIds(
  { db }: OperatorScope,
  ids: readonly TenantId[],
): Promise<ReadonlyMap<TenantId, TenantSeen>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ tenant: tenants, ...ofTenant })
    .from(tenants)
    .leftJoin(firmPlans, eq(firmPlans.tenantId, tenants.id))
    .leftJoin(plans, eq(plans.id, firmPlans.planId))
    .where(and(inArray(tenants.id, [...new Set(ids)]), eq(tenants.kind, "firm")));
  return new Map(rows.map((row) => [row.tenant.id, seenOf(row)]));
}

/**
 * Locks a firm's row: suspending and resuming take turns, also with acts that rest on its standing.
 */
export async function lockTenant(scope: OperatorScope, id: TenantId): Promise<TenantSeen | null> {
  await takeStanding(scope, id);
  await scope.db.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, id)).for("update");
  return tenantById(scope, id);
}

/** Refuses a firm that is here already: `USCC_TAKEN`, `GLN_TAKEN`. */
export async function checkNewcomer(
  { db }: OperatorScope,
  { identity, uscc }: FirmIdentity,
): Promise<void> {
  const [row] = await db
    .select({ uscc: tenants.uscc })
    .from(tenants)
    .where(or(eq(tenants.uscc, uscc), eq(tenants.identity, identity)))
    .limit(1);
  if (row === undefined) return;
  if (row.uscc === uscc) throw new Refusal("USCC_TAKEN", {}, "uscc");
  throw new Refusal("GLN_TAKEN", {}, "gln");
}

/** A search text as an ILIKE pattern: its own wildcards are ordinary characters. */
export function patternOf(search: string | null): string | null {
  const text = search?.trim() ?? "";
  return text === "" ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** What the operator looks for among the firms. */
export interface TenantFilter {
  readonly search: string | null;
  readonly status: FirmStatus | null;
}

/** A page of firms, the newest first, and one more if there is a next page. */
export async function tenantPage(
  { db }: OperatorScope,
  { search, status }: TenantFilter,
  { first, after }: Page,
): Promise<TenantSeen[]> {
  const pattern = patternOf(search);
  const [afterId] = after ?? [];
  const rows = await db
    .select({ tenant: tenants, ...ofTenant })
    .from(tenants)
    .leftJoin(firmPlans, eq(firmPlans.tenantId, tenants.id))
    .leftJoin(plans, eq(plans.id, firmPlans.planId))
    .where(
      and(
        eq(tenants.kind, "firm"),
        status === null ? undefined : eq(tenants.status, status),
        afterId === undefined ? undefined : sql`${tenants.id} < ${afterId}`,
        pattern === null
          ? undefined
          : sql`(${tenants.nameZh} ilike ${pattern} or ${tenants.nameEn} ilike ${pattern}
              or ${tenants.uscc} ilike ${pattern} or ${tenants.identity} ilike ${pattern})`,
      ),
    )
    .orderBy(sql`${tenants.id} desc`)
    .limit(first + 1);
  return rows.map(seenOf);
}

/** A firm as other members see it: names, city and identity. */
export interface FirmSeen {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly cityZh: string;
  readonly cityEn: string;
  readonly identity: string;
}

const firmColumns = `id as "tenantId", id, name_zh as "nameZh", name_en as "nameEn",
  city_zh as "cityZh", city_en as "cityEn", identity`;

/** Member firms that are at work, other than `house`, by their Chinese name. */
export function firmPage(
  house: TenantId,
  search: string | null,
  { first, after }: Pick<Page, "first" | "after">,
): Question {
  const [afterName = null, afterId = null] = after ?? [];
  const text = `
    select ${firmColumns} from tenants
    where kind = 'firm' and status = 'active' and id <> $1
      and ($2::text is null or name_zh ilike $2 or name_en ilike $2
        or city_zh ilike $2 or city_en ilike $2)
      and ($3::text is null
        or (name_zh collate "zh-Hans-CN-x-icu", id) > ($3 collate "zh-Hans-CN-x-icu", $4::uuid))
    order by name_zh collate "zh-Hans-CN-x-icu", id limit $5`;
  return { text, values: [house, patternOf(search), afterName, afterId, first + 1] };
}

/** One firm that is at work, or the asker's own house. */
export function firmQuestion(house: TenantId, id: string): Question {
  const text = `
    select ${firmColumns} from tenants
    where id = $2 and (id = $1 or (kind = 'firm' and status = 'active'))`;
  return { text, values: [house, id] };
}
