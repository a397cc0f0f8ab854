import type {
  OfferPublishedV1,
  OfferPublishedV2,
  OfferWithdrawnV1,
} from "../../../contracts/events/shapes/capacity.ts";
import { mmText, type ResourceRow } from "../../capability/index.ts";
import { hoursText, lengthMs } from "../../kernel/window.ts";
import type { EventDraft } from "../../platform/outbox.ts";
import type { Actor } from "../../platform/tenancy.ts";
import { hasExtras, type PriceExtras } from "../prices.ts";
import type { OfferId } from "../schema.ts";
import { by, decimalText, windowShape } from "../shapes.ts";
import type { DecidedOffer } from "./rules.ts";

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

function extrasShape({ setUpMinor, perPieceMinor, tiers }: PriceExtras, currency: string) {
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    setUp: setUpMinor === null ? null : money(setUpMinor),
    perPiece: perPieceMinor === null ? null : money(perPieceMinor),
    tiers: tiers.map(({ by, beyond, minor }) => ({ by, beyond, price: money(minor) })),
  };
}

/** All that the market may know of an offer: its projection is built from this alone. */
export function offerPublished(
  offerId: OfferId,
  provider: string,
  offer: DecidedOffer,
  resource: ResourceRow,
  actor: Actor,
): EventDraft {
  const { minor, currency } = offer.pricePerHour;
  const body: Omit<OfferPublishedV1, "visibility"> = {
    offerId,
    provider,
    resourceId: offer.resourceId,
    process: offer.process,
    window: windowShape(offer.window),
    hours: hoursText(lengthMs(offer.window)),
    pricePerHour: { minor: minor.toString(), currency },
    vatIncluded: offer.vatIncluded,
    terms: offer.terms,
    sharedWith: offer.firms,
    resource: offered(resource),
    by: by(actor),
  };
  const { visibility } = offer;
  if (visibility !== "partners" && !hasExtras(offer.extras)) {
    const first: OfferPublishedV1 = { ...body, visibility };
    return { type: "capacity.offer-published.v1", body: first };
  }
  const extras = extrasShape(offer.extras, currency);
  const second: OfferPublishedV2 = { ...body, visibility, extras };
  return { type: "capacity.offer-published.v2", body: second };
}

export function offerWithdrawn(offerId: OfferId, provider: string, actor: Actor): EventDraft {
  const body: OfferWithdrawnV1 = { offerId, provider, by: by(actor) };
  return { type: "capacity.offer-withdrawn.v1", body };
}
