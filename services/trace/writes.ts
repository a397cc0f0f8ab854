import { sql } from "drizzle-orm";
import { insertable } from "../platform/insertable.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { traceCaptures, traceEventCodes, traceEvents, traceProducts } from "./schema.ts";

export async function insertCapture(
  scope: TenantScope,
  capture: typeof traceCaptures.$inferInsert,
  events: readonly (typeof traceEvents.$inferInsert)[],
  codes: readonly (typeof traceEventCodes.$inferInsert)[],
): Promise<void> {
  await scope.db.insert(traceCaptures).values(capture);
  for (const some of insertable(events)) await scope.db.insert(traceEvents).values(some);
  for (const some of insertable(codes)) await scope.db.insert(traceEventCodes).values(some);
}

/** Describes a product anew; the newest description of a firm is the one that counts. */
export async function keepProduct(
  scope: TenantScope,
  product: typeof traceProducts.$inferInsert,
): Promise<void> {
  const { nameZh, nameEn, descriptionZh, descriptionEn, describedAt } = product;
  await scope.db
    .insert(traceProducts)
    .values(product)
    .onConflictDoUpdate({
      target: [traceProducts.tenantId, traceProducts.product],
      set: { nameZh, nameEn, descriptionZh, descriptionEn, describedAt },
      setWhere: sql`${traceProducts.describedAt} <= ${describedAt.toISOString()}`,
    });
}
