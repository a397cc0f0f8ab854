import type { OfferPartsFragment } from "../graphql/generated/graphql.ts";
import type { WindowText } from "../words/formats.ts";
import type { OfferStart } from "./publish-sheet.tsx";
import { percentOf } from "./vat.ts";

type Offer = OfferPartsFragment;

const hourMs = 3_600_000;
/** Wednesday noon of a week that begins on Monday: on a Wednesday by the clock of any zone. */
const midweekMs = 60 * hourMs;

const shifted = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

/** Its time as the form holds it: of hours a week a day of its first and of its last week. */
function windowOf({ kind, window }: Offer): WindowText {
  if (kind === "WINDOW") return { from: window.from, until: window.until };
  return { from: shifted(window.from, midweekMs), until: shifted(window.until, -midweekMs) };
}

/**
 * What a form begins with that publishes the like of an offer. A time that is over and an amount in
 * another currency than the form has are left to be said anew.
 */
export function startLike(offer: Offer, currency: string, now: Date): OfferStart {
  const { pricePerHour, setUpPrice, pricePerPiece, priceTiers } = offer;
  const prices = {
    pricePerHourMinor: pricePerHour.minor,
    setUpMinor: setUpPrice?.minor ?? null,
    pricePerPieceMinor: pricePerPiece?.minor ?? null,
    priceTiers: priceTiers.map(({ by, beyond, price }) => ({
      by,
      beyond: String(beyond),
      priceMinor: price.minor,
    })),
  };
  return {
    kind: offer.kind,
    resource: offer.resource.id,
    process: offer.process.code,
    ...(Date.parse(offer.window.until) > now.getTime() ? { window: windowOf(offer) } : {}),
    ...(offer.weekHours === null ? {} : { weekHours: offer.weekHours }),
    ...(pricePerHour.currency === currency ? prices : {}),
    vatIncluded: offer.vatIncluded,
    ...(offer.vatBasisPoints === null ? {} : { vatPercent: percentOf(offer.vatBasisPoints) }),
    visibility: offer.visibility,
    firms: offer.firms.map(({ id }) => id),
    named: offer.firms,
    terms: offer.terms,
  };
}
