import { canonicalText, type Json } from "../../contracts/events/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { type Identity, plainCodeOf } from "../codes/index.ts";
import { isAddressType, isSoundAddress } from "./addresses.ts";
import { decideLink, type LinkDetails } from "./link-details.ts";

/** For whom a value is: all; partners of the firm; whom it was granted to; the firm alone. */
export const audiences = ["public", "partners", "grant", "firm"] as const;
export type Audience = (typeof audiences)[number];

/** Text, or bytes, or one of the records of the Handle System (RFC 3651 § 3.2). */
export const dataFormats = ["string", "base64", "hex", "admin", "vlist", "site", "key"] as const;
export type DataFormat = (typeof dataFormats)[number];

/** The data of a value, as the Handle System's JSON writes it. */
export interface ValueData {
  readonly format: DataFormat;
  readonly value: unknown;
}

/** A typed value of a record; `index` is its number there, `ttlSeconds` how long it may be kept. */
export interface Value {
  readonly index: number;
  readonly type: string;
  readonly data: ValueData;
  readonly ttlSeconds: number;
  readonly audience: Audience;
  /** What is said of a link besides where it leads; absent where nothing is. */
  readonly link?: LinkDetails;
}

/** The same as it is kept, with when it came to be what it is. */
export interface KeptValue extends Value {
  readonly at: string;
}

/** For whom a value of this type is. */
export interface TemplateEntry {
  /** Where the editor puts it. */
  readonly index: number;
  readonly type: string;
  readonly audience: Audience;
}

export const usualTtlSeconds = 86_400;
export const mostValues = 100;
const longestType = 100;
const longestData = 16_384;
const highestIndex = 2 ** 31 - 1;
export const longestTtlSeconds = 2 ** 31 - 1;
const typeForm = /^[\p{L}\p{N}][\p{L}\p{N}\-._:/]*$/u;

const isNumber = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** Refuses what no value may be; `field` is that of the value in a form. */
function checkValue({ index, type, data, ttlSeconds }: Value, field: string): void {
  if (!isNumber(index, 1, highestIndex)) throw new Refusal("VALUE_INDEX", {}, `${field}.index`);
  // Who holds such a secret may write: it is drawn in the workbench, sealed, and shown by no door.
  if (type === "HS_SECKEY") throw new Refusal("VALUE_SECRET", {}, `${field}.type`);
  if (type.length > longestType || !typeForm.test(type)) {
    throw new Refusal("VALUE_TYPE", {}, `${field}.type`);
  }
  if (!isNumber(ttlSeconds, 0, longestTtlSeconds)) {
    throw new Refusal("VALUE_TTL", {}, `${field}.ttlSeconds`);
  }
  if (JSON.stringify(data).length > longestData) {
    throw new Refusal("VALUE_TOO_LONG", { most: longestData }, `${field}.text`);
  }
}

/** Refuses an address to which nobody should be led. */
function checkAddress({ index, type, data }: Value, field: string): void {
  if (!isAddressType(type)) return;
  if (data.format === "string" && isSoundAddress(String(data.value))) return;
  throw new Refusal("VALUE_ADDRESS", { index, type }, `${field}.text`);
}

// The database keeps the names of an object in an order of its own.
const sameText = ({ data, link = {} }: Value) => canonicalText({ data, link } as unknown as Json);

/** Whether two values of one index say the same. */
export const saysSame = (one: Value, other: Value): boolean =>
  one.type === other.type &&
  one.ttlSeconds === other.ttlSeconds &&
  one.audience === other.audience &&
  sameText(one) === sameText(other);

/**
 * The values of a record as they are kept, by index; one that has not changed keeps its time. Throws
 * `VALUES_TOO_MANY`, `VALUE_INDEX`, `VALUE_INDEX_TWICE`, `VALUE_TYPE`, `VALUE_TTL`, `VALUE_TOO_LONG`,
 * `VALUE_ADDRESS`, and what `decideLink` throws, at `values.N.…`: the Nth of those that are texts, from
 * 0. An address that stood before stands on, so that what is beside it can be changed.
 */
export function decideValues(
  given: readonly Value[],
  before: readonly KeptValue[],
  now: Date,
): readonly KeptValue[] {
  if (given.length > mostValues)
    throw new Refusal("VALUES_TOO_MANY", { most: mostValues }, "values");
  const known = new Map(before.map((value) => [value.index, value]));
  const kept = new Map<number, KeptValue>();
  // As forms and GraphQL number them, which know of texts alone.
  const texts = given.filter(({ data }) => data.format === "string");
  for (const value of given) {
    const field = `values.${texts.indexOf(value)}`;
    checkValue(value, field);
    const { index, type, data, ttlSeconds, audience } = value;
    if (kept.has(index)) throw new Refusal("VALUE_INDEX_TWICE", { index }, `${field}.index`);
    const link = decideLink(value, field);
    const next = { index, type, data, ttlSeconds, audience, ...(link !== undefined && { link }) };
    const former = known.get(index);
    const stands = former !== undefined && saysSame(former, next);
    if (!stands) checkAddress(value, field);
    kept.set(index, { ...next, at: stands ? former.at : now.toISOString() });
  }
  return [...kept.values()].sort((one, other) => one.index - other.index);
}

const secondsOfOther = (seconds: number) =>
  Number.isFinite(seconds)
    ? Math.min(longestTtlSeconds, Math.max(0, Math.trunc(seconds)))
    : usualTtlSeconds;

/**
 * Values that another has kept, who answers for them: by our rules for writing none of his is judged,
 * and whoever is led looks at the address. What has no number of its own, and secrets, are left out.
 */
export function valuesOfOther(given: readonly Value[], now: Date): readonly KeptValue[] {
  const kept = new Map<number, KeptValue>();
  for (const value of given) {
    const { index, type } = value;
    const isTold = isNumber(index, 1, highestIndex) && type !== "" && type !== "HS_SECKEY";
    if (!isTold || kept.has(index)) continue;
    const ttlSeconds = secondsOfOther(value.ttlSeconds);
    kept.set(index, { ...value, ttlSeconds, at: now.toISOString() });
  }
  return [...kept.values()].sort((one, other) => one.index - other.index);
}

const mostEntries = 50;

/** The entries of a template; throws `TEMPLATE_ENTRIES` and what a value of such a type throws. */
export function decideEntries(entries: readonly TemplateEntry[]): readonly TemplateEntry[] {
  const types = new Set(entries.map(({ type }) => type));
  if (entries.length === 0 || entries.length > mostEntries || types.size !== entries.length) {
    throw new Refusal("TEMPLATE_ENTRIES", { most: mostEntries }, "entries");
  }
  const data = { format: "string", value: "" } as const;
  for (const [at, entry] of entries.entries()) {
    checkValue({ ...entry, data, ttlSeconds: 0 }, `entries.${at}`);
  }
  return entries.map(({ index, type, audience }) => ({ index, type, audience }));
}

/** For whom a value is: as the class's template says of its type, else as it says itself. */
export function audienceOf(value: Value, entries: readonly TemplateEntry[]): Audience {
  return entries.find(({ type }) => type === value.type)?.audience ?? value.audience;
}

/** What of a record texts are looked for in. */
export function searchedText(names: readonly Identity[], values: readonly Value[]): string {
  const lines = [...names.flatMap(readings), ...values.flatMap(saidBy)];
  return lines.join("\n").toLowerCase();
}

/** A name, and as people read it where that is not part of it: `泵` is escaped in a Handle. */
function readings(name: Identity): string[] {
  const plain = plainCodeOf(name);
  return name.includes(plain) ? [name] : [name, plain];
}

const saidBy = (value: Value) => [value.type, textOf(value), value.link?.title ?? []].flat();

/** The text of a value for people: its string, or else its data as JSON. */
export function textOf({ data }: Value): string {
  return data.format === "string" ? String(data.value) : JSON.stringify(data.value);
}
