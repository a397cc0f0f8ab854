import type { TenantId } from "../../kernel/brand.ts";
import type { Question } from "../../platform/tenancy.ts";
import { firmColumns } from "../firms.ts";
import { everyone } from "../schema/capabilities.ts";
import type { OfferId } from "../schema.ts";
import {
  type Asked,
  askedOf,
  bookable,
  type Give,
  notOfIndex,
  ofCapability,
  ofCheapest,
  ofOffer,
  ofProcess,
  ofTime,
  rangesOf,
  saying,
  shapeOf,
  unmetOf,
} from "./conditions.ts";
import type { Wants } from "./rules.ts";

export interface MarketPage {
  readonly limit: number;
  readonly after: { readonly unmet: number; readonly from: string; readonly id: string } | null;
}

const freeColumn = `(select json_agg(json_build_array(extract(epoch from lower(part)) * 1000,
    extract(epoch from upper(part)) * 1000)) from unnest(m.free) part) as free`;

const columns = `m.tenant_id, m.id, m.process, m.resource_name_zh, m.resource_name_en,
  m.resource_kind, m.city_zh, m.city_en, m.place_x, m.place_y, m.place_z, m.materials,
  m.envelope_x_nm, m.envelope_y_nm, m.envelope_z_nm, m.tolerance_nm, m.certificates,
  m.batch_least, m.batch_most, m.from_at,
  m.until_at, ${freeColumn}, m.price_per_hour_minor, m.set_up_minor,
  m.price_per_piece_minor, m.price_tiers, m.currency, m.vat_included, m.vat_basis_points, m.terms,
  m.week_minutes, m.zone, ${firmColumns("f", "firm")}`;

// Up to so many capabilities that fit have all of their offers looked at; else the next ones are.
const fewCapabilities = 150;
// So many of the next offers for each capability that fits: about what their offers would cost.
const nextOffers = 10;
// Without a process so many of the next offers are looked at before any capability is.
const soonOffers = 400;
// 2 to the power of it days; windows last 366 days at most. An empty class costs one look.
const longestClass = 9;

const anyone = `'${everyone}'`;
const asker = "(select nullif(current_setting('app.actor_tenant_id', true), '')::uuid)";

// Not `exists`, which would be answered by reading all firms.
const firmShown = `(select true from tenants f where f.id = m.tenant_id
  and f.status <> 'suspended' and f.frozen_at is null and f.leaving_until is null)`;

// Before all offers.
const first = { from: new Date(0), id: "00000000-0000-0000-0000-000000000000" };

/** What is sought: those that meet all (`unmet` 0) or all but one (1). */
interface Sought {
  readonly name: "exact" | "near";
  readonly asked: Asked;
  /** How many conditions a capability `c` misses. */
  readonly misses: string;
  /** Of a capability `c`. */
  readonly fits: string;
  /** Of an offer's time and price `k`, of which `missed` is missed already. */
  readonly inTime: (missed: string) => string;
  /** Of an offer `m`. */
  readonly shown: string;
  /** Only what ends after it counts. */
  readonly begin: string;
  /** Of the time `k` of an offer: it is behind the page before. */
  readonly behind: string;
  /** Only what begins before it counts. */
  readonly end: string;
  readonly limit: string;
}

/** Where a page begins, as SQL names it. */
interface Begin {
  readonly unmet: 0 | 1;
  readonly from: string;
  readonly id: string;
  readonly limit: string;
}

function beginOf(unmet: 0 | 1, { limit, after }: MarketPage, give: Give): Begin {
  const { from, id } = after !== null && after.unmet === unmet ? after : first;
  return {
    unmet,
    from: give(from, "timestamptz"),
    id: give(id, "uuid"),
    limit: give(limit, "int"),
  };
}

function sought(asked: Asked, { unmet, from, id, limit }: Begin): Sought {
  const [can, time, all] = [ofCapability(asked), ofTime(asked), ofOffer(asked)];
  const isExact = unmet === 0;
  const misses = isExact ? "0" : unmetOf(can);
  const enough = isExact ? [asked.possible, ofCheapest(asked), ...can] : [`${misses} <= 1`];
  const meets = isExact ? all : [`${unmetOf(all)} = 1`];
  const listed = [bookable(asked), ofProcess(asked, "m"), saying(asked, "m")];
  return {
    name: isExact ? "exact" : "near",
    asked,
    misses,
    fits: [ofProcess(asked, "c"), ...enough, findable(asked)].join(" and "),
    inTime: (missed) =>
      isExact ? [`${missed} = 0`, ...time].join(" and ") : `${missed} + ${unmetOf(time)} <= 1`,
    shown: [...meets, ...listed, firmShown].join(" and "),
    begin: isExact ? asked.endsAfter : asked.first,
    behind: `(k.from_at, k.id) > (${from}, ${id})`,
    end: isExact ? asked.beginsBefore : "'infinity'",
    limit,
  };
}

// Of another row than `c` itself: without words the index of capabilities is all that is read.
// Not `=` of the audience, which would lead to that index once more and not to the row's key.
const findable = (asked: Asked): string => `(cardinality(${asked.words}) = 0
  or (select ${saying(asked, "t")} from market_capabilities t
    where t.process = c.process and t.id = c.id
      and t.audience is not distinct from c.audience))`;

/** Whether the offer of `k` is shown: only now its row is looked at. */
const lookedAt = (shown: string): string => `(select true from market_offers m
  where m.process = k.process and m.tenant_id = k.tenant_id and m.id = k.id and ${shown})`;

/** The next offers in the order of time: how they are named, how many are looked at, what they miss. */
interface Next {
  readonly as: string;
  readonly looked: string;
  /** Of an offer's capability `k`; nothing where no capability was looked at before. */
  readonly missed: string;
}

/**
 * The next offers for everyone from the wanted time on, until a page is found or so many were looked
 * at. Classes of length are merged while they are read: of each those that began early enough to
 * last until then. What their index knows is judged before any row is read.
 */
function nextOnes(page: Sought, { as, looked, missed }: Next): string {
  const { asked, inTime, shown, begin, end, behind, limit } = page;
  const key = `k.process, k.tenant_id, k.id, k.from_at, k.until_at, k.least_price_minor,
    k.capability_id`;
  const classes = Array.from({ length: longestClass + 1 }, (_, length) => {
    const began = `k.from_at > ${begin} - interval '${24 * 2 ** length} hours' and k.from_at < ${end}`;
    const ends = `k.length_class = ${length} and ${began} and ${notOfIndex(`k.until_at > ${begin}`)}`;
    return rangesOf(asked).map(
      (range) => `(select ${key} from market_offers k where k.visibility = 'market'
      and ${range} and ${ends} and ${behind} order by k.from_at, k.id)`,
    );
  }).flat();
  return `${as} as materialized (
    select * from (
      select k.process, k.tenant_id, k.id, k.from_at, k.at,
        case when ${inTime(missed)} then ${lookedAt(shown)} end as shown
      from (
        select k.*, row_number() over () as at from (
          select * from (${classes.join(" union all ")}) k
          order by k.from_at, k.id limit ${looked}
        ) k
      ) k offset 0
    ) k where shown or at = ${looked} limit ${limit}
  ), enough_${as} as materialized (
    select ${looked} > 0 and (not exists (select from ${as} where at = ${looked})
      or (select count(*) from ${as} where shown) = ${limit}) as so
  )`;
}

/** What is missed by the capability of `k`, by those that fit. */
function missedOf({ name }: Sought): string {
  const among = (misses: 0 | 1) =>
    `k.capability_id in (select id from fit_${name} where misses = ${misses})`;
  return name === "exact"
    ? `(case when ${among(0)} then 0 else 1 end)`
    : `(case when ${among(0)} then 0 when ${among(1)} then 1 else 2 end)`;
}

/** Offers in the time that is wanted, of some capabilities with what each misses. */
const inTimeOf = (
  { inTime, begin, behind }: Sought,
  capabilities: string,
  visibility: string,
): string => `select k.* from (${capabilities}) fit cross join lateral (
    select k.process, k.tenant_id, k.id, k.from_at from market_offers k
    where k.capability_id = fit.id and ${visibility} and k.until_at > ${begin}
      and ${notOfIndex(behind)} and ${inTime("fit.misses")} offset 0
  ) k`;

/** The capabilities of an audience that fit. */
const fittingFor = (audience: string, { misses, fits }: Sought): string =>
  `select c.id, ${misses} as misses from market_capabilities c
    where c.audience = ${audience} and ${fits}`;

/**
 * A page of what is sought. The capabilities that fit are counted first; without a process, when
 * there are many to compare, some of the next offers are looked at before. All offers of those that
 * fit are looked at, if they are few. Else the next offers: where many fit, a page is among them.
 * Only if it is not, all offers of the capabilities after all.
 *
 * How many rows are read is thus bounded by the statement in most searches, and in none it depends
 * on what the planner believes of wants that depend on each other.
 */
function found(page: Sought): string {
  const { name, asked, shown, limit } = page;
  const soon = { as: `soon_${name}`, looked: String(soonOffers), missed: "0" };
  const looked = `(select looked from looked_${name})`;
  const next = { as: `next_${name}`, looked, missed: missedOf(page) };
  const ways = asked.process === null ? [soon.as, next.as] : [next.as];
  const done = (way: string) => `(select so from enough_${way})`;
  const soonDone = asked.process === null ? done(soon.as) : "false";
  const many = `(select case when count(*) > ${fewCapabilities} then ${nextOffers} * count(*)
    else 0 end from fit_${name})`;
  const able = `select * from fit_${name} where not (${ways.map(done).join(" or ")})`;
  const shared = `${fittingFor(asker, page)} offset 0`;
  const offers = [
    inTimeOf(page, able, "k.visibility = 'market'"),
    inTimeOf(page, shared, "k.visibility <> 'market'"),
  ];
  const key = "process, tenant_id, id, from_at";
  const among = ways.map((way) => `select ${key} from ${way} where shown and ${done(way)}`);
  const all = [...among, `select ${key} from able_${name}`];
  return [
    `fit_${name} as materialized (${fittingFor(anyone, page)})`,
    ...(asked.process === null ? [nextOnes(page, soon)] : []),
    `looked_${name} as materialized (
      select case when ${soonDone} then 0 else ${many} end as looked
    )`,
    nextOnes(page, next),
    `able_${name} as materialized (
      select * from (
        select k.*, ${lookedAt(shown)} as shown from (
          select * from (${offers.join(" union all ")}) k order by k.from_at, k.id
        ) k offset 0
      ) k where shown limit ${limit}
    )`,
    `${name} as materialized (
      select * from (${all.join(" union all ")}) ways order by from_at, id limit ${limit}
    )`,
  ].join(", ");
}

/** The statement for one page, which holds for all values. */
function textOf(asked: Asked, begins: readonly Begin[], limit: string): string {
  const ways = begins.map((begin) => sought(asked, begin));
  const enough = ways.length === 2 ? `where (select count(*) from exact) < ${limit}` : "";
  const parts = ways.map(({ name }) =>
    name === "exact"
      ? "select *, 0 as unmet from exact"
      : `select *, 1 as unmet from near ${enough}`,
  );
  return `with ${ways.map(found).join(", ")}
    select ${columns}, found.unmet
    from (${parts.join(" union all ")} order by unmet, from_at, id limit ${limit}) found
    join market_offers m using (process, tenant_id, id) join tenants f on f.id = m.tenant_id
    order by found.unmet, m.from_at, m.id`;
}

/** By how many processes do, and what is sought. */
const texts = new Map<string, string>();

/**
 * One page of what the market has for these wants, the matches before the near misses and each in
 * the order of time. Row security leaves only what the firm may see; the conditions are those of
 * the rule `isFound`, and a test holds the two against each other.
 */
export function marketQuestion(wants: Wants, now: Date, page: MarketPage): Question {
  const values: Question["values"][number][] = [];
  const give: Give = (value, type) => `$${values.push(value)}::${type}`;
  const asked = askedOf(wants, now, give);
  const unmet = [
    ...(page.after?.unmet === 1 ? [] : [0 as const]),
    ...(wants.nearMisses ? [1 as const] : []),
  ];
  const begins = unmet.map((each) => beginOf(each, page, give));
  const limit = give(page.limit, "int");
  const shape = `${shapeOf(asked)} ${unmet}`;
  const text = texts.get(shape) ?? textOf(asked, begins, limit);
  texts.set(shape, text);
  return { text, values, plannedOnce: true };
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
