/** Beyond a number of hours or pieces, each further one has another price. */
export interface PriceTier {
  readonly by: "hours" | "pieces";
  /** A whole number; what lies up to it keeps the price before. */
  readonly beyond: number;
  readonly minor: bigint;
}

/** What an offer costs, in minor units of one currency; null: nothing of the kind is asked. */
export interface PriceModel {
  readonly perHourMinor: bigint;
  /** Once for each booking. */
  readonly setUpMinor: bigint | null;
  readonly perPieceMinor: bigint | null;
  /** Ascending within each kind, no two of one kind beyond the same number. */
  readonly tiers: readonly PriceTier[];
}

/** What is booked: time in milliseconds, and pieces where they have a price. */
export interface PricedPart {
  readonly ms: number;
  readonly pieces: number | null;
}

export const priceParts = ["set_up", "hours", "pieces"] as const;

/** One line of a price: so much of something, at so much, is so much. */
export interface PriceLine {
  readonly part: (typeof priceParts)[number];
  /** Milliseconds of hours, else a count. */
  readonly amount: number;
  readonly unitMinor: bigint;
  readonly minor: bigint;
}

export const hourMs = 3_600_000;

interface Slice {
  readonly amount: number;
  readonly unitMinor: bigint;
}

/** An amount cut where its tiers begin, each slice with its price; `unit` is what one measures. */
function slicesOf(
  amount: number,
  firstMinor: bigint,
  tiers: readonly PriceTier[],
  unit: number,
): Slice[] {
  const steps = [{ beyond: 0, minor: firstMinor }, ...tiers];
  return steps
    .map(({ beyond, minor }, at) => {
      const end = Math.min(amount, (steps[at + 1]?.beyond ?? Number.POSITIVE_INFINITY) * unit);
      return { amount: end - beyond * unit, unitMinor: minor };
    })
    .filter((slice) => slice.amount > 0);
}

const tiersBy = ({ tiers }: PriceModel, by: PriceTier["by"]) =>
  tiers.filter((tier) => tier.by === by);

const hourSlices = (model: PriceModel, ms: number) =>
  slicesOf(ms, model.perHourMinor, tiersBy(model, "hours"), hourMs);

function pieceSlices(model: PriceModel, pieces: number | null): Slice[] {
  if (model.perPieceMinor === null || pieces === null) return [];
  return slicesOf(pieces, model.perPieceMinor, tiersBy(model, "pieces"), 1);
}

/** Rounded half up to the minor unit. */
function priceOfTime({ amount, unitMinor }: Slice): bigint {
  const whole = BigInt(hourMs);
  return (unitMinor * BigInt(amount) + whole / 2n) / whole;
}

/**
 * The price of a part of an offer line by line: set-up, then hours, then pieces, each tier for what
 * lies within it alone. Tiers begin at whole hours, so at most one line is rounded: that of time,
 * half up to the minor unit.
 */
export function priceLines(model: PriceModel, { ms, pieces }: PricedPart): PriceLine[] {
  const { setUpMinor } = model;
  const setUp: PriceLine[] =
    setUpMinor === null
      ? []
      : [{ part: "set_up", amount: 1, unitMinor: setUpMinor, minor: setUpMinor }];
  const hours = hourSlices(model, ms).map(
    (slice): PriceLine => ({ part: "hours", ...slice, minor: priceOfTime(slice) }),
  );
  const counted = pieceSlices(model, pieces).map(
    (slice): PriceLine => ({
      part: "pieces",
      ...slice,
      minor: slice.unitMinor * BigInt(slice.amount),
    }),
  );
  return [...setUp, ...hours, ...counted];
}

/** What all lines come to; they are whole minor units, so nothing is rounded again. */
export function totalMinor(lines: readonly PriceLine[]): bigint {
  return lines.reduce((sum, { minor }) => sum + minor, 0n);
}

/** The price before rounding in minor units times milliseconds, to compare with another exactly. */
export function exactPrice(model: PriceModel, { ms, pieces }: PricedPart): bigint {
  const hours = hourSlices(model, ms);
  const sum = (slices: readonly Slice[]) =>
    slices.reduce((all, { amount, unitMinor }) => all + unitMinor * BigInt(amount), 0n);
  const counted = (model.setUpMinor ?? 0n) + sum(pieceSlices(model, pieces));
  return sum(hours) + counted * BigInt(hourMs);
}
