import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { ProgramScope } from "../../platform/doors.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { marketSearches, marketSearchMatches, type SearchId } from "../schema/searches.ts";
import type { OfferId } from "../schema.ts";

type Row = typeof marketSearches.$inferInsert;

const own = (house: TenantScope["house"], id: SearchId) =>
  and(eq(marketSearches.tenantId, house), eq(marketSearches.id, id));

export async function insertSearch(
  { db, house, now }: TenantScope,
  search: Omit<Row, "tenantId" | "savedAt">,
): Promise<void> {
  await db.insert(marketSearches).values({ ...search, tenantId: house, savedAt: now });
}

export async function setSearch(
  { db, house }: TenantScope,
  id: SearchId,
  set: Partial<Pick<Row, "name" | "alerts">>,
): Promise<void> {
  await db.update(marketSearches).set(set).where(own(house, id));
}

/** Removes it, and with it what it was told of. */
export async function deleteSearch({ db, house }: TenantScope, id: SearchId): Promise<void> {
  await db.delete(marketSearches).where(own(house, id));
}

export type FoundMatch = Omit<typeof marketSearchMatches.$inferSelect, "toldAt">;

/** Notes matches to be told; of one that was noted before, told or not, nothing. */
export async function insertMatches(
  { db }: ProgramScope,
  matches: readonly FoundMatch[],
): Promise<void> {
  await db
    .insert(marketSearchMatches)
    .values([...matches])
    .onConflictDoNothing();
}

const ofSearch = (house: TenantScope["house"], id: SearchId, offers: readonly OfferId[]) =>
  and(
    eq(marketSearchMatches.tenantId, house),
    eq(marketSearchMatches.searchId, id),
    inArray(marketSearchMatches.offerId, [...offers]),
  );

export async function setTold(
  { db, house, now }: TenantScope,
  id: SearchId,
  offers: readonly OfferId[],
): Promise<void> {
  await db
    .update(marketSearchMatches)
    .set({ toldAt: now })
    .where(ofSearch(house, id, offers));
  await db
    .update(marketSearches)
    .set({ told: sql`${marketSearches.told} + ${offers.length}`, lastToldAt: now })
    .where(own(house, id));
}

/** Drops matches that the firm is not told of. */
export async function dropMatches(
  { db, house }: TenantScope,
  id: SearchId,
  offers: readonly OfferId[],
): Promise<void> {
  await db.delete(marketSearchMatches).where(ofSearch(house, id, offers));
}

/** Forgets matches of offers whose time is over. */
export async function deleteOver({ db, now }: ProgramScope): Promise<void> {
  await db.delete(marketSearchMatches).where(lt(marketSearchMatches.untilAt, now));
}
