import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { Page } from "../../platform/graphql/connections.ts";
import { auditEntries } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { type Grant, supportKind } from "../grants/reads.ts";
import { grants, supportUses } from "../schema/grants.ts";

/** The grants of support that the house has given, or as the operator's got; the newest first. */
export async function supportPage(
  { db, house }: TenantScope,
  { first, after }: Pick<Page, "first" | "after">,
): Promise<Grant[]> {
  const afterId = after?.[0];
  return db
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.tenantId, house),
        eq(grants.resourceType, supportKind),
        afterId === undefined ? undefined : lt(grants.id, afterId),
      ),
    )
    .orderBy(desc(grants.id))
    .limit(first + 1);
}

export type SupportUse = typeof supportUses.$inferSelect;

/** Who has looked under these grants, in the order of their first looks. */
export async function usesOf(
  { db, house }: TenantScope,
  grantIds: readonly string[],
): Promise<SupportUse[]> {
  if (grantIds.length === 0) return [];
  return db
    .select()
    .from(supportUses)
    .where(and(eq(supportUses.tenantId, house), inArray(supportUses.id, [...grantIds])))
    .orderBy(asc(supportUses.firstAt));
}

/** One request under a grant of support, as the house's audit has it. */
export interface SupportLook {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  /** What was asked for: fields of the API, or a route. */
  readonly asks: readonly string[];
  readonly address: string | null;
}

// The firm's audit calls it a visit, the operator's an act of his own.
const looks = ["visit.support", "platform.support"];

/** What was looked at under one grant, the newest first. */
export async function lookPage(
  { db, house }: TenantScope,
  grantId: string,
  { first, after }: Pick<Page, "first" | "after">,
): Promise<SupportLook[]> {
  const { tenantId, id, at, details, address, action, subject, principal } = auditEntries;
  const afterId = after?.[0];
  return db
    .select({
      tenantId,
      id,
      at,
      who: sql<string>`coalesce(${details} ->> 'who', ${principal})`,
      asks: sql<string[]>`coalesce(${details} -> 'asks', '[]'::jsonb)`,
      address,
    })
    .from(auditEntries)
    .where(
      and(
        eq(tenantId, house),
        inArray(action, looks),
        eq(subject, `${supportKind}:${grantId}`),
        afterId === undefined ? undefined : lt(id, afterId),
      ),
    )
    .orderBy(desc(id))
    .limit(first + 1);
}
