import type { FormatName } from "./formats.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a JSON value must look like. A small language of our own for the facts of EPCIS. */
export type Form = TextForm | PlainForm | ListForm | ObjectForm | ChoiceForm | TypedForm;

export interface TextForm {
  readonly is: "text";
  readonly format?: FormatName;
  readonly vocabulary?: Vocabulary;
}

export interface PlainForm {
  readonly is: "number" | "boolean";
}

export interface ListForm {
  readonly is: "list";
  readonly of: Form;
  readonly least: 0 | 1;
  /** No two elements are equal. */
  readonly unique: boolean;
}

/** Which other names an object may have: none, names that are URIs (`prefix:name`), or any. */
export type OtherNames = "none" | "uris" | "any";

export interface ObjectForm {
  readonly is: "object";
  readonly fields: ReadonlyMap<string, Form>;
  readonly required: readonly string[];
  readonly others: OtherNames;
  readonly laws: readonly Law[];
}

/** A demand on several fields of an object at once. */
export interface Law {
  readonly code: FaultCode;
  /** The field at fault; absent: the object as a whole. */
  readonly field?: string;
  readonly values: FaultValues;
  readonly holds: (object: Readonly<Record<string, unknown>>) => boolean;
}

/** Forms of which the JSON type of the value chooses one. */
export interface ChoiceForm {
  readonly is: "choice";
  readonly forms: readonly Exclude<Form, ChoiceForm | TypedForm>[];
}

/** An object whose `type` says which form it has; `other` is for types of others. */
export interface TypedForm {
  readonly is: "typed";
  readonly forms: ReadonlyMap<string, ObjectForm>;
  readonly other: ObjectForm;
}

/** Every way in which a document can break EPCIS. A promise to clients: never renamed. */
export const faultCodes = [
  "EPCIS_FIELD_MISSING",
  "EPCIS_FIELD_UNKNOWN",
  "EPCIS_FIELD_FORBIDDEN",
  "EPCIS_VALUE_TYPE",
  "EPCIS_VALUE_NOT_IN_VOCABULARY",
  "EPCIS_FORMAT",
  "EPCIS_LIST_EMPTY",
  "EPCIS_LIST_REPEATS",
  "EPCIS_SUBJECT_MISSING",
  "EPCIS_CODE",
] as const;

export type FaultCode = (typeof faultCodes)[number];

export type FaultValues = Readonly<Record<string, string | number>>;

/** What is wrong, and where: an RFC 6901 pointer into the document. */
export interface Fault {
  readonly code: FaultCode;
  readonly pointer: string;
  readonly values: FaultValues;
}

export function text(format?: FormatName): TextForm {
  return format === undefined ? { is: "text" } : { is: "text", format };
}

export function word(vocabulary: Vocabulary): TextForm {
  return { is: "text", vocabulary };
}

export function list(of: Form, limits: { least?: 0 | 1; unique?: boolean } = {}): ListForm {
  return { is: "list", of, least: limits.least ?? 0, unique: limits.unique ?? false };
}

/** An object form; fields whose name ends in `!` are required. */
export function object(
  others: OtherNames,
  fields: Readonly<Record<string, Form>>,
  laws: readonly Law[] = [],
): ObjectForm {
  const named = Object.entries(fields).map(
    ([name, form]) => [name.replace(/!$/, ""), form] as const,
  );
  const required = Object.keys(fields).filter((name) => name.endsWith("!"));
  return {
    is: "object",
    fields: new Map(named),
    required: required.map((name) => name.slice(0, -1)),
    others,
    laws,
  };
}
