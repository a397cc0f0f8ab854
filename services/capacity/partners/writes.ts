import { and, eq } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { capacityPartners } from "../schema/partners.ts";

/** False where the firm is a partner already. */
export async function insertPartner(scope: TenantScope, partner: TenantId): Promise<boolean> {
  const inserted = await scope.db
    .insert(capacityPartners)
    .values({ tenantId: scope.house, partner, addedAt: scope.now })
    .onConflictDoNothing()
    .returning({ partner: capacityPartners.partner });
  return inserted.length === 1;
}

/** False where the firm is no partner. */
export async function deletePartner(scope: TenantScope, partner: TenantId): Promise<boolean> {
  const deleted = await scope.db
    .delete(capacityPartners)
    .where(and(eq(capacityPartners.tenantId, scope.house), eq(capacityPartners.partner, partner)))
    .returning({ partner: capacityPartners.partner });
  return deleted.length === 1;
}
