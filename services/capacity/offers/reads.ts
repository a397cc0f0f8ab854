import { and, eq, gt } from "drizzle-orm";
import {
  type ResourceColumns,
  type ResourceParts,
  type ResourceRow,
  resourceColumns,
  resourcePartsAsked,
  resourceRow,
  siteJoin,
  wholeResource,
} from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Money } from "../../kernel/money.ts";
import type { Window } from "../../kernel/window.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { type Bucket, bucketIn } from "../buckets/weeks.ts";
import { type FirmColumns, firmCellsAsked, firmColumns, firmReader } from "../firms.ts";
import { type ExtrasColumns, extrasOf, type PriceExtras } from "../prices.ts";
import type { SeriesId } from "../schema/offered.ts";
import { capacityOffers, type OfferId, type OfferStatus, type Visibility } from "../schema.ts";
import { type BookedTime, inStretch, type Stretch, stretchValues } from "../windows.ts";

/** One of the firm's own offers, as it is shown; whole only where all of its parts were fetched. */
export interface OfferRow {
  readonly tenantId: TenantId;
  readonly id: OfferId;
  readonly firm: FirmSeen;
  readonly resource: ResourceRow;
  readonly process: string;
  readonly window: Window;
  /** Null where it offers exclusive time. */
  readonly bucket: Bucket | null;
  /** Time of its resource that is taken within its window: of hours a week so many of each week. */
  readonly taken: readonly BookedTime[];
  readonly pricePerHour: Money;
  readonly extras: PriceExtras;
  readonly vatIncluded: boolean;
  readonly vatBasisPoints: number | null;
  readonly visibility: Visibility;
  /** Those who alone may see it; none of an offer that is for everyone or for partners. */
  readonly firms: readonly FirmSeen[];
  readonly status: OfferStatus;
  readonly publishedAt: Date;
  readonly terms: string;
  /** Null of an offer that does not recur. */
  readonly seriesId: SeriesId | null;
}

const windowColumns = ["o.from_at", "o.until_at"] as const;
const bucketColumns = ["o.week_minutes", "o.zone"] as const;

const namedColumn = `(select json_agg(n) from (
    select ${firmColumns("t", "named")} from tenants t where t.id = any(o.shared_with) order by t.id
  ) n) as named`;

/** What the fields of an offer are made of, besides its key, its price and when it was published. */
const columnsOfField = {
  process: ["o.process"],
  window: windowColumns,
  kind: bucketColumns,
  hours: [...windowColumns, ...bucketColumns],
  weekHours: bucketColumns,
  zone: bucketColumns,
  weeks: [...windowColumns, ...bucketColumns, "o.status"],
  freeHours: [...windowColumns, ...bucketColumns, "o.status"],
  freeWindows: [...windowColumns, ...bucketColumns, "o.status"],
  vatIncluded: ["o.vat_included"],
  vatBasisPoints: ["o.vat_basis_points"],
  visibility: ["o.visibility"],
  firms: [namedColumn],
  status: ["o.status"],
  terms: ["o.terms"],
  seriesId: ["o.series_id"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type OfferField = keyof typeof columnsOfField;

const everyField = Object.keys(columnsOfField) as OfferField[];

/** What a question about offers fetches: cells are paid for, and a page has many. */
export interface OfferParts {
  readonly fields: readonly OfferField[];
  /** Cells of the firm; none without its join. */
  readonly firm: ReturnType<typeof firmCellsAsked>;
  readonly taken: boolean;
  readonly resource: ResourceParts;
}

/** The parts of an offer that a document asks for. */
export function offerPartsAsked(asks: (...path: readonly string[]) => boolean): OfferParts {
  return {
    fields: everyField.filter((field) => asks(field)),
    firm: firmCellsAsked((field) => asks("firm", field)),
    taken: asks("freeHours") || asks("freeWindows") || asks("weeks"),
    resource: resourcePartsAsked((...path) => asks("resource", ...path)),
  };
}

export interface OfferPage {
  readonly limit: number;
  readonly after: { readonly publishedAt: string; readonly id: string } | null;
  readonly status: OfferStatus | null;
}

const takenColumn = `(select json_agg(json_build_array(extract(epoch from t.from_at) * 1000,
    extract(epoch from t.until_at) * 1000, t.minutes))
  from capacity_taken t where t.tenant_id = o.tenant_id and t.resource_id = o.resource_id
    and (t.minutes is null) = (o.week_minutes is null) and t.until_at > o.from_at and t.from_at < o.until_at
    and (t.held_until is null or t.held_until > statement_timestamp())) as taken`;

function selectOffers({ fields, firm, taken, resource }: OfferParts): string {
  const columns = [
    `o.tenant_id, o.id, o.published_at, o.price_per_hour_minor, o.currency, o.set_up_minor,
      o.price_per_piece_minor, o.price_tiers`,
    ...new Set(fields.flatMap((field): readonly string[] => columnsOfField[field])),
    resourceColumns(resource),
    firm.length > 0 ? firmColumns("f", "firm", firm) : [],
    taken ? takenColumn : [],
  ];
  return `select ${columns.flat().join(", ")} from capacity_offers o
    join resources r on r.tenant_id = o.tenant_id and r.id = o.resource_id
    ${siteJoin(resource)}
    ${firm.length > 0 ? "join tenants f on f.id = o.tenant_id" : ""}
    where o.tenant_id = $1`;
}

/** A page of the firm's own offers, newest first, in one question. */
export function offersQuestion(
  house: TenantId,
  { limit, after, status }: OfferPage,
  parts: OfferParts,
): Question {
  const values: (string | number)[] = [house, limit];
  const given = (value: string) => `$${values.push(value)}`;
  const ofStatus = status === null ? "" : `and o.status = ${given(status)}`;
  const rest =
    after === null
      ? ""
      : `and (o.published_at, o.id) < (${given(after.publishedAt)}::timestamptz,
          ${given(after.id)}::uuid)`;
  return {
    text: `${selectOffers(parts)} ${ofStatus} ${rest}
      order by o.published_at desc, o.id desc limit $2`,
    values,
  };
}

const wholeOffer: OfferParts = {
  fields: everyField,
  firm: firmCellsAsked(() => true),
  taken: true,
  resource: wholeResource,
};

/** Whole offers of the house `$1`, to be narrowed down. */
export const wholeOffers = selectOffers(wholeOffer);

/** Offers on the market that stand in a stretch of time, the next ones, so many at most. */
export function offersInQuestion(stretch: Stretch, limit: number): Question {
  return {
    text: `${wholeOffers} and o.status = 'published' and ${inStretch("o", "r")}
      order by o.from_at, o.id limit $6`,
    values: [...stretchValues(stretch), limit],
  };
}

export function offerQuestion(house: TenantId, id: string): Question {
  return {
    text: `${wholeOffers} and o.id = $2`,
    values: [house, id],
  };
}

export interface OfferColumns extends ResourceColumns, FirmColumns<"firm">, ExtrasColumns {
  readonly tenant_id: TenantId;
  readonly id: OfferId;
  readonly process: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly price_per_hour_minor: string;
  readonly currency: string;
  readonly vat_included: boolean;
  readonly vat_basis_points: number | null;
  readonly visibility: Visibility;
  readonly named?: readonly FirmColumns<"named">[] | null;
  readonly status: OfferStatus;
  readonly published_at: Date;
  readonly terms: string;
  readonly week_minutes: number | null;
  readonly zone: string | null;
  readonly series_id: SeriesId | null;
  readonly taken?: readonly (readonly [number, number, number | null])[] | null;
}

const firmOf = firmReader("firm");
const namedOf = firmReader("named");

export function offerRow(row: OfferColumns): OfferRow {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    firm: firmOf(row),
    resource: resourceRow(row.tenant_id, row),
    process: row.process,
    window: { from: row.from_at, until: row.until_at },
    bucket: bucketIn(row.week_minutes ?? null, row.zone ?? null),
    taken: (row.taken ?? []).map(([from, until, minutes]) => ({
      window: { from: new Date(from), until: new Date(until) },
      minutes,
    })),
    pricePerHour: { minor: BigInt(row.price_per_hour_minor), currency: row.currency },
    extras: extrasOf(row),
    vatIncluded: row.vat_included,
    vatBasisPoints: row.vat_basis_points,
    visibility: row.visibility,
    firms: (row.named ?? []).map(namedOf),
    status: row.status,
    publishedAt: row.published_at,
    terms: row.terms,
    seriesId: row.series_id,
  };
}

/** Windows that SQL gave as pairs of Unix milliseconds; null where there are none. */
export function windowsOf(pairs: readonly (readonly [number, number])[] | null | undefined) {
  return (pairs ?? []).map(
    ([from, until]): Window => ({ from: new Date(from), until: new Date(until) }),
  );
}

/** The state of one of the firm's own offers, locked so that no booking slips in between. */
export async function offerToWithdraw(
  scope: TenantScope,
  id: OfferId,
): Promise<{ readonly status: OfferStatus } | null> {
  const [row] = await scope.db
    .select({ status: capacityOffers.status })
    .from(capacityOffers)
    .where(and(eq(capacityOffers.tenantId, scope.house), eq(capacityOffers.id, id)))
    .for("no key update");
  return row ?? null;
}

const open = (house: TenantId, now: Date) =>
  and(
    eq(capacityOffers.tenantId, house),
    eq(capacityOffers.status, "published"),
    gt(capacityOffers.untilAt, now),
  );

/** How many offers of the firm are on the market and not over. */
export async function offersOpen({ db, house, now }: TenantScope): Promise<number> {
  return db.$count(capacityOffers, open(house, now));
}

/** The same by id, locked as the one that is withdrawn. */
export async function lockOffersOpen({ db, house, now }: TenantScope): Promise<OfferId[]> {
  const rows = await db
    .select({ id: capacityOffers.id })
    .from(capacityOffers)
    .where(open(house, now))
    .orderBy(capacityOffers.id)
    .for("no key update");
  return rows.map(({ id }) => id);
}
