import { and, eq } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { Bucket } from "../buckets/weeks.ts";
import { extrasColumns } from "../prices.ts";
import type { SeriesId } from "../schema/offered.ts";
import { capacityOffers, type OfferId } from "../schema.ts";
import type { DecidedOffer } from "./rules.ts";

export async function insertOffer(
  scope: TenantScope,
  id: OfferId,
  offer: DecidedOffer,
  bucket: Bucket | null,
  seriesId: SeriesId | null = null,
): Promise<void> {
  const { window, weekHours: _weekHours, pricePerHour, extras, firms, ...rest } = offer;
  await scope.db.insert(capacityOffers).values({
    ...rest,
    tenantId: scope.house,
    id,
    fromAt: window.from,
    untilAt: window.until,
    pricePerHourMinor: pricePerHour.minor,
    ...extrasColumns(extras),
    currency: pricePerHour.currency,
    sharedWith: [...firms],
    publishedAt: scope.now,
    weekMinutes: bucket?.weekMinutes ?? null,
    zone: bucket?.zone ?? null,
    seriesId,
  });
}

export async function markWithdrawn(scope: TenantScope, id: OfferId): Promise<void> {
  await scope.db
    .update(capacityOffers)
    .set({ status: "withdrawn", withdrawnAt: scope.now })
    .where(and(eq(capacityOffers.tenantId, scope.house), eq(capacityOffers.id, id)));
}
