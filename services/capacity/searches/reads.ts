import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { marketSearches, marketSearchMatches, type SearchId } from "../schema/searches.ts";
import type { OfferId } from "../schema.ts";

export type SavedSearch = typeof marketSearches.$inferSelect;

const ofPerson = (house: TenantId, person: PersonId) =>
  and(eq(marketSearches.tenantId, house), eq(marketSearches.personId, person));

/** What a person of the firm has saved, the newest last. */
export async function searchesOf(
  { db, house }: TenantScope,
  person: PersonId,
): Promise<SavedSearch[]> {
  return db
    .select()
    .from(marketSearches)
    .where(ofPerson(house, person))
    .orderBy(asc(marketSearches.id));
}

/** One's own search; null for another's. */
export async function ownSearch(
  { db, house }: TenantScope,
  person: PersonId,
  id: SearchId,
): Promise<SavedSearch | null> {
  const [row] = await db
    .select()
    .from(marketSearches)
    .where(and(ofPerson(house, person), eq(marketSearches.id, id)));
  return row ?? null;
}

/** How many the person and the firm keep. Those who save take turns, or two would see the last place. */
export async function searchesKept({ db, house }: TenantScope, person: PersonId) {
  const turn = `searches ${house}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  return {
    ofPerson: await db.$count(marketSearches, ofPerson(house, person)),
    ofFirm: await db.$count(marketSearches, eq(marketSearches.tenantId, house)),
  };
}

/** A search that may be told of offers of its process. */
export type AlertSearch = Pick<SavedSearch, "tenantId" | "id" | "ask" | "place">;

/**
 * Searches with alerts that want one of these, a process and the groups that it is in, of firms at
 * work, in an order of their own; those after `last`.
 */
export async function alertsOn(
  { db }: ProgramScope,
  wanted: readonly string[],
  last: AlertSearch | undefined,
  most: number,
): Promise<AlertSearch[]> {
  const { tenantId, id, ask, place } = marketSearches;
  return db
    .select({ tenantId, id, ask, place })
    .from(marketSearches)
    .innerJoin(tenants, and(eq(tenants.id, tenantId), eq(tenants.status, "active")))
    .where(
      and(
        eq(marketSearches.alerts, true),
        inArray(marketSearches.process, [...wanted]),
        last && sql`(${tenantId}, ${id}) > (${last.tenantId}, ${last.id})`,
      ),
    )
    .orderBy(asc(tenantId), asc(id))
    .limit(most);
}

/** Firms with a match that they were not told of. */
export async function firmsToTell({ db }: ProgramScope, most: number): Promise<TenantId[]> {
  const rows = await db
    .selectDistinct({ id: marketSearchMatches.tenantId })
    .from(marketSearchMatches)
    .where(isNull(marketSearchMatches.toldAt))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** A match that was not told yet, and whether the firm sees the offer now. */
export interface UntoldMatch {
  readonly search: SavedSearch;
  readonly offerId: OfferId;
  readonly isSeen: boolean;
}

/**
 * The firm's matches that were not told, each held by one worker. Row security and the market's
 * own conditions say which of the offers the firm sees.
 */
export async function untoldMatches({ db, house }: TenantScope): Promise<UntoldMatch[]> {
  const matches = await db
    .select({
      search: marketSearches,
      offerId: marketSearchMatches.offerId,
      provider: marketSearchMatches.provider,
    })
    .from(marketSearchMatches)
    .innerJoin(
      marketSearches,
      and(
        eq(marketSearches.tenantId, marketSearchMatches.tenantId),
        eq(marketSearches.id, marketSearchMatches.searchId),
      ),
    )
    .where(and(eq(marketSearchMatches.tenantId, house), isNull(marketSearchMatches.toldAt)))
    .orderBy(asc(marketSearchMatches.searchId), asc(marketSearchMatches.offerId))
    .limit(1_000)
    .for("update", { of: marketSearchMatches, skipLocked: true });
  const seen = await offersSeen({ db }, matches);
  return matches.map(({ search, offerId }) => ({ search, offerId, isSeen: seen.has(offerId) }));
}

async function offersSeen(
  { db }: Pick<TenantScope, "db">,
  offers: readonly { readonly provider: TenantId; readonly offerId: OfferId }[],
): Promise<ReadonlySet<OfferId>> {
  const providers = JSON.stringify(offers.map(({ provider }) => provider));
  const ids = JSON.stringify(offers.map(({ offerId }) => offerId));
  const rows = await db.execute<{ id: OfferId }>(sql`
    select m.id from rows from (
        jsonb_array_elements_text(${providers}::jsonb), jsonb_array_elements_text(${ids}::jsonb)
      ) as o (provider, id)
    join market_offers m on m.tenant_id = o.provider::uuid and m.id = o.id::uuid
    join tenants f on f.id = m.tenant_id and f.status <> 'suspended' and f.frozen_at is null
      and f.leaving_until is null`);
  return new Set(rows.map(({ id }) => id));
}
