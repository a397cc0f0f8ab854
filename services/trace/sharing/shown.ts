import {
  type Envelope,
  type Json,
  type JsonObject,
  type Shows,
  subjectsOf,
} from "../../../contracts/events/index.ts";

/** What of a list or an object is shown, part by part; undefined where nothing is. */
function partsShown(value: Json, shows: (part: string) => boolean): Json | undefined {
  if (value === null || typeof value !== "object") return undefined;
  const entries = Object.entries(value).filter(([part]) => shows(part));
  if (entries.length === 0) return undefined;
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

/** Of a body what the fields of a grant name; of a field in part only the parts that they name. */
export function partOf(body: JsonObject, fields: readonly string[]): JsonObject {
  const shown = new Set(fields);
  const members = Object.entries(body).flatMap(([name, value]): [string, Json][] => {
    if (shown.has(name)) return [[name, value]];
    const parts = partsShown(value, (part) => shown.has(`${name}/${part}`));
    return parts === undefined ? [] : [[name, parts]];
  });
  return Object.fromEntries(members);
}

/** The things that an event is about, as far as the fields of a grant tell; no fields are all. */
export function subjectsShown({ type, body, subjects }: Envelope, fields: readonly string[]) {
  return fields.length === 0 ? subjects : subjectsOf(type, partOf(body, fields));
}

/**
 * What of an event its grants show: each its fields, the kind of the event, and of the subjects those
 * that follow from what is shown. Everything else is withheld, and seen to be.
 */
export function shownByGrants(envelope: Envelope, grants: readonly (readonly string[])[]): Shows {
  if (grants.some((fields) => fields.length === 0)) return () => true;
  const fields = [...new Set(grants.flat())].sort();
  const pointers = new Set(["/body/type", ...fields.map((field) => `/body/${field}`)]);
  const named = new Set(subjectsShown(envelope, fields));
  envelope.subjects.forEach((subject, at) => {
    if (named.has(subject)) pointers.add(`/subjects/${at}`);
  });
  if (named.size === envelope.subjects.length) pointers.add("/subjects");
  return (pointer) => pointers.has(pointer);
}

/** Where what a grant opens is fetched in one file. */
export const bundleAddress = (grantId: string) => `/log/grants/${grantId}/bundle`;

/** Where all that the caller's firm may see of a thing is fetched in one file. */
export const houseBundlePath = "/log/house/bundle";
