import {
  type PriceLine,
  type PriceModel,
  type PriceTier,
  priceLines,
  totalMinor,
} from "../../contracts/prices/price.ts";
import type { Money } from "../kernel/money.ts";
import { Refusal } from "../kernel/refusal.ts";

/** What an offer asks besides its price per hour, in the same currency; null: nothing of the kind. */
export interface PriceExtras {
  readonly setUpMinor: bigint | null;
  readonly perPieceMinor: bigint | null;
  readonly tiers: readonly PriceTier[];
}

/** An offer that has a price per hour and no more. */
export const hourlyOnly: PriceExtras = { setUpMinor: null, perPieceMinor: null, tiers: [] };

export const highestMinor = 100_000_000n;
const mostTiers = 10;
const mostPieces = 10_000_000;
const mostHours = 8_784;

/** The most that a tier may begin beyond. */
const mostBeyond: Readonly<Record<PriceTier["by"], number>> = {
  hours: mostHours,
  pieces: mostPieces,
};

/** A price that is given at all is one: what costs nothing is left out. */
function checkMinor(minor: bigint | null, field: string): void {
  if (minor === null || (minor > 0n && minor <= highestMinor)) return;
  const most = String(highestMinor / 100n);
  throw new Refusal("PRICE_PART_OUT_OF_RANGE", { most }, field);
}

function checkTier({ by, beyond, minor }: PriceTier, perPieceMinor: bigint | null): void {
  checkMinor(minor, "priceTiers");
  const most = mostBeyond[by];
  if (!(Number.isInteger(beyond) && beyond > 0 && beyond <= most)) {
    throw new Refusal("TIER_OUT_OF_RANGE", { most }, "priceTiers");
  }
  if (by === "pieces" && perPieceMinor === null) {
    throw new Refusal("TIERS_WITHOUT_PIECES", {}, "priceTiers");
  }
}

/**
 * What an offer may ask besides its price per hour. The tiers come out in order. Throws
 * `PRICE_PART_OUT_OF_RANGE`, `TOO_MANY`, `TIER_OUT_OF_RANGE`, `TIERS_WITHOUT_PIECES`,
 * `TIERS_OVERLAP`.
 */
export function decideExtras({ setUpMinor, perPieceMinor, tiers }: PriceExtras): PriceExtras {
  checkMinor(setUpMinor, "setUpMinor");
  checkMinor(perPieceMinor, "pricePerPieceMinor");
  if (tiers.length > mostTiers) throw new Refusal("TOO_MANY", { most: mostTiers }, "priceTiers");
  for (const tier of tiers) checkTier(tier, perPieceMinor);
  const key = ({ by, beyond }: PriceTier) => `${by} ${beyond}`;
  const seen = new Set<string>();
  for (const tier of tiers) {
    if (seen.has(key(tier)))
      throw new Refusal("TIERS_OVERLAP", { beyond: tier.beyond }, "priceTiers");
    seen.add(key(tier));
  }
  const rank = ({ by, beyond }: PriceTier) => (by === "hours" ? beyond : mostHours + beyond);
  return { setUpMinor, perPieceMinor, tiers: tiers.toSorted((a, b) => rank(a) - rank(b)) };
}

/** Whether an offer asks anything besides its price per hour. */
export function hasExtras({ setUpMinor, perPieceMinor, tiers }: PriceExtras): boolean {
  return setUpMinor !== null || perPieceMinor !== null || tiers.length > 0;
}

/**
 * The pieces of a booking: named where they have a price, and only there. Throws `PIECES_MISSING`,
 * `PIECES_NOT_PRICED`, `PIECES_OUT_OF_RANGE`.
 */
export function decidePieces({ perPieceMinor }: PriceExtras, asked: number | null): number | null {
  if (asked === null) {
    if (perPieceMinor !== null) throw new Refusal("PIECES_MISSING", {}, "pieces");
    return null;
  }
  if (perPieceMinor === null) throw new Refusal("PIECES_NOT_PRICED", {}, "pieces");
  return checkPieces(asked);
}

/** A number of pieces that someone may want. */
export function checkPieces(pieces: number): number {
  if (Number.isInteger(pieces) && pieces > 0 && pieces <= mostPieces) return pieces;
  throw new Refusal("PIECES_OUT_OF_RANGE", { most: mostPieces }, "pieces");
}

export function priceModelOf(perHour: Money, extras: PriceExtras): PriceModel {
  return { perHourMinor: perHour.minor, ...extras };
}

/** What a booking costs, and the lines that say why. */
export function priceOfPart(
  perHour: Money,
  extras: PriceExtras,
  part: { readonly ms: number; readonly pieces: number | null },
): { readonly total: Money; readonly priceLines: readonly PriceLine[] } {
  const lines = priceLines(priceModelOf(perHour, extras), part);
  return { total: { minor: totalMinor(lines), currency: perHour.currency }, priceLines: lines };
}

/** Tiers and lines as JSON keeps them: amounts as text, which no reader of JSON rounds. */
export interface KeptTier extends Omit<PriceTier, "minor"> {
  readonly minor: string;
}

export interface KeptLine extends Omit<PriceLine, "unitMinor" | "minor"> {
  readonly unitMinor: string;
  readonly minor: string;
}

export const keptTiers = (tiers: readonly PriceTier[]): KeptTier[] =>
  tiers.map(({ by, beyond, minor }) => ({ by, beyond, minor: minor.toString() }));

export const keptLines = (lines: readonly PriceLine[]): KeptLine[] =>
  lines.map(({ part, amount, unitMinor, minor }) => ({
    part,
    amount,
    unitMinor: unitMinor.toString(),
    minor: minor.toString(),
  }));

export const linesOf = (kept: readonly KeptLine[]): PriceLine[] =>
  kept.map(({ unitMinor, minor, ...line }) => ({
    ...line,
    unitMinor: BigInt(unitMinor),
    minor: BigInt(minor),
  }));

/** The columns of an offer's price besides that of the hour, as a row of SQL has them. */
export interface ExtrasColumns {
  readonly set_up_minor: string | null;
  readonly price_per_piece_minor: string | null;
  readonly price_tiers: readonly KeptTier[];
}

export function extrasOf(
  row: Pick<ExtrasColumns, "price_tiers"> & {
    readonly set_up_minor: string | bigint | null;
    readonly price_per_piece_minor: string | bigint | null;
  },
): PriceExtras {
  const minorOf = (minor: string | bigint | null) => (minor === null ? null : BigInt(minor));
  return {
    setUpMinor: minorOf(row.set_up_minor),
    perPieceMinor: minorOf(row.price_per_piece_minor),
    tiers: row.price_tiers.map(({ by, beyond, minor }) => ({ by, beyond, minor: BigInt(minor) })),
  };
}

/** The same as Drizzle writes them. */
export function extrasColumns({ setUpMinor, perPieceMinor, tiers }: PriceExtras) {
  return { setUpMinor, pricePerPieceMinor: perPieceMinor, priceTiers: keptTiers(tiers) };
}
