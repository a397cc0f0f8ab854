import { and, eq } from "drizzle-orm";
import type {
  BookingCancelledV1,
  BookingRequestedV1,
  BookingRescheduledV1,
  OfferWithdrawnV1,
} from "../../contracts/events/shapes/capacity.ts";
import type { ResourceId } from "../capability/index.ts";
import type { TenantId } from "../kernel/brand.ts";
import type { ProgramScope } from "../platform/doors.ts";
import type { RecordedEvent, Subscriber } from "../platform/relay.ts";
import { tenants } from "../platform/schema.ts";
import { listCapabilities } from "./market/capabilities.ts";
import { lockOffers, reckonFree } from "./market/free.ts";
import { insertNews } from "./market/gains.ts";
import { marketRowOf } from "./market/listing.ts";
import { sayChanged } from "./market/news.ts";
import { sharePartners } from "./market/partners.ts";
import { marketTaken } from "./schema/taken.ts";
import { type BookingId, marketOffers, type OfferId } from "./schema.ts";
import { minutesOfText } from "./windows.ts";

const types = {
  published: "capacity.offer-published.v1",
  priced: "capacity.offer-published.v2",
  described: "capacity.offer-published.v3",
  taxed: "capacity.offer-published.v4",
  zoned: "capacity.offer-published.v5",
  partnerAdded: "capacity.partner-added.v1",
  partnerRemoved: "capacity.partner-removed.v1",
  bucketPublished: "capacity.bucket-published.v1",
  bucketDescribed: "capacity.bucket-published.v2",
  bucketTaxed: "capacity.bucket-published.v3",
  withdrawn: "capacity.offer-withdrawn.v1",
  requested: "capacity.booking-requested.v1",
  cancelled: "capacity.booking-cancelled.v1",
  rescheduled: "capacity.booking-rescheduled.v1",
} as const;

type Hear = (scope: ProgramScope, event: RecordedEvent) => Promise<ResourceId | null>;

const bodyOf = <Shape>(event: RecordedEvent) => event.envelope.body as unknown as Shape;

/** What each event does to the market; gives the resource whose free time may have changed. */
const acts: Readonly<Record<string, Hear>> = {
  [types.published]: listOffer,
  [types.priced]: listOffer,
  [types.described]: listOffer,
  [types.taxed]: listOffer,
  [types.zoned]: listOffer,
  [types.partnerAdded]: tellPartners,
  [types.partnerRemoved]: tellPartners,
  [types.bucketPublished]: listOffer,
  [types.bucketDescribed]: listOffer,
  [types.bucketTaxed]: listOffer,
  [types.withdrawn]: delistOffer,
  [types.requested]: takeTime,
  [types.cancelled]: giveBackTime,
  [types.rescheduled]: moveTime,
};

/**
 * Keeps the market: published offers with what is free of them, from the events alone. Holds are
 * no events; `tellHolds` tells of those.
 */
export const marketSubscriber: Subscriber = {
  name: "market",
  hears: Object.values(types),
  hear: async (scope, events) => {
    const changed = new Map<TenantId, Set<ResourceId>>();
    for (const event of events) {
      const resource = await acts[event.type]?.(scope, event);
      if (!resource) continue;
      const resources = changed.get(event.tenantId) ?? new Set();
      changed.set(event.tenantId, resources.add(resource));
    }
    for (const [tenantId, resources] of changed) {
      await lockOffers(scope, tenantId, resources);
      await reckonFree(scope, tenantId, resources);
    }
  },
};

async function firmNames(scope: ProgramScope, id: TenantId): Promise<string[]> {
  const rows = await scope.db
    .select({ zh: tenants.nameZh, en: tenants.nameEn })
    .from(tenants)
    .where(eq(tenants.id, id));
  return rows.flatMap(({ zh, en }) => [zh, en]);
}

async function listOffer(scope: ProgramScope, event: RecordedEvent): Promise<ResourceId> {
  const row = marketRowOf(event.tenantId, event.envelope, await firmNames(scope, event.tenantId));
  await listCapabilities(scope, row);
  const listed = await scope.db
    .insert(marketOffers)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: marketOffers.id });
  if (listed.length === 1) await insertNews(scope, { ...row, offerId: row.id, minutes: null });
  if (row.visibility === "partners") await sharePartners(scope, event.tenantId);
  return row.resourceId;
}

async function tellPartners(scope: ProgramScope, { tenantId }: RecordedEvent): Promise<null> {
  await sharePartners(scope, tenantId);
  return null;
}

const offerOf = (tenantId: TenantId, offerId: string) =>
  and(eq(marketOffers.tenantId, tenantId), eq(marketOffers.id, offerId as OfferId));

/** The row stays, unseen: an event of a booking made before may still come. */
async function delistOffer(scope: ProgramScope, event: RecordedEvent): Promise<null> {
  const { offerId } = bodyOf<OfferWithdrawnV1>(event);
  await scope.db
    .update(marketOffers)
    .set({ withdrawnAt: new Date(event.envelope.recordTime) })
    .where(offerOf(event.tenantId, offerId));
  await sayChanged(scope, [{ tenantId: event.tenantId, id: offerId as OfferId }]);
  return null;
}

async function takeTime(scope: ProgramScope, event: RecordedEvent): Promise<ResourceId> {
  const body = bodyOf<BookingRequestedV1 | BookingRescheduledV1>(event);
  const { bookingId, offerId, window } = body;
  const [offer] = await scope.db
    .select({ resourceId: marketOffers.resourceId, weekMinutes: marketOffers.weekMinutes })
    .from(marketOffers)
    .where(offerOf(event.tenantId, offerId));
  if (offer === undefined) throw new Error(`offer ${offerId} was booked and never published`);
  await scope.db
    .insert(marketTaken)
    .values({
      tenantId: event.tenantId,
      bookingId: bookingId as BookingId,
      resourceId: offer.resourceId,
      fromAt: new Date(window.from),
      untilAt: new Date(window.until),
      minutes: offer.weekMinutes === null ? null : minutesOfText(body.hours),
    })
    .onConflictDoUpdate({
      // A hold that was confirmed: from now on only a cancellation frees its time.
      target: [marketTaken.tenantId, marketTaken.bookingId],
      set: { held: false },
    });
  return offer.resourceId;
}

async function giveBackTime(scope: ProgramScope, event: RecordedEvent): Promise<ResourceId | null> {
  return giveBack(scope, event.tenantId, bodyOf<BookingCancelledV1>(event).bookingId);
}

/** Both on the same resource, that of the offer. */
async function moveTime(scope: ProgramScope, event: RecordedEvent): Promise<ResourceId> {
  await giveBack(scope, event.tenantId, bodyOf<BookingRescheduledV1>(event).formerId);
  return takeTime(scope, event);
}

async function giveBack(
  scope: ProgramScope,
  tenantId: TenantId,
  bookingId: string,
): Promise<ResourceId | null> {
  const [freed] = await scope.db
    .delete(marketTaken)
    .where(
      and(eq(marketTaken.tenantId, tenantId), eq(marketTaken.bookingId, bookingId as BookingId)),
    )
    .returning();
  if (freed === undefined) return null;
  await insertNews(scope, { ...freed, offerId: null });
  return freed.resourceId;
}
