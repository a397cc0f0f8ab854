import { sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { freeParts, overlaps, type Window } from "../../kernel/window.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import { bucketIn } from "../buckets/weeks.ts";
import { windowsOf } from "../offers/reads.ts";
import { type ExtrasColumns, extrasOf } from "../prices.ts";
import { marketNews } from "../schema/searches.ts";
import type { MarketCertificate, OfferId } from "../schema.ts";
import type { Offered } from "./rules.ts";

type News = Omit<typeof marketNews.$inferSelect, "id">;

/** Notes time that has come onto the market, in the transaction of the change itself. */
export async function insertNews(
  { db }: ProgramScope,
  { tenantId, resourceId, offerId, fromAt, untilAt, minutes }: News,
): Promise<void> {
  const row = { tenantId, id: newId<string>(), resourceId, offerId, fromAt, untilAt, minutes };
  await db.insert(marketNews).values(row);
}

/** An offer to which time has come, as it was before and as it is now. */
export interface ChangedOffer {
  readonly provider: TenantId;
  readonly id: OfferId;
  readonly now: Offered;
  readonly before: Offered;
}

type Spans = readonly (readonly [number, number])[];
/** From, until, and of hours of a week how many minutes of it. */
type Gain = readonly [number, number, number | null];

interface Row extends Record<string, unknown>, ExtrasColumns {
  readonly news: number;
  readonly tenant_id: TenantId | null;
  readonly id: OfferId;
  readonly gained: readonly Gain[];
  readonly process: string;
  readonly materials: readonly string[];
  readonly sides: readonly [number, number, number];
  readonly tolerance_nm: string;
  readonly certificates: readonly MarketCertificate[];
  readonly from_at: string;
  readonly until_at: string;
  readonly free: Spans | null;
  readonly week_minutes: number | null;
  readonly zone: string;
  readonly price_per_hour_minor: string;
  readonly currency: string;
  readonly vat_included: boolean;
  readonly vat_basis_points: number | null;
  readonly place: readonly [number, number, number];
  readonly search_text: string;
}

function changedOffer(row: Row & { readonly tenant_id: TenantId }): ChangedOffer {
  const [x, y, z] = row.sides;
  const [placeX, placeY, placeZ] = row.place;
  const free = windowsOf(row.free);
  const before = row.gained.reduce<readonly Window[]>(less, free);
  const now: Offered = {
    process: row.process,
    materials: row.materials,
    envelopeNm: { x, y, z },
    toleranceNm: Number(row.tolerance_nm),
    certificates: row.certificates,
    window: { from: new Date(row.from_at), until: new Date(row.until_at) },
    free,
    bucket: bucketIn(row.week_minutes, row.zone),
    pricePerHour: { minor: BigInt(row.price_per_hour_minor), currency: row.currency },
    extras: extrasOf(row),
    vatIncluded: row.vat_included,
    vatBasisPoints: row.vat_basis_points,
    place: { x: placeX, y: placeY, z: placeZ },
    searchText: row.search_text,
  };
  return { provider: row.tenant_id, id: row.id, now, before: { ...now, free: before } };
}

const minuteMs = 60_000;

/** What was free before a gain; hours that are free of a week stand at its beginning. */
function less(free: readonly Window[], [from, until, minutes]: Gain): Window[] {
  const gained = { from: new Date(from), until: new Date(until) };
  if (minutes === null) return free.flatMap((part) => freeParts(part, [gained]));
  return free.flatMap((part) => {
    if (!overlaps(part, gained)) return [part];
    // Whole weeks that are free meet: only of the one that has gained is there less before.
    const end = part.until < gained.until ? part.until : gained.until;
    const begin = new Date(Math.max(gained.from.getTime(), end.getTime() - minutes * minuteMs));
    return freeParts(part, [{ from: begin, until: end }]);
  });
}

/** The offers that some news are about, and how many news there were. */
export interface TakenNews {
  readonly count: number;
  readonly offers: readonly ChangedOffer[];
}

/**
 * Takes the oldest news with the offers that they are about; news that another worker has are
 * passed over. One statement, so that what is free and what has become free are of one instant:
 * beside the free time of a later one, each of two gains could take the other for older.
 */
export async function takeNews({ db }: ProgramScope, most: number): Promise<TakenNews> {
  const rows = await db.execute<Row>(sql`
    with news as (
      delete from market_news where (tenant_id, id) in (
        select tenant_id, id from market_news order by id limit ${most}::int
        for update skip locked)
      returning tenant_id, resource_id, offer_id, from_at, until_at, minutes
    ), gains as (
      select m.process, m.tenant_id, m.id,
        json_agg(json_build_array(extract(epoch from n.from_at) * 1000,
          extract(epoch from n.until_at) * 1000, n.minutes)) as gained
      from news n join market_offers m on m.tenant_id = n.tenant_id
        and m.resource_id = n.resource_id
        and (m.id = n.offer_id or n.offer_id is null
          and (m.week_minutes is null) = (n.minutes is null))
        and m.until_at > n.from_at and m.from_at < n.until_at
      where m.withdrawn_at is null and m.until_at > statement_timestamp()
      group by m.process, m.tenant_id, m.id
    ), offers as (
      select m.tenant_id, m.id, g.gained, m.process, m.materials,
        json_build_array(m.envelope_x_nm, m.envelope_y_nm, m.envelope_z_nm) as sides,
        m.tolerance_nm, m.certificates, m.from_at, m.until_at,
        (select json_agg(json_build_array(extract(epoch from lower(part)) * 1000,
          extract(epoch from upper(part)) * 1000)) from unnest(m.free) part) as free,
        m.week_minutes, m.zone, m.price_per_hour_minor, m.set_up_minor, m.price_per_piece_minor, m.price_tiers, m.currency,
        m.vat_included, m.vat_basis_points,
        json_build_array(m.place_x, m.place_y, m.place_z) as place, m.search_text
      from gains g join market_offers m using (process, tenant_id, id)
    )
    select n.news, o.* from (select count(*)::int as news from news) n left join offers o on true`);
  const offers = rows.flatMap(({ tenant_id, ...row }) =>
    tenant_id === null
      ? []
      : [changedOffer({ ...row, tenant_id } as Row & { tenant_id: TenantId })],
  );
  return { count: rows[0]?.news ?? 0, offers };
}
