import type { Words } from "../../capability/index.ts";
import type { Money } from "../../kernel/money.ts";
import type { Window } from "../../kernel/window.ts";
import type { Question } from "../../platform/tenancy.ts";
import { bookableFrom } from "../market/conditions.ts";
import { firstBookable } from "../windows.ts";
import type { UtilisationAsk, UtilisationKey } from "./rules.ts";

const mostRows = 60;

/** The prices of the first hour among offers of one kind of price; those with one per piece have none. */
export interface PriceSpread {
  readonly vatIncluded: boolean;
  readonly offers: number;
  readonly lowest: Money;
  readonly median: Money;
  readonly highest: Money;
}

/** What is offered and taken of one process or city in one window. */
export interface UtilisationCell {
  readonly window: Window;
  readonly offeredMs: number;
  /** What is not taken; what of it is past nobody can book any more. */
  readonly freeMs: number;
  readonly pastMs: number;
  readonly firms: number;
  readonly prices: readonly PriceSpread[];
}

export interface UtilisationRow {
  /** The code of the process, or the city's Chinese name. */
  readonly key: string;
  /** The city's names; a process has those of its vocabulary. */
  readonly city: Words;
  readonly cells: readonly UtilisationCell[];
}

/** A city by its Chinese name: 南宁 and 南宁市 are one. */
export function cityOf(name: string): string {
  return `(case when length(${name}) > 2 and right(${name}, 1) = '市' then left(${name}, -1)
    else ${name} end)`;
}

/** What rows are made by; the names of a city are the newest offer's. */
const keyColumns: Readonly<Record<UtilisationKey, string>> = {
  process: "m.process",
  city: cityOf("m.city_zh"),
};

/** The time that an offer `m` of the market offers; hours of a week stand at its beginning. */
export const offeredTime = `case when m.week_minutes is null
    then tstzmultirange(tstzrange(m.from_at, m.until_at))
    else (select range_agg(tstzrange(lower(week), least(upper(week),
        lower(week) + make_interval(mins => m.week_minutes))))
      from weeks_of(m.from_at, m.until_at, m.zone) week) end`;

/** A window as the site of a row has it: by the clock that it was told by, if by any. */
const spanAt = (row: string): string => {
  const at = (time: string) => `(w.${time} at time zone $6::text) at time zone ${row}.zone`;
  // Where a clock is put forward the end may come to lie before the beginning.
  return `(case when $6::text is null then tstzrange(w.from_at, w.until_at)
    else tstzrange(least(${at("from_at")}, ${at("until_at")}), greatest(${at("from_at")}, ${at("until_at")})) end)`;
};

/**
 * The market's use by process or city, for each window, in one question. Time of one resource that is
 * offered twice counts once. Row security leaves only the offers that the firm may see, and no more
 * than the market shows of each goes in. The rows with the most hours offered come first.
 * Hours of a week stand at its beginning, in what is offered as in what is free, and are past once
 * it has begun. Prices are those
 * of an hour, of offers that ask nothing for each piece.
 */
export function utilisationQuestion(
  { by, windows, process, city, zone }: UtilisationAsk,
  now: Date,
): Question {
  const text = `
    with w as (
      select n, from_at, until_at
      from unnest($1::text[]::timestamptz[], $2::text[]::timestamptz[]) with ordinality as asked (from_at, until_at, n)
    ), seen as (
      select ${keyColumns[by]} as key, m.city_zh, m.city_en, m.tenant_id, m.resource_id, m.zone,
        m.from_at, m.until_at, ${offeredTime} as offered, m.free,
        m.free * tstzmultirange(tstzrange(${bookableFrom("$5::timestamptz", "$5::timestamptz")}, null)) as bookable,
        m.price_per_hour_minor, m.price_per_piece_minor, m.currency, m.vat_included
      from market_offers m join tenants f on f.id = m.tenant_id and f.status <> 'suspended'
        and f.frozen_at is null and f.leaving_until is null
      where m.until_at > (select min(from_at) - interval '2 days' from w)
        and m.from_at < (select max(until_at) + interval '2 days' from w)
        and ($3::text is null or m.process = $3) and ($4::text is null or ${cityOf("m.city_zh")} = ${cityOf("$4::text")})
    ), resources as (
      select key, tenant_id, min(zone) as zone, range_agg(offered) as offered,
        range_agg(free) as free, range_agg(bookable) as bookable
      from seen group by key, tenant_id, resource_id
    ), hours as (
      select key, n, count(distinct tenant_id) as firms,
        sum((select sum(extract(epoch from upper(part) - lower(part)))
          from unnest(offered * tstzmultirange(span)) part)) as offered,
        sum((select sum(extract(epoch from upper(part) - lower(part)))
          from unnest(free * tstzmultirange(span)) part)) as free,
        sum((select sum(extract(epoch from upper(part) - lower(part)))
          from unnest(bookable * tstzmultirange(span)) part)) as bookable
      from (select r.*, n, ${spanAt("r")} as span from resources r cross join w) resources
      where offered && span
      group by key, n
    ), spreads as (
      select key, n, json_agg(json_build_array(vat_included, currency, offers, lowest::text,
        median::text, highest::text) order by offers desc, currency, vat_included) as prices
      from (
        select key, n, vat_included, currency, count(*) as offers,
          min(price_per_hour_minor) as lowest, max(price_per_hour_minor) as highest,
          percentile_disc(0.5) within group (order by price_per_hour_minor) as median
        from seen s cross join w
        where tstzrange(s.from_at, s.until_at) && ${spanAt("s")} and price_per_piece_minor is null
        group by key, n, vat_included, currency
      ) kinds
      group by key, n
    ), most as (
      select key from hours group by key order by sum(offered) desc, key limit ${mostRows}
    )
    select key, (select json_build_array(max(city_zh), max(city_en)) from seen
        where seen.key = most.key) as city,
      json_agg(json_build_array(n, offered * 1000, coalesce(free, 0) * 1000, firms, prices,
        (coalesce(free, 0) - coalesce(bookable, 0)) * 1000)
        order by n) as cells
    from most join hours using (key) left join spreads using (key, n)
    group by key order by sum(offered) desc, key`;
  const from = windows.map((each) => each.from.toISOString());
  const until = windows.map((each) => each.until.toISOString());
  return { text, values: [from, until, process, city, firstBookable(now).toISOString(), zone] };
}

type PriceColumns = readonly [boolean, string, number, string, string, string];
type CellColumns = readonly [
  ...(readonly [n: number, offered: number, free: number, firms: number]),
  prices: readonly PriceColumns[] | null,
  past: number,
];

export interface UtilisationColumns {
  readonly key: string;
  readonly city: readonly [string, string];
  readonly cells: readonly CellColumns[];
}

function spreadOf([vatIncluded, currency, offers, ...minors]: PriceColumns): PriceSpread {
  const [lowest, median, highest] = minors.map((minor) => ({ minor: BigInt(minor), currency }));
  if (!lowest || !median || !highest) throw new Error("a spread has three prices");
  return { vatIncluded, offers, lowest, median, highest };
}

/** A row with a cell for each window; where nothing is offered, the cell is empty. */
export function utilisationRow(
  { key, city: [zh, en], cells }: UtilisationColumns,
  windows: readonly Window[],
): UtilisationRow {
  const byNumber = new Map(cells.map((cell) => [cell[0], cell]));
  const all = windows.map((window, at): UtilisationCell => {
    const cell = byNumber.get(at + 1) ?? [0, 0, 0, 0, [], 0];
    const [, offeredMs, freeMs, firms, prices, pastMs] = cell;
    return { window, offeredMs, freeMs, pastMs, firms, prices: (prices ?? []).map(spreadOf) };
  });
  return { key, city: { zh, en }, cells: all };
}
