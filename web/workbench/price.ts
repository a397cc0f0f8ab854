import type { PriceLine, PriceModel, PriceTier } from "../../contracts/prices/price.ts";
import type {
  MarketOfferPartsFragment,
  PriceLinePartsFragment,
} from "../graphql/generated/graphql.ts";
import type { MoneyText } from "../words/formats.ts";

/** What of an offer says its price. */
export type PricedOffer = Pick<
  MarketOfferPartsFragment,
  "pricePerHour" | "setUpPrice" | "pricePerPiece" | "priceTiers"
>;

const minorOf = (money: { readonly minor: string } | null) => money && BigInt(money.minor);

const unitOf = { HOURS: "hours", PIECES: "pieces" } as const satisfies Record<
  PricedOffer["priceTiers"][number]["by"],
  PriceTier["by"]
>;

/** Whether an offer asks anything besides its price per hour. */
export const hasExtras = ({ setUpPrice, pricePerPiece, priceTiers }: PricedOffer) =>
  setUpPrice !== null || pricePerPiece !== null || priceTiers.length > 0;

/** The price of an offer as the contract's rule reckons with it. */
export function priceModelOf(offer: PricedOffer): PriceModel {
  return {
    perHourMinor: BigInt(offer.pricePerHour.minor),
    setUpMinor: minorOf(offer.setUpPrice),
    perPieceMinor: minorOf(offer.pricePerPiece),
    tiers: offer.priceTiers.map(({ by, beyond, price }) => ({
      by: unitOf[by],
      beyond,
      minor: BigInt(price.minor),
    })),
  };
}

/** A number of pieces as typed; null: none, or no such number. */
export const piecesIn = (typed: string | undefined): number | null =>
  /^\s*[1-9]\d{0,8}\s*$/.test(typed ?? "") ? Number(typed) : null;

/** A line of a price as it is shown, of a booking or of what one would cost. */
export type ShownLine = Omit<PriceLinePartsFragment, "__typename" | "unitPrice" | "amount"> & {
  readonly unitPrice: MoneyText;
  readonly amount: MoneyText;
};

const partOf = { set_up: "SET_UP", hours: "HOURS", pieces: "PIECES" } as const;
const hourMs = 3_600_000;

/** Reckoned lines in the form in which the api gives those of a booking. */
export function linesSeen(lines: readonly PriceLine[], currency: string): readonly ShownLine[] {
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  return lines.map(({ part, amount, unitMinor, minor }) => ({
    part: partOf[part],
    quantity: String(part === "hours" ? Math.round((amount / hourMs) * 100) / 100 : amount),
    unitPrice: money(unitMinor),
    amount: money(minor),
  }));
}
