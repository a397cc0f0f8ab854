import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { idOfDigest } from "../../platform/ids.ts";
import { everyone, marketCapabilities } from "../schema/capabilities.ts";
import type { CapabilityId, marketOffers } from "../schema.ts";
import { priceOfNone, wantedCurrency } from "./price.ts";

type MarketOffer = typeof marketOffers.$inferInsert;
type Listed = Omit<MarketOffer, "capabilityId">;
type Capability = typeof marketCapabilities.$inferInsert;

/** What an offer's resource was published as able to do; equal for equal audiences. */
function capabilityOf(offer: Listed) {
  return {
    process: offer.process,
    tenantId: offer.tenantId,
    placeX: offer.placeX,
    placeY: offer.placeY,
    placeZ: offer.placeZ,
    materials: offer.materials,
    shortSideNm: offer.shortSideNm,
    middleSideNm: offer.middleSideNm,
    longSideNm: offer.longSideNm,
    toleranceNm: offer.toleranceNm,
    certificates: offer.certificates,
    searchText: offer.searchText,
    visibility: offer.visibility,
  };
}

/** The id of a capability is made of its content and of those with whom it is shared. */
export function capabilityIdOf(offer: Listed): CapabilityId {
  const content = JSON.stringify({ ...capabilityOf(offer), sharedWith: offer.sharedWith });
  return idOfDigest<CapabilityId>(createHash("sha256").update(content).digest());
}

/** What the price of an hour comes to at the least; a tier may ask less than the first hour. */
function leastPriceOf({ currency, priceTiers, pricePerHourMinor }: Listed): bigint {
  if (currency !== wantedCurrency) return priceOfNone;
  return priceTiers === undefined || priceTiers.length === 0 ? pricePerHourMinor : 0n;
}

/** An offer's capability, once for everyone or for each firm that may see it. */
export function marketCapabilitiesOf(offer: MarketOffer): Capability[] {
  const { capabilityId: id, visibility, tenantId, sharedWith } = offer;
  const firms = [tenantId, ...sharedWith] as TenantId[];
  const audiences = new Set(visibility === "market" ? [everyone] : firms);
  const row = { ...capabilityOf(offer), id, leastPriceMinor: leastPriceOf(offer) };
  return [...audiences].map((audience) => ({ ...row, audience }));
}

/** Lists an offer's capability, or notes that it is to be had for less than was known. */
export async function listCapabilities({ db }: ProgramScope, offer: MarketOffer): Promise<void> {
  const { process, audience, id, leastPriceMinor } = marketCapabilities;
  const least = sql`least(${leastPriceMinor}, excluded.least_price_minor)`;
  await db
    .insert(marketCapabilities)
    .values(marketCapabilitiesOf(offer))
    .onConflictDoUpdate({ target: [process, audience, id], set: { leastPriceMinor: least } });
}
