import type {
  BucketPublishedV1,
  BucketPublishedV2,
  BucketPublishedV3,
  DescribedResourceShape,
  OfferPublishedV1,
  OfferPublishedV2,
  OfferPublishedV5,
  OfferWithdrawnV1,
} from "../../../contracts/events/shapes/capacity.ts";
import { mmText, type ResourceRow } from "../../capability/index.ts";
import { hoursText, lengthMs } from "../../kernel/window.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { Actor } from "../../platform/tenancy.ts";
import type { Bucket } from "../buckets/weeks.ts";
import type { PriceExtras } from "../prices.ts";
import type { OfferId } from "../schema.ts";
import { by, decimalText, windowShape } from "../shapes.ts";
import type { DecidedOffer } from "./rules.ts";

const minuteMs = 60_000;

function offered({ name, kind, site, ...resource }: ResourceRow): OfferPublishedV1["resource"] {
  const { envelopeNm, toleranceNm, materials, certificates } = resource;
  return {
    name: { zh: name.zh, en: name.en },
    kind,
    materials,
    envelopeMm: { x: mmText(envelopeNm.x), y: mmText(envelopeNm.y), z: mmText(envelopeNm.z) },
    toleranceMm: mmText(toleranceNm),
    certificates: certificates.map(({ standard, number, validUntil }) => ({
      standard,
      number,
      validUntil: validUntil.toISOString(),
    })),
    city: { zh: site.city.zh, en: site.city.en },
    latitude: decimalText(site.latitude),
    longitude: decimalText(site.longitude),
  };
}

/** Whether there is more to tell of a resource than the first shape of an offer can. */
const hasMore = ({ certificates, batchLeast, batchMost }: ResourceRow): boolean =>
  batchLeast !== null ||
  batchMost !== null ||
  certificates.some(({ validFrom }) => validFrom !== null);

function described(resource: ResourceRow): DescribedResourceShape {
  const { certificates, batchLeast, batchMost } = resource;
  return {
    ...offered(resource),
    certificates: certificates.map(({ standard, number, validFrom, validUntil }) => ({
      standard,
      number,
      validFrom: validFrom?.toISOString() ?? null,
      validUntil: validUntil.toISOString(),
    })),
    batch: { least: batchLeast, most: batchMost },
  };
}

function extrasShape({ setUpMinor, perPieceMinor, tiers }: PriceExtras, currency: string) {
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    setUp: setUpMinor === null ? null : money(setUpMinor),
    perPiece: perPieceMinor === null ? null : money(perPieceMinor),
    tiers: tiers.map(({ by, beyond, minor }) => ({ by, beyond, price: money(minor) })),
  };
}

/** An offer that comes on the market, whose and of what. */
export interface PublishedOffer {
  readonly offerId: OfferId;
  readonly provider: string;
  readonly offer: DecidedOffer;
  readonly resource: ResourceRow;
}

/** All that the market may know of an offer: its projection is built from this alone. */
export function offerPublished(published: PublishedOffer, actor: Actor): EventDraft {
  const { offer, resource } = published;
  const body: OfferPublishedV5 = {
    ...told(published, actor),
    resource: described(resource),
    hours: hoursText(lengthMs(offer.window)),
    vatBasisPoints: offer.vatBasisPoints,
    zone: resource.site.timeZone,
  };
  return { type: "capacity.offer-published.v5", body };
}

/** The same of hours a week. */
export function bucketPublished(
  published: PublishedOffer,
  { weekMinutes, zone }: Bucket,
  actor: Actor,
): EventDraft {
  const weekHours = hoursText(weekMinutes * minuteMs);
  const body: BucketPublishedV1 = { ...told(published, actor), weekHours, zone };
  const { vatBasisPoints } = published.offer;
  if (vatBasisPoints !== null) {
    const resource = described(published.resource);
    const taxed: BucketPublishedV3 = { ...body, resource, vatBasisPoints };
    return { type: "capacity.bucket-published.v3", body: taxed };
  }
  if (hasMore(published.resource)) {
    const all: BucketPublishedV2 = { ...body, resource: described(published.resource) };
    return { type: "capacity.bucket-published.v2", body: all };
  }
  return { type: "capacity.bucket-published.v1", body };
}

function told(
  { offerId, provider, offer, resource }: PublishedOffer,
  actor: Actor,
): Omit<OfferPublishedV2, "hours"> {
  const { minor, currency } = offer.pricePerHour;
  return {
    offerId,
    provider,
    resourceId: offer.resourceId,
    process: offer.process,
    window: windowShape(offer.window),
    pricePerHour: { minor: minor.toString(), currency },
    vatIncluded: offer.vatIncluded,
    terms: offer.terms,
    visibility: offer.visibility,
    sharedWith: offer.firms,
    extras: extrasShape(offer.extras, currency),
    resource: offered(resource),
    by: by(actor),
  };
}

export function offerWithdrawn(offerId: OfferId, provider: string, actor: Actor): EventDraft {
  const body: OfferWithdrawnV1 = { offerId, provider, by: by(actor) };
  return { type: "capacity.offer-withdrawn.v1", body };
}
