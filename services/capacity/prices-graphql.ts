import { type PriceLine, type PriceTier, priceParts } from "../../contracts/prices/price.ts";
import type { Money } from "../kernel/money.ts";
import { Refusal } from "../kernel/refusal.ts";
import { hoursText } from "../kernel/window.ts";
import { builder, MoneyRef } from "../platform/graphql/builder.ts";
import { enumOf } from "../platform/graphql/enums.ts";
import type { PriceExtras } from "./prices.ts";

const PriceUnitRef = enumOf("PriceUnit", ["hours", "pieces"]);

type Seen<Row> = Row & { readonly currency: string };

const PriceTierRef = builder.objectRef<Seen<PriceTier>>("PriceTier").implement({
  description: "Beyond so many hours or pieces, each further one is at this price.",
  fields: (t) => ({
    by: t.expose("by", { type: PriceUnitRef }),
    beyond: t.exposeInt("beyond"),
    price: t.field({ type: MoneyRef, resolve: ({ minor, currency }) => ({ minor, currency }) }),
  }),
});

/** What an offer costs, as it is shown beside the price per hour. */
interface Priced {
  readonly pricePerHour: Money;
  readonly extras: PriceExtras;
}

const tiersSeen = ({ pricePerHour: { currency }, extras }: Priced) =>
  extras.tiers.map((tier) => ({ ...tier, currency }));

const moneySeen = (minor: bigint | null, { pricePerHour: { currency } }: Priced): Money | null =>
  minor === null ? null : { minor, currency };

type ObjectFields<Row> = Parameters<
  NonNullable<Parameters<ReturnType<typeof builder.objectRef<Row>>["implement"]>[0]["fields"]>
>[0];

/** The fields of an offer that say its price besides that of the hour. */
export function priceFields<Row>(t: ObjectFields<Row>, pricedOf: (row: Row) => Priced) {
  return {
    setUpPrice: t.field({
      type: MoneyRef,
      nullable: true,
      description: "Once for each booking.",
      resolve: (row) => moneySeen(pricedOf(row).extras.setUpMinor, pricedOf(row)),
    }),
    pricePerPiece: t.field({
      type: MoneyRef,
      nullable: true,
      resolve: (row) => moneySeen(pricedOf(row).extras.perPieceMinor, pricedOf(row)),
    }),
    priceTiers: t.field({ type: [PriceTierRef], resolve: (row) => tiersSeen(pricedOf(row)) }),
  };
}

/** A line of what was agreed. */
export const PriceLineRef = builder.objectRef<Seen<PriceLine>>("PriceLine").implement({
  description: "So much of something, at so much, is so much. The lines of a price are its total.",
  fields: (t) => ({
    part: t.expose("part", { type: enumOf("PricePart", priceParts) }),
    quantity: t.field({
      type: "Decimal",
      description: "Hours or pieces.",
      resolve: ({ part, amount }) => (part === "hours" ? hoursText(amount) : String(amount)),
    }),
    unitPrice: t.field({
      type: MoneyRef,
      resolve: ({ unitMinor, currency }) => ({ minor: unitMinor, currency }),
    }),
    amount: t.field({ type: MoneyRef, resolve: ({ minor, currency }) => ({ minor, currency }) }),
  }),
});

/** The lines of what was agreed, in the currency of its total. */
export function linesSeen({
  priceLines,
  total: { currency },
}: {
  readonly priceLines: readonly PriceLine[];
  readonly total: Money;
}): Seen<PriceLine>[] {
  return priceLines.map((line) => ({ ...line, currency }));
}

export const PriceTierInput = builder.inputType("PriceTierInput", {
  fields: (t) => ({
    by: t.field({ type: PriceUnitRef, required: true }),
    beyond: t.int({ required: true }),
    priceMinor: t.string({ required: true }),
  }),
});

/** Integer minor units as a caller writes them. */
export function minorOf(text: string, field: string): bigint {
  if (!/^\d{1,15}$/.test(text)) throw new Refusal("INPUT_INVALID", {}, field);
  return BigInt(text);
}

type Maybe<T> = T | null | undefined;

interface ExtrasInput {
  readonly setUpMinor?: Maybe<string>;
  readonly pricePerPieceMinor?: Maybe<string>;
  readonly priceTiers?: Maybe<readonly (typeof PriceTierInput.$inferInput)[]>;
}

/** What a firm asks besides the price per hour; what is left out or empty is not asked. */
export function extrasAsked({
  setUpMinor,
  pricePerPieceMinor,
  priceTiers,
}: ExtrasInput): PriceExtras {
  const given = (text: Maybe<string>, field: string) => (text ? minorOf(text, field) : null);
  return {
    setUpMinor: given(setUpMinor, "setUpMinor"),
    perPieceMinor: given(pricePerPieceMinor, "pricePerPieceMinor"),
    tiers: (priceTiers ?? []).map(({ by, beyond, priceMinor }) => ({
      by,
      beyond,
      minor: minorOf(priceMinor, "priceTiers"),
    })),
  };
}
