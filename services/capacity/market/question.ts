import type { TenantId } from "../../kernel/brand.ts";
import type { Question } from "../../platform/tenancy.ts";
import { firmColumns } from "../firms.ts";
import type { OfferId } from "../schema.ts";
import { firstBookable } from "../windows.ts";
import { chordSquaredOf } from "./place.ts";
import { cheapEnough } from "./price.ts";
import { type Aspect, neededMs, searchedWindow, sidesOf, type Wants } from "./rules.ts";

export interface MarketPage {
  readonly limit: number;
  readonly after: { readonly unmet: number; readonly from: string; readonly id: string } | null;
}

type Value = Question["values"][number];
type Give = (value: Value, type: string) => string;

/** What a condition is said of: an offer `m`, or a capability `c` and thus all its offers. */
type Row = "m" | "c";

/** SQL that judges one wanted aspect as the rule of the same name does; null: nothing wanted. */
type Condition = (wants: Wants, now: Date, give: Give, row: Row) => string | null;

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

/** Of a capability only whether it has one at all: until when it must last depends on the offer. */
function certified({ certificate, window }: Wants, _now: Date, give: Give, row: Row) {
  if (certificate === null) return null;
  const key = give(certificate.key, "text");
  const end =
    window === null ? "m.until_at" : `least(m.until_at, ${give(window.until, "timestamptz")})`;
  const lasts = `and (c->>'validUntil')::numeric >= extract(epoch from ${end}) * 1000`;
  return `exists (select from jsonb_array_elements(${row}.certificates) c
    where (c->>'key' = ${key} or starts_with(c->>'key', ${key} || ':')) ${row === "m" ? lasts : ""})`;
}

function nearEnough({ near }: Wants, _now: Date, give: Give, row: Row): string | null {
  if (!near?.withinKm) return null;
  const { x, y, z } = near.place;
  const [dx, dy, dz] = [
    `(${row}.place_x - ${give(x, "float8")})`,
    `(${row}.place_y - ${give(y, "float8")})`,
    `(${row}.place_z - ${give(z, "float8")})`,
  ];
  const limit = give(chordSquaredOf(near.withinKm), "float8");
  return `${dx} * ${dx} + ${dy} * ${dy} + ${dz} * ${dz} <= ${limit}`;
}

function largeEnough({ envelopeNm }: Wants, _now: Date, give: Give, row: Row): string | null {
  if (envelopeNm === null) return null;
  const [short, middle, long] = sidesOf(envelopeNm);
  return `${row}.short_side_nm >= ${give(short, "bigint")}
    and ${row}.middle_side_nm >= ${give(middle, "bigint")}
    and ${row}.long_side_nm >= ${give(long, "bigint")}`;
}

const conditions: { readonly [Each in Aspect]: Condition } = {
  process: ({ process }, _now, give, row) => process && `${row}.process = ${give(process, "text")}`,
  material: ({ material }, _now, give, row) =>
    material && `${give(material, "text")} = any(${row}.materials)`,
  envelope: largeEnough,
  tolerance: ({ toleranceNm }, _now, give, row) =>
    toleranceNm === null ? null : `${row}.tolerance_nm <= ${give(toleranceNm, "bigint")}`,
  certificate: certified,
  window: freeEnough,
  price: cheapEnough,
  distance: nearEnough,
} as const;

/** Aspects that are the same for all offers of a capability, but for the process. */
const ofCapability = ["material", "envelope", "tolerance", "certificate", "distance"] as const;
const ofOffer = [...ofCapability, "window", "price"] as const;

const freeColumn = `(select json_agg(json_build_array(extract(epoch from lower(part)) * 1000,
    extract(epoch from upper(part)) * 1000)) from unnest(m.free) part) as free`;

const columns = `m.tenant_id, m.id, m.process, m.resource_name_zh, m.resource_name_en,
  m.resource_kind, m.city_zh, m.city_en, m.place_x, m.place_y, m.place_z, m.materials,
  m.envelope_x_nm, m.envelope_y_nm, m.envelope_z_nm, m.tolerance_nm, m.certificates, m.from_at,
  m.until_at, ${freeColumn}, m.price_per_hour_minor, m.set_up_minor,
  m.price_per_piece_minor, m.price_tiers, m.currency, m.vat_included, m.terms,
  m.week_minutes, m.zone, m.search_text, ${firmColumns("f", "firm")}`;

function saying({ words }: Wants, give: Give, row: Row): string[] {
  return words.map((word) => `strpos(${row}.search_text, ${give(word, "text")}) > 0`);
}

/** Conditions that an offer must meet to be shown, near miss or not. */
function listed(wants: Wants, now: Date, give: Give): string[] {
  // Only the end of the last free part counts: a sum would have to look at all parts.
  const open = `upper(m.free) > ${give(firstBookable(now), "timestamptz")}`;
  const process = conditions.process(wants, now, give, "m");
  return [open, ...(process === null ? [] : [process]), ...saying(wants, give, "m")];
}

const judged = (aspects: readonly Aspect[], wants: Wants, now: Date, give: Give, row: Row) =>
  aspects.flatMap((aspect) => conditions[aspect](wants, now, give, row) ?? []);

const counted = (conditions: readonly string[]): string =>
  ["0", ...conditions.map((each) => `(case when ${each} then 0 else 1 end)`)].join(" + ");

// Of each class of length so many of the next offers are looked at before capabilities are.
const nextOffers = 200;
// 4 to the power of it hours; windows last 366 days at most. An empty class costs one look.
const longestClass = 8;

// What the conditions of an offer ask for.
const looked = `m.process, m.tenant_id, m.id, m.materials, m.short_side_nm, m.middle_side_nm,
  m.long_side_nm, m.tolerance_nm, m.certificates, m.from_at, m.until_at, m.free, m.place_x,
  m.place_y, m.place_z, m.price_per_hour_minor, m.set_up_minor, m.price_per_piece_minor,
  m.price_tiers, m.currency, m.search_text`;

const firmShown = `exists (select from tenants f where f.id = m.tenant_id
  and f.status <> 'suspended' and f.frozen_at is null and f.leaving_until is null)`;

/**
 * Those of the market that meet all (`unmet` 0) or all but one (1), in two ways of which the second
 * is gone only where the first has not found enough.
 *
 * First the next offers from the wanted time on, so many of each class of length: of most searches a
 * page is among them. Where a class has more, what lies behind its last one looked at does not
 * count, for another of that class might come before it. Then, of the few searches that find little,
 * the offers of all capabilities that fit. How many rows are read is thus bounded by the statement
 * and not by what the planner believes of wants that depend on each other.
 */
function found(wants: Wants, now: Date, unmet: 0 | 1, { limit, after }: MarketPage, give: Give) {
  const name = unmet === 0 ? "exact" : "near";
  const process = conditions.process(wants, now, give, "c");
  const can = judged(ofCapability, wants, now, give, "c");
  const fits = [
    ...(process === null ? [] : [process]),
    ...saying(wants, give, "c"),
    ...(unmet === 0 ? can : [`${counted(can)} <= 1`]),
  ];
  const all = judged(ofOffer, wants, now, give, "m");
  const meets = unmet === 0 ? all.map((each) => `(${each})`) : [`${counted(all)} = 1`];
  const shown = [...listed(wants, now, give), ...meets, firmShown].join(" and ");
  const inTime = unmet === 0 && neededMs(wants) !== null;
  const begin = give(inTime ? searchedWindow(wants, now).from : now, "timestamptz");
  const most = give(limit, "int");
  const next = ["m.length_class = class", `m.from_at > ${begin} - reach`];
  if (wants.process !== null) next.push(conditions.process(wants, now, give, "m") ?? "true");
  const rest = ["true"];
  if (after !== null && after.unmet === unmet) {
    const [from, id] = [give(after.from, "timestamptz"), give(after.id, "uuid")];
    rest.push(`(m.from_at, m.id) > (${from}, ${id})`);
  }
  return `next_${name} as materialized (
    select m.process, m.tenant_id, m.id, m.from_at, class, ${shown} as shown
    from generate_series(0, ${longestClass}) class
    cross join make_interval(hours => (4 ^ class)::int) reach cross join lateral (
      select ${looked} from market_offers m where ${[...next, ...rest].join(" and ")}
      order by m.from_at, m.id limit ${nextOffers}
    ) m
  ), seen_${name} as materialized (
    select min(last) as until from (
      select max(from_at) as last from next_${name} group by class having count(*) = ${nextOffers}
    ) classes
  ), soon_${name} as materialized (
    select process, tenant_id, id, from_at from next_${name}, seen_${name}
    where shown and (until is null or from_at < until) order by from_at, id limit ${most}
  ), enough_${name} as materialized (
    select until is null or (select count(*) from soon_${name}) = ${most} as so from seen_${name}
  ), able_${name} as materialized (
    select c.process, c.id from market_capabilities c where ${["true", ...fits].join(" and ")}
  ), ${name} as materialized (
    select * from (
      select * from soon_${name} where (select so from enough_${name})
      union all
      select m.* from able_${name} able cross join lateral (
        select m.process, m.tenant_id, m.id, m.from_at from market_offers m
        where m.capability_id = able.id and m.until_at > ${begin}
          and ${[...rest, shown].join(" and ")}
      ) m where not (select so from enough_${name})
    ) both_${name} order by from_at, id limit ${most}
  )`;
}

/**
 * One page of what the market has for these wants, the matches before the near misses and each in
 * the order of time. Row security leaves only what the firm may see; the conditions are those of
 * the rule `isFound`, and a test holds the two against each other.
 */
export function marketQuestion(wants: Wants, now: Date, page: MarketPage): Question {
  const values: Value[] = [];
  const give: Give = (value, type) => `$${values.push(value)}::${type}`;
  const exact = page.after?.unmet === 1 ? null : found(wants, now, 0, page, give);
  const near = wants.nearMisses ? found(wants, now, 1, page, give) : null;
  const limit = give(page.limit, "int");
  const enough = exact === null ? "" : `where (select count(*) from exact) < ${limit}`;
  const parts = [
    ...(exact === null ? [] : ["select *, 0 as unmet from exact"]),
    ...(near === null ? [] : [`select *, 1 as unmet from near ${enough}`]),
  ];
  return {
    text: `with ${[exact, near].filter((each) => each !== null).join(", ")}
      select ${columns}, found.unmet
      from (${parts.join(" union all ")} order by unmet, from_at, id limit ${limit}) found
      join market_offers m using (process, tenant_id, id) join tenants f on f.id = m.tenant_id
      order by found.unmet, m.from_at, m.id`,
    values,
  };
}

/** What is free of some offers, of those that the firm may see. */
export function freeQuestion(
  offers: readonly { readonly tenantId: TenantId; readonly id: OfferId }[],
): Question {
  const tenants = offers.map(({ tenantId }) => tenantId);
  const ids = offers.map(({ id }) => id);
  return {
    text: `select m.tenant_id, m.id, m.from_at, m.until_at, m.week_minutes, m.zone, ${freeColumn}
      from market_offers m where ${firmShown} and (m.tenant_id, m.id) in (select * from unnest($1::uuid[], $2::uuid[]))
      order by m.from_at, m.id`,
    values: [tenants, ids],
  };
}
