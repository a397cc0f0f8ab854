import { exactPrice, hourMs, type PriceTier } from "../../../contracts/prices/price.ts";
import type { Money } from "../../kernel/money.ts";
import { hasExtras, type PriceExtras, priceModelOf } from "../prices.ts";

/** The currency in which a highest price is wanted. */
export const wantedCurrency = "CNY";

/** More than any price: the least that an offer in another currency asks (bigint of PostgreSQL). */
export const priceOfNone = 2n ** 63n - 1n;

interface Priced {
  readonly pricePerHour: Money;
  readonly extras: PriceExtras;
}

/** How much work is wanted; null: not said. */
interface WantedWork {
  readonly hoursMs: number | null;
  readonly pieces: number | null;
}

/**
 * Whether an hour of the wanted work costs at most so many minor units of `wantedCurrency`, set-up,
 * tiers and pieces included; compared before any rounding. Without hours there is no work to spread
 * a set-up over: the price of the first hour counts. What the pieces cost is unknown until both
 * their number and the hours are, and an unknown price meets no limit.
 */
export function isCheapEnough(
  { pricePerHour, extras }: Priced,
  { hoursMs, pieces }: WantedWork,
  most: bigint,
): boolean {
  if (pricePerHour.currency !== wantedCurrency) return false;
  if (extras.perPieceMinor !== null && (hoursMs === null || pieces === null)) return false;
  if (hoursMs === null) return pricePerHour.minor <= most;
  const model = priceModelOf(pricePerHour, extras);
  return exactPrice(model, { ms: hoursMs, pieces }) <= most * BigInt(hoursMs);
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
  const plain = `m.price_per_hour_minor <= ${most}`;
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
    else coalesce(${exact} <= ${most} * ${hoursMs}, false) end))`;
}
