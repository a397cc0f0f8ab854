import { boolean, integer, text, uuid } from "drizzle-orm/pg-core";
import type { Brand } from "../../kernel/brand.ts";

export type SeriesId = Brand<string, "SeriesId">;

/** Whether VAT is in the price of an offer, and its rate in hundredths of a percent; null: not told. */
export const vat = {
  vatIncluded: boolean("vat_included").notNull(),
  vatBasisPoints: integer("vat_basis_points"),
};

/** Of an offer of hours a week: how many, and by which clock weeks begin. Null of exclusive time. */
export const bucket = {
  weekMinutes: integer("week_minutes"),
  /** IANA name. */
  zone: text("zone"),
};

/** The same as the market shows it, where exclusive time has its days by a clock, too. */
export const clock = { weekMinutes: bucket.weekMinutes, zone: text("zone").notNull() };

/** Of an offer that recurs: all that were published in one act have the same. Null of any other. */
export const series = { seriesId: uuid("series_id").$type<SeriesId>() };

/** Of a resource as the market shows it: pieces in one lot; null without limit. */
export const batch = { batchLeast: integer("batch_least"), batchMost: integer("batch_most") };

/** A certificate as the market keeps it; `key` is its standard in the form that search compares. */
export interface MarketCertificate {
  readonly standard: string;
  readonly number: string;
  /** Unix milliseconds, as `validUntil`; absent where it is not said. */
  readonly validFrom?: number;
  readonly validUntil: number;
  readonly key: string;
}
