import { canonicalText, type Json, type JsonObject } from "../../contracts/events/index.ts";
import type { RefusalCode } from "../../contracts/refusals/index.ts";
import type { Refusal } from "../kernel/refusal.ts";

/**
 * What a JSON value must look like: as much of a language as the JSON Schemas of SAMM aspect models
 * need. An object may have other fields besides; a set has no two equal elements.
 */
export type Form =
  | { readonly is: "text"; readonly expected?: string; readonly fits?: (text: string) => boolean }
  | { readonly is: "number"; readonly least?: number; readonly most?: number }
  | { readonly is: "boolean" }
  | { readonly is: "set"; readonly of: Form }
  | {
      readonly is: "object";
      readonly fields: ReadonlyMap<string, Form>;
      readonly needed: readonly string[];
    };

/** What is wrong, and where: an RFC 6901 pointer into the document. */
export interface FormFault {
  readonly pointer: string;
  readonly code: RefusalCode;
  readonly values: Refusal["values"];
}

/** An object form; fields whose name ends in `!` must be there. */
export function object(fields: Readonly<Record<string, Form>>): Form {
  const entries = Object.entries(fields);
  return {
    is: "object",
    fields: new Map(entries.map(([name, form]) => [name.replace(/!$/, ""), form])),
    needed: entries.flatMap(([name]) => (name.endsWith("!") ? [name.slice(0, -1)] : [])),
  };
}

export const set = (of: Form): Form => ({ is: "set", of });
export const text: Form = { is: "text" };

/** A text of a certain look, of which `expected` is an example or a description. */
export const textLike = (expected: string, fits: (text: string) => boolean): Form => ({
  is: "text",
  expected,
  fits,
});

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !isList(value);

/** The element of that name, if there is one that an object has as its own. */
export const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The objects in a member that is a list; none for all else. */
export const objectsIn = (value: Json | undefined, name: string): readonly JsonObject[] => {
  const member = memberOf(value, name);
  return isList(member) ? member.filter(isObject) : [];
};

/** The text of a member, "" where there is none. */
export const textIn = (value: Json | undefined, name: string): string => {
  const member = memberOf(value, name);
  return typeof member === "string" ? member : "";
};

/** RFC 6901. */
export const pointerTo = (parent: string, name: string | number): string =>
  `${parent}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** All that is wrong with a value. */
export function* wrongWith(value: Json, form: Form, pointer = ""): Generator<FormFault> {
  if (form.is === "set" && isList(value)) yield* wrongInSet(value, form.of, pointer);
  else if (form.is === "object" && isObject(value)) yield* wrongInObject(value, form, pointer);
  else {
    const wrong = wrongAlone(value, form);
    if (wrong !== null) yield { pointer, ...wrong };
  }
}

const typeOf = {
  text: "string",
  number: "number",
  boolean: "boolean",
  set: "array",
  object: "object",
} as const;

/** What is wrong with a value that has no parts to be looked at. */
function wrongAlone(value: Json, form: Form): Omit<FormFault, "pointer"> | null {
  const expected = typeOf[form.is];
  if (typeof value !== expected || form.is === "object") {
    return { code: "ASPECT_TYPE", values: { expected } };
  }
  if (form.is === "text" && form.fits?.(value as string) === false) {
    return { code: "ASPECT_FORM", values: { expected: form.expected ?? "" } };
  }
  if (form.is !== "number") return null;
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = form;
  const isWithin = (value as number) >= least && (value as number) <= most;
  return isWithin ? null : { code: "ASPECT_RANGE", values: { least, most } };
}

function* wrongInSet(elements: readonly Json[], of: Form, pointer: string): Generator<FormFault> {
  const seen = new Set<string>();
  for (const [at, element] of elements.entries()) {
    const here = pointerTo(pointer, at);
    const said = canonicalText(element);
    if (seen.has(said)) yield { pointer: here, code: "ASPECT_REPEATS", values: {} };
    seen.add(said);
    yield* wrongWith(element, of, here);
  }
}

function* wrongInObject(
  value: JsonObject,
  { fields, needed }: Extract<Form, { is: "object" }>,
  pointer: string,
): Generator<FormFault> {
  for (const field of needed) {
    if (!Object.hasOwn(value, field)) {
      yield { pointer, code: "ASPECT_FIELD_MISSING", values: { field } };
    }
  }
  for (const [name, member] of Object.entries(value)) {
    const form = fields.get(name);
    if (form !== undefined) yield* wrongWith(member, form, pointerTo(pointer, name));
  }
}
