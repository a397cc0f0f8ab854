import { and, asc, eq, gt, gte } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import { wholeOffers } from "../offers/reads.ts";
import type { SeriesId } from "../schema/offered.ts";
import { capacityOffers, type OfferId } from "../schema.ts";

/** The offers of a series in the order of time. */
export function seriesQuestion(house: TenantId, series: SeriesId): Question {
  return {
    text: `${wholeOffers} and o.series_id = $2 order by o.from_at`,
    values: [house, series],
  };
}

/** Other offers of the same resource that stand and touch one of a series, so many at most. */
export function overlappingQuestion(house: TenantId, series: SeriesId, limit: number): Question {
  return {
    text: `${wholeOffers} and o.status = 'published' and o.series_id is distinct from $2
        and exists (select from capacity_offers s where s.tenant_id = $1 and s.series_id = $2
          and s.resource_id = o.resource_id and s.until_at > o.from_at and s.from_at < o.until_at)
      order by o.from_at, o.id limit $3`,
    values: [house, series, limit],
  };
}

/**
 * An offer and those after it of its series that are on the market and not over, locked as one that
 * is withdrawn; null where the firm has no such offer, none where it is of no series.
 */
export async function restOfSeries(
  { db, house, now }: TenantScope,
  id: OfferId,
): Promise<OfferId[] | null> {
  const [offer] = await db
    .select({ series: capacityOffers.seriesId, from: capacityOffers.fromAt })
    .from(capacityOffers)
    .where(and(eq(capacityOffers.tenantId, house), eq(capacityOffers.id, id)));
  if (offer === undefined) return null;
  if (offer.series === null) return [];
  const rows = await db
    .select({ id: capacityOffers.id })
    .from(capacityOffers)
    .where(
      and(
        eq(capacityOffers.tenantId, house),
        eq(capacityOffers.seriesId, offer.series),
        eq(capacityOffers.status, "published"),
        gte(capacityOffers.fromAt, offer.from),
        gt(capacityOffers.untilAt, now),
      ),
    )
    .orderBy(asc(capacityOffers.id))
    .for("no key update");
  return rows.map((row) => row.id);
}
