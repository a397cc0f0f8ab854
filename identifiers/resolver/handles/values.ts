import { Refusal } from "../../../services/kernel/refusal.ts";
import {
  adminIn,
  type DataFormat,
  dataFormats,
  type GivenValue,
  usualTtlSeconds,
  type Value,
  type ValueData,
} from "../../registry/index.ts";

type Fields = Readonly<Partial<Record<string, unknown>>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hex = /^(?:[0-9A-Fa-f]{2})*$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const refused = () => new Refusal("VALUE_DATA", {}, "data");

/** A number, as such or in digits; nothing else that `Number` would take for one. */
function wholeIn(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN;
}

function textIn(value: unknown, form?: RegExp): string {
  // Clients send numbers and truths as they have them.
  const text = ["number", "boolean"].includes(typeof value) ? String(value) : value;
  if (typeof text !== "string" || form?.test(text) === false) throw refused();
  return text;
}

function referencesIn(value: unknown): unknown {
  if (!Array.isArray(value)) throw refused();
  return value.map((each) => {
    const index = isFields(each) ? wholeIn(each["index"]) : Number.NaN;
    if (!isFields(each) || typeof each["handle"] !== "string" || !Number.isInteger(index)) {
      throw refused();
    }
    return { handle: each["handle"], index };
  });
}

function fieldsIn(value: unknown): unknown {
  if (!isFields(value)) throw refused();
  return value;
}

const readers: Readonly<Record<DataFormat, (value: unknown) => unknown>> = {
  string: (value) => textIn(value),
  base64: (value) => textIn(value, base64),
  hex: (value) => textIn(value, hex),
  admin: (value) => {
    const admin = adminIn(value);
    if (admin === undefined) throw refused();
    return admin;
  },
  vlist: referencesIn,
  site: fieldsIn,
  key: fieldsIn,
};

/** Data as clients send them: as text, or with the format in which they are; `VALUE_DATA`. */
function dataIn(data: unknown): ValueData {
  if (!isFields(data)) return { format: "string", value: textIn(data) };
  const format = dataFormats.find((each) => each === (data["format"] ?? "string"));
  if (format === undefined) throw refused();
  return { format, value: readers[format](data["value"]) };
}

/** Whether anyone may read a value: the third of the four marks of its permissions. */
function isPublic(permissions: unknown): boolean {
  if (permissions === undefined) return true;
  if (typeof permissions !== "string" || !/^[01]{4}$/.test(permissions)) throw refused();
  return permissions[2] === "1";
}

/** A time by the calendar, which the Handle System takes as well as seconds (RFC 3651 § 3.1). */
function instantIn(ttl: unknown): Date | undefined {
  if (typeof ttl !== "string" || !/^\d{4}-\d{2}-\d{2}T/.test(ttl)) return undefined;
  const time = new Date(ttl);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Seconds are kept here: what is left of the time until an instant would be another at each answer. */
function secondsIn(ttl: unknown): number {
  if (instantIn(ttl) !== undefined) throw new Refusal("VALUE_TTL_ABSOLUTE", {}, "ttl");
  return ttl === undefined ? usualTtlSeconds : wholeIn(ttl);
}

function valueIn(given: unknown, secondsOf: (ttl: unknown) => number): GivenValue {
  if (!isFields(given) || typeof given["type"] !== "string") throw refused();
  const { index, type, data, ttl, permissions } = given;
  const value = {
    index: wholeIn(index),
    type,
    data: dataIn(data),
    ttlSeconds: secondsOf(ttl),
    isPublic: isPublic(permissions),
  };
  const isAdmin = value.type === "HS_ADMIN";
  // A value by which nobody could be told to be an administrator would lock everyone out.
  if (isAdmin !== (value.data.format === "admin")) throw refused();
  return value;
}

/** What is to be written: the whole record, the values that are sent, or those of these numbers. */
export type Meant = "all" | "given" | readonly number[];

/** The one value that is sent may leave its number to the address. */
function numbered(listed: readonly unknown[], meant: Meant): readonly unknown[] {
  const [only] = listed;
  const [index, ...others] = typeof meant === "string" ? [] : meant;
  if (listed.length > 1 || index === undefined || others.length > 0) return listed;
  return isFields(only) && only["index"] === undefined ? [{ ...only, index }] : listed;
}

/**
 * The values in a body: a list, an object that has one, or a single value. Throws `VALUE_DATA`,
 * `VALUE_TTL_ABSOLUTE`, and `VALUE_INDEX_OTHER` where others are sent than the address names.
 */
export function valuesIn(body: unknown, meant: Meant): readonly GivenValue[] {
  const listed = isFields(body) && body["values"] !== undefined ? body["values"] : body;
  const given = numbered(Array.isArray(listed) ? listed : [listed], meant);
  const values = given.map((each) => valueIn(each, secondsIn));
  if (typeof meant === "string") return values;
  const sent = new Set(values.map(({ index }) => index));
  const isSame = meant.every((index) => sent.has(index)) && sent.size === new Set(meant).size;
  if (!isSame) throw new Refusal("VALUE_INDEX_OTHER", {}, "index");
  return values;
}

function readableIn(given: unknown, now: Date): GivenValue | undefined {
  const secondsLeft = (ttl: unknown) => {
    const until = instantIn(ttl);
    if (until === undefined) return ttl === undefined ? usualTtlSeconds : wholeIn(ttl);
    return Math.max(0, Math.floor((until.getTime() - now.getTime()) / 1_000));
  };
  try {
    return valueIn(given, secondsLeft);
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

/** Those of another's values that can be read: one odd value takes none of the others with it. */
export function readableValuesIn(listed: unknown, now: Date): readonly GivenValue[] {
  const given: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return given.flatMap((each) => readableIn(each, now) ?? []);
}

/** Only its firm's administrators read it. */
const notPublic = "1100";

/** A value as the JSON API writes it; what everyone may read is told without permissions. */
export function valueJson(value: Value & { readonly at: string }) {
  const { index, type, data, ttlSeconds, audience, at } = value;
  return {
    index,
    type,
    data: { format: data.format, value: data.value },
    ttl: ttlSeconds,
    timestamp: at.replace(/\.[0-9]+Z$/, "Z"),
    ...(audience !== "public" && { permissions: notPublic }),
  };
}

/** Of which values something is asked: of those of one of these numbers or types; of all without. */
export interface Wanted {
  readonly indices: readonly number[];
  /** One that ends in a dot stands for all that begin so. */
  readonly types: readonly string[];
}

export function isWanted({ index, type }: Value, { indices, types }: Wanted): boolean {
  if (indices.length === 0 && types.length === 0) return true;
  return (
    indices.includes(index) ||
    types.some((each) => (each.endsWith(".") ? `${type}.`.startsWith(each) : type === each))
  );
}
