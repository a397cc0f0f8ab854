import { and, eq } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import { tenants } from "../../platform/schema.ts";
import type { OperatorScope, TenantScope } from "../../platform/tenancy.ts";
import { operatingRules, rulesAcceptances } from "../schema/rules.ts";
import type { OperatingRules } from "./rules.ts";

/** False when another took the version in the same moment. */
export async function insertRules(
  { db }: OperatorScope,
  { text, ...rules }: OperatingRules,
): Promise<boolean> {
  const rows = await db
    .insert(operatingRules)
    .values({ ...rules, textZh: text.zh, textEn: text.en })
    .onConflictDoNothing()
    .returning({ version: operatingRules.version });
  return rows.length === 1;
}

/** Tells whether this was the firm's first acceptance of the version. */
export async function insertAcceptance(
  { db, house, now }: TenantScope,
  version: number,
  personId: PersonId,
): Promise<boolean> {
  const inserted = await db
    .insert(rulesAcceptances)
    .values({ tenantId: house, version, personId, at: now })
    .onConflictDoNothing()
    .returning({ version: rulesAcceptances.version });
  return inserted.length === 1;
}

/** Opens the house of a firm that was only admitted so far; row security allows nothing else. */
export async function activateHouse({ db, house }: TenantScope): Promise<void> {
  await db
    .update(tenants)
    .set({ status: "active" })
    .where(and(eq(tenants.id, house), eq(tenants.status, "admitted")));
}
