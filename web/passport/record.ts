import type { DisclosedEvent } from "../../contracts/events/index.ts";

/** A part of a record that may be seen, by its name within the record. */
export interface ShownField {
  readonly name: string;
  readonly value: unknown;
}

export const fieldGroups = ["what", "when", "where", "why", "how", "other"] as const;
export type FieldGroup = (typeof fieldGroups)[number];

const groupOf: Readonly<Record<string, FieldGroup>> = {
  type: "what",
  action: "what",
  epcList: "what",
  quantityList: "what",
  parentID: "what",
  childEPCs: "what",
  childQuantityList: "what",
  inputEPCList: "what",
  inputQuantityList: "what",
  outputEPCList: "what",
  outputQuantityList: "what",
  transformationID: "what",
  eventTime: "when",
  eventTimeZoneOffset: "when",
  recordTime: "when",
  readPoint: "where",
  bizLocation: "where",
  bizStep: "why",
  disposition: "why",
  persistentDisposition: "why",
  bizTransactionList: "why",
  sourceList: "why",
  destinationList: "why",
  ilmd: "how",
  sensorElementList: "how",
};

/** The fields under the five questions of EPCIS (what, when, where, why, how), then the rest. */
export function grouped(
  fields: readonly ShownField[],
): readonly { readonly group: FieldGroup; readonly fields: readonly ShownField[] }[] {
  return fieldGroups
    .map((group) => ({
      group,
      fields: fields.filter(({ name }) => (groupOf[name] ?? "other") === group),
    }))
    .filter((entry) => entry.fields.length > 0);
}

/** A part of a record that is there and may not be seen. */
export interface WithheldPart {
  /** Names from the outside in: `["ilmd"]`, `["sensorElementList", "0"]`. */
  readonly path: readonly string[];
  /** How many elements or unnamed members are withheld at that place. */
  readonly parts: number;
}

export interface RecordView {
  readonly shown: readonly ShownField[];
  readonly withheld: readonly WithheldPart[];
}

const envelopeShown = ["id", "recordTime", "owner", "signer"] as const;

/** A record as a page shows it: the event's own fields first, then what the platform added. */
export function viewOf({ body, fields, withheld }: DisclosedEvent): RecordView {
  const own = Object.entries(body).map(([name, value]) => ({ name, value }));
  const named = own.filter(({ name }) => !name.startsWith("_"));
  const added = envelopeShown.map((name) => ({ name, value: fields[name] }));
  return {
    shown: [...named, ...added],
    withheld: withheld.map(({ pointer, parts }) => ({ path: pathOf(pointer), parts })),
  };
}

/** RFC 6901 read back; the body is the event itself, so its own name is left out. */
function pathOf(pointer: string): readonly string[] {
  const names = pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names[0] === "body" && names.length > 1 ? names.slice(1) : names;
}
