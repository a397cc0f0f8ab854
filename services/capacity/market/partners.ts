import { and, eq, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { marketCapabilities } from "../schema/capabilities.ts";
import { capacityPartners } from "../schema/partners.ts";
import { marketOffers } from "../schema.ts";

/**
 * Lets a firm's partners of now, and nobody else, see what it offers to them. From the list itself,
 * not from what an event says: an offer may have been published while the list changed, and each
 * change of it is heard after it was made.
 */
export async function sharePartners(scope: ProgramScope, tenantId: TenantId): Promise<void> {
  const partners = sql`(select array_agg(${capacityPartners.partner}) from ${capacityPartners}
    where ${capacityPartners.tenantId} = ${tenantId})`;
  for (const table of [marketCapabilities, marketOffers]) {
    await scope.db
      .update(table)
      .set({ sharedWith: sql`coalesce(${partners}, '{}'::uuid[])` })
      .where(and(eq(table.tenantId, tenantId), eq(table.visibility, "partners")));
  }
}
