import type { ResourceKind, Words } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Question } from "../../platform/tenancy.ts";
import type { FirmSeen } from "../../tenancy/index.ts";
import { type Bucket, bucketIn } from "../buckets/weeks.ts";
import { type FirmColumns, firmColumns, firmReader } from "../firms.ts";
import { windowsOf } from "../offers/reads.ts";
import type { MarketCertificate, OfferId } from "../schema.ts";
import { firstBookable } from "../windows.ts";
import { chordSquaredOf } from "./place.ts";
import {
  type Aspect,
  neededMs,
  type Offered,
  searchedWindow,
  sidesOf,
  type Wants,
  wantedCurrency,
} from "./rules.ts";

/** An offer as the market shows it. */
export interface MarketRow extends Offered {
  readonly tenantId: TenantId;
  readonly id: OfferId;
  readonly firm: FirmSeen;
  readonly resourceName: Words;
  readonly resourceKind: ResourceKind;
  readonly city: Words;
  readonly vatIncluded: boolean;
  readonly terms: string;
  /** Null where it offers exclusive time; else `free` has of each week so much from its beginning. */
  readonly bucket: Bucket | null;
  /** How many wanted aspects it does not meet. */
  readonly unmet: number;
}

export interface MarketPage {
  readonly limit: number;
  readonly after: { readonly unmet: number; readonly from: string; readonly id: string } | null;
}

type Value = Question["values"][number];
type Give = (value: Value, type: string) => string;

/** SQL that judges one wanted aspect as the rule of the same name does; null: nothing wanted. */
type Condition = (wants: Wants, now: Date, give: Give) => string | null;

function freeEnough(wants: Wants, now: Date, give: Give): string | null {
  const needed = neededMs(wants);
  if (needed === null) return null;
  const { from, until } = searchedWindow(wants, now);
  // A range that ends before it begins is an error in SQL; here it is simply no time.
  if (until !== null && until <= from) return "false";
  const [begin, end] = [give(from, "timestamptz"), give(until, "timestamptz")];
  // The offer's own window first: it is cheap to compare, and indexes know it.
  const meets = `m.until_at > ${begin} and (${end} is null or m.from_at < ${end})`;
  return `${meets} and (
    select coalesce(sum(extract(epoch from upper(part) - lower(part))), 0) * 1000
    from unnest(m.free * tstzmultirange(tstzrange(${begin}, ${end}))) part
  ) >= ${give(needed, "bigint")}`;
}

function certified({ certificate, window }: Wants, _now: Date, give: Give): string | null {
  if (certificate === null) return null;
  const key = give(certificate.key, "text");
  const end =
    window === null ? "m.until_at" : `least(m.until_at, ${give(window.until, "timestamptz")})`;
  return `exists (select from jsonb_array_elements(m.certificates) c
    where (c->>'key' = ${key} or starts_with(c->>'key', ${key} || ':'))
      and (c->>'validUntil')::numeric >= extract(epoch from ${end}) * 1000)`;
}

function nearEnough({ near }: Wants, _now: Date, give: Give): string | null {
  if (!near?.withinKm) return null;
  const { x, y, z } = near.place;
  const [dx, dy, dz] = [
    `(m.place_x - ${give(x, "float8")})`,
    `(m.place_y - ${give(y, "float8")})`,
    `(m.place_z - ${give(z, "float8")})`,
  ];
  const limit = give(chordSquaredOf(near.withinKm), "float8");
  return `${dx} * ${dx} + ${dy} * ${dy} + ${dz} * ${dz} <= ${limit}`;
}

function largeEnough({ envelopeNm }: Wants, _now: Date, give: Give): string | null {
  if (envelopeNm === null) return null;
  const [short, middle, long] = sidesOf(envelopeNm);
  return `m.short_side_nm >= ${give(short, "bigint")}
    and m.middle_side_nm >= ${give(middle, "bigint")}
    and m.long_side_nm >= ${give(long, "bigint")}`;
}

const conditions: { readonly [Each in Aspect]: Condition } = {
  process: ({ process }, _now, give) => process && `m.process = ${give(process, "text")}`,
  material: ({ material }, _now, give) =>
    material && `${give(material, "text")} = any(m.materials)`,
  envelope: largeEnough,
  tolerance: ({ toleranceNm }, _now, give) =>
    toleranceNm === null ? null : `m.tolerance_nm <= ${give(toleranceNm, "bigint")}`,
  certificate: certified,
  window: freeEnough,
  price: ({ maxPricePerHourMinor: most }, _now, give) =>
    most === null
      ? null
      : `(m.currency = '${wantedCurrency}'
          and m.price_per_hour_minor <= ${give(String(most), "bigint")})`,
  distance: nearEnough,
} as const;

const freeColumn = `(select json_agg(json_build_array(extract(epoch from lower(part)) * 1000,
    extract(epoch from upper(part)) * 1000)) from unnest(m.free) part) as free`;

const columns = `m.tenant_id, m.id, m.process, m.resource_name_zh, m.resource_name_en,
  m.resource_kind, m.city_zh, m.city_en, m.place_x, m.place_y, m.place_z, m.materials,
  m.envelope_x_nm, m.envelope_y_nm, m.envelope_z_nm, m.tolerance_nm, m.certificates, m.from_at,
  m.until_at, ${freeColumn}, m.price_per_hour_minor, m.currency, m.vat_included, m.terms,
  m.week_minutes, m.zone,
  m.search_text, ${firmColumns("f", "firm")}`;

/** Conditions that an offer must meet to be shown, near miss or not. */
function listed({ words }: Wants, now: Date, give: Give): string {
  // Only the end of the last free part counts: a sum would have to look at all parts.
  const open = `upper(m.free) > ${give(firstBookable(now), "timestamptz")}`;
  if (words.length === 0) return open;
  return `${open} and not exists (select from unnest(${give(words, "text[]")}) word
    where strpos(m.search_text, word) = 0)`;
}

/**
 * One page of what the market has for these wants, the matches before the near misses and each in
 * the order of time. Row security leaves only what the firm may see; the conditions are those of
 * the rule `isFound`, and a test holds the two against each other.
 */
export function marketQuestion(wants: Wants, now: Date, { limit, after }: MarketPage): Question {
  const values: Value[] = [];
  const give: Give = (value, type) => `$${values.push(value)}::${type}`;
  const shown = listed(wants, now, give);
  const judged = Object.values(conditions).flatMap((judge) => judge(wants, now, give) ?? []);
  return wants.nearMisses
    ? withNearMisses(judged, shown, { limit, after }, give, values)
    : matchesOnly(judged, shown, { limit, after }, give, values);
}

const source = `market_offers m join tenants f on f.id = m.tenant_id and f.status <> 'suspended'
  and f.frozen_at is null and f.leaving_until is null`;

/** Every condition stands in the open, so that indexes serve and few rows are looked at. */
function matchesOnly(
  judged: readonly string[],
  shown: string,
  { limit, after }: MarketPage,
  give: Give,
  values: readonly Value[],
): Question {
  const wanted = judged.map((each) => `and (${each})`).join(" ");
  const rest =
    after === null
      ? ""
      : `and (m.from_at, m.id) > (${give(after.from, "timestamptz")}, ${give(after.id, "uuid")})`;
  return {
    text: `select ${columns}, 0 as unmet from ${source} where ${shown} ${wanted} ${rest}
      order by m.from_at, m.id limit ${give(limit, "int")}`,
    values,
  };
}

/** Counts what is unmet row by row: one is near, two are not. */
function withNearMisses(
  judged: readonly string[],
  shown: string,
  { limit, after }: MarketPage,
  give: Give,
  values: readonly Value[],
): Question {
  const unmet = ["0", ...judged.map((each) => `(case when ${each} then 0 else 1 end)`)].join(" + ");
  const rest =
    after === null
      ? ""
      : `and (unmet, from_at, id) > (${give(after.unmet, "int")},
          ${give(after.from, "timestamptz")}, ${give(after.id, "uuid")})`;
  return {
    text: `select * from (select ${columns}, ${unmet} as unmet from ${source} where ${shown}) found
      where unmet <= 1 ${rest} order by unmet, from_at, id limit ${give(limit, "int")}`,
    values,
  };
}

export interface MarketColumns extends FirmColumns<"firm"> {
  readonly tenant_id: TenantId;
  readonly id: OfferId;
  readonly process: string;
  readonly resource_name_zh: string;
  readonly resource_name_en: string;
  readonly resource_kind: ResourceKind;
  readonly city_zh: string;
  readonly city_en: string;
  readonly place_x: number;
  readonly place_y: number;
  readonly place_z: number;
  readonly materials: readonly string[];
  readonly envelope_x_nm: string;
  readonly envelope_y_nm: string;
  readonly envelope_z_nm: string;
  readonly tolerance_nm: string;
  readonly certificates: readonly MarketCertificate[];
  readonly from_at: Date;
  readonly until_at: Date;
  readonly free: readonly (readonly [number, number])[] | null;
  readonly price_per_hour_minor: string;
  readonly currency: string;
  readonly vat_included: boolean;
  readonly terms: string;
  readonly week_minutes: number | null;
  readonly zone: string | null;
  readonly search_text: string;
  readonly unmet: number;
}

const firmOf = firmReader("firm");

export function marketRow(row: MarketColumns): MarketRow {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    firm: firmOf(row),
    process: row.process,
    resourceName: { zh: row.resource_name_zh, en: row.resource_name_en },
    resourceKind: row.resource_kind,
    city: { zh: row.city_zh, en: row.city_en },
    place: { x: row.place_x, y: row.place_y, z: row.place_z },
    materials: row.materials,
    envelopeNm: {
      x: Number(row.envelope_x_nm),
      y: Number(row.envelope_y_nm),
      z: Number(row.envelope_z_nm),
    },
    toleranceNm: Number(row.tolerance_nm),
    certificates: row.certificates,
    window: { from: row.from_at, until: row.until_at },
    free: windowsOf(row.free),
    pricePerHour: { minor: BigInt(row.price_per_hour_minor), currency: row.currency },
    vatIncluded: row.vat_included,
    terms: row.terms,
    bucket: bucketIn(row.week_minutes, row.zone),
    searchText: row.search_text,
    unmet: row.unmet,
  };
}
