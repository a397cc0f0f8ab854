import { exactPrice, hourMs, type PriceTier } from "../../../contracts/prices/price.ts";
import type { Money } from "../../kernel/money.ts";
import { hasExtras, type PriceExtras, priceModelOf } from "../prices.ts";

/** The currency in which a highest price is wanted. */
export const wantedCurrency = "CNY";

/** More than any price: the least that an offer in another currency asks (bigint of PostgreSQL). */
export const priceOfNone = 2n ** 63n - 1n;

/** The rate for work on goods: that of a price without VAT whose own is not told. */
export const usualVatBasisPoints = 1_300;
const wholePoints = 10_000;

/** What is told of the VAT of a price. */
interface Taxed {
  readonly vatIncluded: boolean;
  /** Its rate in hundredths of a percent; null where it is not told. */
  readonly vatBasisPoints: number | null;
}

interface Priced {
  readonly pricePerHour: Money;
  readonly extras: PriceExtras;
}

/** The rate by which a price without VAT is compared. */
export const ratePoints = ({ vatBasisPoints }: Taxed): number =>
  vatBasisPoints ?? usualVatBasisPoints;

/** What a price comes to with VAT, in hundredths of a percent of it. */
const grossPoints = (taxed: Taxed): bigint =>
  BigInt(wholePoints + (taxed.vatIncluded ? 0 : ratePoints(taxed)));

/** A price with VAT, rounded half up to the minor unit. */
export function withVat(minor: bigint, taxed: Taxed): bigint {
  const whole = BigInt(wholePoints);
  return (minor * grossPoints(taxed) + whole / 2n) / whole;
}

/** How much work is wanted; null: not said. */
interface WantedWork {
  readonly hoursMs: number | null;
  readonly pieces: number | null;
}

/**
 * Whether an hour of the wanted work costs at most so many minor units of `wantedCurrency`, set-up,
 * tiers, pieces and VAT included; compared before any rounding. Without hours there is no work to spread
 * a set-up over: the price of the first hour counts. What the pieces cost is unknown until both
 * their number and the hours are, and an unknown price meets no limit.
 */
export function isCheapEnough(
  { pricePerHour, extras, ...taxed }: Priced & Taxed,
  { hoursMs, pieces }: WantedWork,
  most: bigint,
): boolean {
  if (pricePerHour.currency !== wantedCurrency) return false;
  if (extras.perPieceMinor !== null && (hoursMs === null || pieces === null)) return false;
  const [gross, whole] = [grossPoints(taxed), BigInt(wholePoints)];
  if (hoursMs === null) return pricePerHour.minor * gross <= most * whole;
  const model = priceModelOf(pricePerHour, extras);
  return exactPrice(model, { ms: hoursMs, pieces }) * gross <= most * BigInt(hoursMs) * whole;
}

/**
 * What an hour of the wanted work costs with all that an offer asks besides, rounded half up to the
 * minor unit; null where it asks nothing else, or the work is not known well enough.
 */
export function hourPriceOf(
  { pricePerHour, extras }: Priced,
  { hoursMs, pieces }: WantedWork,
): bigint | null {
  if (hoursMs === null || !hasExtras(extras)) return null;
  if (extras.perPieceMinor !== null && pieces === null) return null;
  const ms = BigInt(hoursMs);
  const exact = exactPrice(priceModelOf(pricePerHour, extras), { ms: hoursMs, pieces });
  return (exact + ms / 2n) / ms;
}

/** What the tiers add to a quantity at the first price: each its step, for all beyond its begin. */
function tierSteps(by: PriceTier["by"], first: string, quantity: string, unit: number): string {
  return `(select coalesce(sum(step * greatest(0, ${quantity} - start)), 0) from (
    select (tier->>'beyond')::numeric * ${unit} as start, (tier->>'minor')::numeric
      - lag((tier->>'minor')::numeric, 1, ${first}) over (order by (tier->>'beyond')::numeric) as step
    from jsonb_array_elements(m.price_tiers) tier where tier->>'by' = '${by}') steps)`;
}

/** The same as `isCheapEnough` in SQL, of values as SQL names them; each null: not said. */
export function cheapEnough({
  most,
  hoursMs,
  pieces,
}: {
  readonly most: string;
  readonly hoursMs: string;
  readonly pieces: string;
}): string {
  const gross = `(${wholePoints} + coalesce(m.vat_basis_points, ${usualVatBasisPoints}))`;
  // Most prices have VAT in them, and are compared as they are.
  const plain = `(case when m.vat_included then m.price_per_hour_minor <= ${most}
    else m.price_per_hour_minor::numeric * ${gross} <= ${most}::numeric * ${wholePoints} end)`;
  const [perHour, perPiece] = [
    "m.price_per_hour_minor::numeric",
    "m.price_per_piece_minor::numeric",
  ];
  const hours = `${perHour} * ${hoursMs} + ${tierSteps("hours", perHour, hoursMs, hourMs)}`;
  const counted = `case when m.price_per_piece_minor is null then 0
    else ${perPiece} * ${pieces} + ${tierSteps("pieces", perPiece, pieces, 1)} end`;
  const exact = `${hours} + (coalesce(m.set_up_minor, 0) + ${counted}) * ${hourMs}`;
  // Most offers have a price per hour and no more: for them nothing is reckoned. A count that was
  // not wanted makes the price null, which meets nothing.
  return `(${most} is null or (m.currency = '${wantedCurrency}' and case
    when ${hoursMs} is null then m.price_per_piece_minor is null and ${plain}
    when m.set_up_minor is null and m.price_per_piece_minor is null and m.price_tiers = '[]'
      then ${plain}
    else coalesce((${exact}) * (case when m.vat_included then ${wholePoints} else ${gross} end)
      <= ${most} * ${hoursMs} * ${wholePoints}, false) end))`;
}
