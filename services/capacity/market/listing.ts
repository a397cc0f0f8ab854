import type {
  BucketPublishedV1,
  BucketPublishedV2,
  BucketPublishedV3,
  Envelope,
  OfferPublishedV1,
  OfferPublishedV2,
  OfferPublishedV3,
  OfferPublishedV4,
  OfferPublishedV5,
} from "../../../contracts/events/index.ts";
import {
  endOfValidity,
  materialOf,
  nmOf,
  processPath,
  type ResourceId,
  type ResourceKind,
} from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { extrasColumns, hourlyOnly, type PriceExtras } from "../prices.ts";
import type { MarketCertificate, marketOffers, OfferId } from "../schema.ts";
import { minutesOfText, usualZone } from "../windows.ts";
import { capabilityIdOf } from "./capabilities.ts";
import { placeOf } from "./place.ts";
import { sidesOf } from "./rules.ts";
import { searchTextOf, standardKeyOf } from "./wording.ts";

type Published =
  | OfferPublishedV1
  | OfferPublishedV2
  | OfferPublishedV3
  | OfferPublishedV4
  | OfferPublishedV5
  | BucketPublishedV1
  | BucketPublishedV2
  | BucketPublishedV3;

type Certificate = Published["resource"]["certificates"][number] & {
  readonly validFrom?: string | null;
};

function certificateOf({
  standard,
  number,
  validFrom,
  validUntil,
}: Certificate): MarketCertificate {
  return {
    standard,
    number,
    // Left out where there is none: a capability of before keeps its id.
    ...(validFrom ? { validFrom: Date.parse(validFrom) } : {}),
    // Events of before may end with the last millisecond of a day.
    validUntil: endOfValidity(new Date(validUntil)).getTime(),
    key: standardKeyOf(standard),
  };
}

type Described = Pick<Published, "process" | "resource">;

/** What a planner may type to find the offer: names of firm, place, process, its groups and materials. */
function findableBy({ process, resource }: Described, firm: readonly string[]): string {
  const vocabulary = [...processPath(process), ...resource.materials.map(materialOf)];
  const named = vocabulary.flatMap((each) => (each ? [each.name.zh, each.name.en] : []));
  const standards = resource.certificates.map(({ standard }) => standard);
  const { name, city } = resource;
  return searchTextOf([...firm, name.zh, name.en, city.zh, city.en, ...named, ...standards]);
}

/** What an event says of the price besides that of the hour. */
function extrasIn({ setUp, perPiece, tiers }: OfferPublishedV2["extras"]): PriceExtras {
  return {
    setUpMinor: setUp && BigInt(setUp.minor),
    perPieceMinor: perPiece && BigInt(perPiece.minor),
    tiers: tiers.map(({ by, beyond, price }) => ({ by, beyond, minor: BigInt(price.minor) })),
  };
}

/** How many hours a week it is of, which exclusive time has not, and by whose clock its days are. */
function clockColumns(body: Published) {
  return {
    ...("weekHours" in body ? { weekMinutes: minutesOfText(body.weekHours) } : {}),
    zone: "zone" in body ? body.zone : usualZone,
  };
}

/** The market's row of an offer that was published, as if all of its window were free. */
export function marketRowOf(
  tenantId: TenantId,
  envelope: Pick<Envelope, "body" | "recordTime">,
  firmNames: readonly string[],
): typeof marketOffers.$inferInsert {
  const body = envelope.body as Published;
  const { resource, window } = body;
  const { x, y, z } = resource.envelopeMm;
  const box = { x: nmOf(x), y: nmOf(y), z: nmOf(z) };
  const [short, middle, long] = sidesOf(box);
  const place = placeOf(Number(resource.latitude), Number(resource.longitude));
  const row = {
    process: body.process,
    tenantId,
    id: body.offerId as OfferId,
    resourceId: body.resourceId as ResourceId,
    resourceNameZh: resource.name.zh,
    resourceNameEn: resource.name.en,
    resourceKind: resource.kind as ResourceKind,
    cityZh: resource.city.zh,
    cityEn: resource.city.en,
    placeX: place.x,
    placeY: place.y,
    placeZ: place.z,
    materials: [...resource.materials],
    envelopeXNm: box.x,
    envelopeYNm: box.y,
    envelopeZNm: box.z,
    shortSideNm: short,
    middleSideNm: middle,
    longSideNm: long,
    toleranceNm: nmOf(resource.toleranceMm),
    certificates: resource.certificates.map(certificateOf),
    ...("batch" in resource
      ? { batchLeast: resource.batch.least, batchMost: resource.batch.most }
      : {}),
    fromAt: new Date(window.from),
    untilAt: new Date(window.until),
    free: `{[${window.from},${window.until})}`,
    pricePerHourMinor: BigInt(body.pricePerHour.minor),
    ...extrasColumns("extras" in body ? extrasIn(body.extras) : hourlyOnly),
    currency: body.pricePerHour.currency,
    vatIncluded: body.vatIncluded,
    vatBasisPoints: "vatBasisPoints" in body ? body.vatBasisPoints : null,
    terms: body.terms,
    searchText: findableBy(body, firmNames),
    ...clockColumns(body),
    visibility: body.visibility,
    sharedWith: body.sharedWith.map((firm) => firm as TenantId),
    publishedAt: new Date(envelope.recordTime),
  };
  return { ...row, capabilityId: capabilityIdOf(row) };
}
