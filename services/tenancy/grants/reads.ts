import { and, desc, eq, gt, isNull, lt, lte, ne, or } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { grants } from "../schema/grants.ts";

export type Grant = Omit<typeof grants.$inferSelect, "policyHash">;

/** The copy of a grant in the scope's house. */
export async function grantById({ db, house }: TenantScope, id: string): Promise<Grant | null> {
  const [row] = await db
    .select()
    .from(grants)
    .where(and(eq(grants.tenantId, house), eq(grants.id, id)));
  return row ?? null;
}

/** Locks a grant of the house's own, so that revoking takes turns. */
export async function lockGrant({ db, house }: TenantScope, id: string): Promise<Grant | null> {
  const [row] = await db
    .select()
    .from(grants)
    .where(and(eq(grants.tenantId, house), eq(grants.id, id), eq(grants.ownerId, house)))
    .for("update");
  return row ?? null;
}

/** The kind of what is granted to the operator's support, which has lists of its own. */
export const supportKind = "support";

/**
 * A firm's grants, given and received, but for those of support; the newest first, and one more if
 * there is a next page.
 */
export async function grantPage(
  { db, house }: TenantScope,
  first: number,
  afterId: string | null,
): Promise<Grant[]> {
  return db
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.tenantId, house),
        ne(grants.resourceType, supportKind),
        afterId === null ? undefined : lt(grants.id, afterId),
      ),
    )
    .orderBy(desc(grants.id))
    .limit(first + 1);
}

/**
 * The grants that the house has received for one kind of thing and that its own copies hold
 * to be valid, the newest first. The owner's copy is asked at use: `grantTicket`.
 */
export async function grantsReceived(
  { db, house, now }: TenantScope,
  resourceType: string,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<Grant[]> {
  const { limit, afterId } = page;
  return db
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.tenantId, house),
        eq(grants.granteeId, house),
        eq(grants.resourceType, resourceType),
        lte(grants.validFrom, now),
        isNull(grants.revokedAt),
        or(isNull(grants.validUntil), gt(grants.validUntil, now)),
        afterId === null ? undefined : lt(grants.id, afterId),
      ),
    )
    .orderBy(desc(grants.id))
    .limit(limit);
}
