import { and, desc, eq, ilike, lt, or } from "drizzle-orm";
import type { TenantId } from "../../../kernel/brand.ts";
import type { FirmRow } from "../../../platform/firms.ts";
import type { Page } from "../../../platform/graphql/connections.ts";
import { tenants } from "../../../platform/schema.ts";
import type { OperatorScope } from "../../../platform/tenancy.ts";
import { patternOf } from "../../firms/reads.ts";
import { auditHeads } from "../../schema/audit.ts";

/** How far a firm's audit reaches, for the operator's audit administrator. */
export type ChainSeen = typeof auditHeads.$inferSelect & { readonly firm: FirmRow };

/** Chains of the member firms, the newest firm first, and one more if there is a next page. */
export async function chainPage(
  { db }: OperatorScope,
  search: string | null,
  { first, after }: Page,
): Promise<ChainSeen[]> {
  const pattern = patternOf(search);
  const [afterId] = after ?? [];
  const rows = await db
    .select({ head: auditHeads, firm: tenants })
    .from(auditHeads)
    .innerJoin(tenants, eq(tenants.id, auditHeads.tenantId))
    .where(
      and(
        eq(tenants.kind, "firm"),
        afterId === undefined ? undefined : lt(tenants.id, afterId as TenantId),
        pattern === null
          ? undefined
          : or(ilike(tenants.nameZh, pattern), ilike(tenants.nameEn, pattern)),
      ),
    )
    .orderBy(desc(tenants.id))
    .limit(first + 1);
  return rows.map(({ head, firm }) => ({ ...head, firm }));
}
