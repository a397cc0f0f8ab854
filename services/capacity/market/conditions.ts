import type { Question } from "../../platform/tenancy.ts";
import { firstBookable } from "../windows.ts";
import { chordSquaredOf } from "./place.ts";
import { cheapEnough, priceOfNone } from "./price.ts";
import { type Aspect, neededMs, searchedWindow, sidesOf, type Wants } from "./rules.ts";

type Value = Question["values"][number];
/** Makes a value the next of the statement's, and says how SQL names it. */
export type Give = (value: Value, type: string) => string;

/**
 * What is wanted as SQL names it; the same names whatever is wanted but for how many processes do, so
 * that few texts ask for all.
 */
export type Asked = ReturnType<typeof askedOf>;

// Larger than every size, later than every offer, and farther than any two places on the unit sphere.
const anyTolerance = Number.MAX_SAFE_INTEGER;
const anyTime = new Date("9999-12-31T00:00:00Z");
const anyDistance = 4;
const anyPrice = String(priceOfNone);

function placeAsked({ near }: Wants, give: Give) {
  const squared = near?.withinKm ? chordSquaredOf(near.withinKm) : anyDistance ** 2;
  const { x, y, z } = near?.place ?? { x: 0, y: 0, z: 0 };
  const [atX, atY, atZ] = [give(x, "float8"), give(y, "float8"), give(z, "float8")];
  return { squared: give(squared, "float8"), x: atX, y: atY, z: atZ };
}

/** Text that finds itself, wherever it stands (LIKE, with its default escape). */
const containing = (word: string) => `%${word.replace(/[\\%_]/g, "\\$&")}%`;

/** The time in which a booking may lie, and whether any offer can have the wanted hours in it. */
function timeAsked(wants: Wants, now: Date) {
  const { from, until: end } = searchedWindow(wants, now);
  // A range that ends before it begins is an error in SQL; one that ends there is simply no time.
  const until = new Date(Math.max((end ?? anyTime).getTime(), from.getTime()));
  const needed = neededMs(wants) ?? 0;
  // Of what does not, nothing has so much in that time. A millisecond less: the index of offers is
  // entered at what is compared as the page before is, by `>`.
  const enough = Math.max(needed - 1, 0);
  const endsAfter = new Date(from.getTime() + enough);
  const beginsBefore = new Date(until.getTime() - enough);
  const possible = needed <= until.getTime() - from.getTime();
  return { from, until, endsAfter, beginsBefore, possible };
}

// So many processes are looked for each by itself, in the order of time; of more it is one list.
const fewProcesses = 4;

/** The names of few processes, or the name of a list of many; null: any. */
function processAsked({ processes }: Wants, give: Give): readonly string[] | string | null {
  if (processes === null) return null;
  const areFew = processes.length > 0 && processes.length <= fewProcesses;
  return areFew ? processes.map((code) => give(code, "text")) : give(processes, "text[]");
}

/** Gives all that is wanted. What does not matter is null, or a bound that everything keeps. */
export function askedOf(wants: Wants, now: Date, give: Give) {
  const { from, until, endsAfter, beginsBefore, possible } = timeAsked(wants, now);
  const [short, middle, long] =
    wants.envelopeNm === null ? [-1, -1, -1] : sidesOf(wants.envelopeNm);
  const needed = neededMs(wants);
  const mostPrice = wants.maxPricePerHourMinor?.toString() ?? null;
  const bits = (word: string) => `(select bits_of(array[${word}]))`;
  const [material, certificate] = [
    give(wants.material, "text"),
    give(wants.certificate?.key ?? null, "text"),
  ];
  return {
    possible: give(possible, "boolean"),
    process: processAsked(wants, give),
    material,
    materialBits: bits(material),
    short: give(short, "bigint"),
    middle: give(middle, "bigint"),
    long: give(long, "bigint"),
    tolerance: give(wants.toleranceNm ?? anyTolerance, "bigint"),
    certificate,
    standardBits: bits(certificate),
    certifiedUntil: give(wants.window?.until ?? null, "timestamptz"),
    first: give(firstBookable(now), "timestamptz"),
    from: give(from, "timestamptz"),
    until: give(until, "timestamptz"),
    endsAfter: give(endsAfter, "timestamptz"),
    beginsBefore: give(beginsBefore, "timestamptz"),
    needed: give(needed, "bigint"),
    length: give(needed === null ? null : `${needed} milliseconds`, "interval"),
    mostPrice: give(mostPrice ?? anyPrice, "bigint"),
    price: {
      most: give(mostPrice, "bigint"),
      hoursMs: give(wants.hoursMs, "numeric"),
      pieces: give(wants.pieces, "numeric"),
    },
    place: placeAsked(wants, give),
    words: give(wants.words.map(containing), "text[]"),
  };
}

/** SQL that judges one wanted aspect of an offer `m` as the rule of the same name does. */
type Condition = (asked: Asked) => string;

/** A time from which on an offer can be booked: hours of a week only of one that has not begun. */
export const bookableFrom = (exclusive: string, first: string): string =>
  `(case when m.week_minutes is null then ${exclusive} else greatest(${exclusive},
    (date_trunc('week', ${first} at time zone m.zone - interval '1 microsecond')
      + interval '7 days') at time zone m.zone) end)`;

/** That some of it can still be booked: a sum would have to look at all parts, the last one is enough. */
export const bookable = ({ first }: Asked): string =>
  `upper(m.free) > ${bookableFrom(first, first)}`;

function freeEnough({ first, from, until, needed }: Asked): string {
  const begin = bookableFrom(from, first);
  // The offer's own window first: it is cheap to compare, and indexes know it.
  return `m.until_at > ${from} and m.from_at < ${until}
    and (${needed} is null or (
      select coalesce(sum(extract(epoch from upper(part) - lower(part))), 0) * 1000
      from unnest(m.free * tstzmultirange(tstzrange(least(${begin}, ${until}), ${until}))) part
    ) >= ${needed})`;
}

function certified({ certificate: key, certifiedUntil, first, from }: Asked): string {
  return `(${key} is null or exists (select from jsonb_array_elements(m.certificates) c
    where (c->>'key' = ${key} or starts_with(c->>'key', ${key} || ':'))
      and (c->>'validUntil')::numeric
        >= extract(epoch from least(m.until_at, ${certifiedUntil})) * 1000
      and (c->>'validFrom' is null or (c->>'validFrom')::numeric
        <= extract(epoch from greatest(m.from_at, ${bookableFrom(from, first)})) * 1000)))`;
}

const bigEnough = ({ short, middle, long }: Asked): string =>
  `m.short_side_nm >= ${short} and m.middle_side_nm >= ${middle} and m.long_side_nm >= ${long}`;

function nearEnough({ place: { x, y, z, squared } }: Asked, row: "m" | "c"): string {
  const [dx, dy, dz] = [
    `(${row}.place_x - ${x})`,
    `(${row}.place_y - ${y})`,
    `(${row}.place_z - ${z})`,
  ];
  return `${dx} * ${dx} + ${dy} * ${dy} + ${dz} * ${dz} <= ${squared}`;
}

const conditions: { readonly [Each in Exclude<Aspect, "process">]: Condition } = {
  material: ({ material }) => `(${material} is null or ${material} = any(m.materials))`,
  envelope: bigEnough,
  tolerance: ({ tolerance }) => `m.tolerance_nm <= ${tolerance}`,
  certificate: certified,
  window: freeEnough,
  price: ({ price }) => cheapEnough(price),
  distance: (asked) => nearEnough(asked, "m"),
};

/** What an offer must meet; what is cheap to judge first. */
export const ofOffer = (asked: Asked): string[] =>
  (
    ["price", "envelope", "tolerance", "distance", "material", "window", "certificate"] as const
  ).map((aspect) => conditions[aspect](asked));

/**
 * What a capability must be able to do, for any of its offers to meet all: each condition is of one
 * aspect, and is met wherever that of an offer is. All is in the index of capabilities, of which one
 * range is read: PostgreSQL 18 would skip from each size to the next, which takes ten times as long.
 */
export const ofCapability = (asked: Asked): string[] => [
  `c.tolerance_nm <= ${asked.tolerance}`,
  notOfIndex(`c.short_side_nm >= ${asked.short} and c.middle_side_nm >= ${asked.middle}
    and c.long_side_nm >= ${asked.long}`),
  `~c.material_bits & ${asked.materialBits} = 0`,
  `~c.standard_bits & ${asked.standardBits} = 0`,
  nearEnough(asked, "c"),
];

/** The same of the price, which is of the offer's aspects: whoever counts misses counts it there. */
export const ofCheapest = ({ mostPrice }: Asked): string =>
  notOfIndex(`c.least_price_minor <= ${mostPrice}`);

/**
 * The same of an offer's time and price `k`, as far as the indexes of offers have them. Each is asked
 * of what a range of an index holds: were it a condition of the index, PostgreSQL 18 would skip from
 * value to value, and think that of an index of which it reads the whole.
 */
export const ofTime = ({ from, until, length, mostPrice }: Asked): string[] => [
  `${notOfIndex(`k.until_at > ${from}`)} and ${notOfIndex(`k.from_at < ${until}`)} and (${length} is null
    or least(k.until_at, ${until}) - greatest(k.from_at, ${from}) >= ${length})`,
  notOfIndex(`k.least_price_minor <= ${mostPrice}`),
];

export function ofProcess({ process }: Asked, row: "m" | "c"): string {
  if (process === null) return "true";
  if (typeof process === "string") return `${row}.process = any(${process})`;
  const [one, ...others] = process;
  return others.length === 0
    ? `${row}.process = ${one}`
    : `${row}.process in (${process.join(", ")})`;
}

/**
 * The ranges of an index in the order of time in which offers `k` of the processes are: one for each
 * of few. Many stand in none of their own; the one of all offers has the process of each.
 */
export function rangesOf({ process }: Asked): readonly string[] {
  if (process === null) return ["true"];
  if (typeof process === "string") return [notOfIndex(`k.process = any(${process})`)];
  return process.map((each) => `k.process = ${each}`);
}

/** What of the wants a text is made for: how many processes, all else is the same in all. */
export const shapeOf = ({ process }: Asked): string =>
  typeof process === "string" ? "many" : String(process?.length ?? "any");

export const saying = ({ words }: Asked, row: "m" | "t"): string =>
  `${row}.search_text like all (${words})`;

/** A comparison that no index takes as its own, and that is still compared before row security. */
export const notOfIndex = (comparison: string): string => `(${comparison}) is true`;

/** How many of some conditions are not met. */
export const unmetOf = (conditions: readonly string[]): string =>
  conditions.map((each) => `(case when ${each} then 0 else 1 end)`).join(" + ");
