import { and, eq } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { grants } from "../schema/grants.ts";
import type { GrantTerms } from "./rules.ts";

/** What both copies of a grant say. */
export interface WrittenGrant {
  readonly id: string;
  readonly ownerId: TenantId;
  readonly terms: GrantTerms;
  readonly policyHash: Uint8Array;
}

/** Writes one copy of a grant into the scope's house. */
export async function insertGrant(
  { db, house, now }: TenantScope,
  { id, ownerId, terms, policyHash }: WrittenGrant,
): Promise<void> {
  await db.insert(grants).values({
    ...terms,
    tenantId: house,
    id,
    ownerId,
    givenAt: now,
    policyHash,
    fields: [...terms.fields],
  });
}

/** Ends one copy of a grant in the scope's house. */
export async function setGrantRevoked({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(grants)
    .set({ revokedAt: now })
    .where(and(eq(grants.tenantId, house), eq(grants.id, id)));
}
