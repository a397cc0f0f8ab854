import { and, eq, gt, isNull, sql } from "drizzle-orm";
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

const standing = (version: number) =>
  and(eq(operatingRules.version, version), isNull(operatingRules.withdrawnAt));

/** Whoever withdraws a version waits for another who does. */
export async function lockRules({ db }: OperatorScope, version: number): Promise<void> {
  const { version: each } = operatingRules;
  await db.select({ each }).from(operatingRules).where(standing(version)).for("update");
}

/** False when the version has come into force meanwhile: the database's clock says so, under the lock. */
export async function setWithdrawn(
  { db }: OperatorScope,
  { version, withdrawnAt, withdrawalReason }: OperatingRules,
): Promise<boolean> {
  const isToCome = gt(operatingRules.effectiveFrom, sql`clock_timestamp()`);
  const rows = await db
    .update(operatingRules)
    .set({ withdrawnAt, withdrawalReason })
    .where(and(standing(version), isToCome))
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
