import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { circles, tenants } from "../../platform/schema.ts";
import type { OperatorScope, TenantScope } from "../../platform/tenancy.ts";
import type { FirmStatus } from "../sessions/rules.ts";
import type { Tenant } from "./reads.ts";

/** False when a firm with one of its codes was admitted in the same moment. */
export async function insertTenant({ db }: OperatorScope, row: Tenant): Promise<boolean> {
  const rows = await db
    .insert(tenants)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: tenants.id });
  return rows.length === 1;
}

/** The circle that a house's own events go to: 32 random bytes stand for it in the ledger. */
export async function insertOwnCircle({ db, house }: TenantScope): Promise<void> {
  await db.insert(circles).values({ tenantId: house, name: "house", audience: randomBytes(32) });
}

export async function setSuspended(
  { db, now }: OperatorScope,
  id: TenantId,
  reason: string,
): Promise<void> {
  await db
    .update(tenants)
    .set({ status: "suspended", suspendedAt: now, suspensionReason: reason })
    .where(eq(tenants.id, id));
}

export async function setResumed(
  { db }: OperatorScope,
  id: TenantId,
  status: FirmStatus,
): Promise<void> {
  await db
    .update(tenants)
    .set({ status, suspendedAt: null, suspensionReason: null })
    .where(eq(tenants.id, id));
}
