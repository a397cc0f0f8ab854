import { eq, inArray, sql } from "drizzle-orm";
import type { TenantId } from "../kernel/brand.ts";
import { tenants } from "./schema.ts";
import type { TenantScope, Transaction } from "./tenancy.ts";

export type FirmRow = typeof tenants.$inferSelect;

/** Firms by id; their names, cities and identities are for all members. */
export async function firmsById(
  { db }: { readonly db: Transaction },
  ids: readonly TenantId[],
): Promise<ReadonlyMap<TenantId, FirmRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(tenants)
    .where(inArray(tenants.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

const standingOf = (firm: TenantId) => `standing ${firm}`;

/** What an act of several firms rests on: none of them is shut until its transaction ends. */
export async function holdStanding(
  { db }: { readonly db: Transaction },
  firms: readonly TenantId[],
): Promise<void> {
  const names = JSON.stringify([...new Set(firms)].map(standingOf));
  // Not the firms' rows: row security lets only each firm itself and the operator lock them.
  await db.execute(sql`select pg_advisory_xact_lock_shared(turn) from (
    select distinct hashtextextended(name, 0) as turn
    from jsonb_array_elements_text(${names}::jsonb) name order by turn offset 0) turns`);
}

/** Whoever shuts a firm waits for the acts that hold its standing, and is waited for by the next. */
export async function takeStanding(
  { db }: { readonly db: Transaction },
  firm: TenantId,
): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${standingOf(firm)}, 0))`);
}

/** The operator's own house; null before the platform was founded. */
export async function operatorIn({ db }: { readonly db: Transaction }): Promise<TenantId | null> {
  const [row] = await db
    .select({ id: tenants.id })
    .from(tenants)
    .where(eq(tenants.kind, "operator"));
  return row?.id ?? null;
}

/** The same of a platform that is founded. */
export async function operatorHouse(scope: { readonly db: Transaction }): Promise<TenantId> {
  const house = await operatorIn(scope);
  if (house === null) throw new Error("the platform has no operator");
  return house;
}

/** The canonical identity of the firm whose house this is. */
export async function firmIdentity(scope: Pick<TenantScope, "db" | "house">): Promise<string> {
  const [row] = await scope.db
    .select({ identity: tenants.identity })
    .from(tenants)
    .where(eq(tenants.id, scope.house));
  if (row === undefined) throw new Error(`house ${scope.house} is not there`);
  return row.identity;
}
