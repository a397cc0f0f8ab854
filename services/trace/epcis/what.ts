import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import { CodeError, type Identity, identityOf } from "../../../identifiers/codes/index.ts";
import type { Fault } from "./form.ts";
import { isList, memberOf } from "./json.ts";

/** What a thing is to an event; EPCIS 2.0 § 7.4. */
export type CodeRole = "epc" | "parent" | "child" | "input" | "output";

/** A thing that an event is about. */
export interface EventCode {
  readonly identity: Identity;
  /** As captured. */
  readonly text: string;
  readonly role: CodeRole;
  /** Named by class or lot, in a quantity list; else a single thing. */
  readonly isClass: boolean;
  readonly quantity?: number;
  /** UN/ECE Recommendation 20; without one the quantity counts pieces. */
  readonly unit?: string;
}

export interface What {
  readonly codes: readonly EventCode[];
  /** Codes that are valid for EPCIS's schema, yet name nothing: pointers within the event. */
  readonly faults: readonly Fault[];
}

const singles: readonly (readonly [string, CodeRole])[] = [
  ["parentID", "parent"],
  ["epcList", "epc"],
  ["childEPCs", "child"],
  ["inputEPCList", "input"],
  ["outputEPCList", "output"],
];
const classes: readonly (readonly [string, CodeRole])[] = [
  ["quantityList", "epc"],
  ["childQuantityList", "child"],
  ["inputQuantityList", "input"],
  ["outputQuantityList", "output"],
];

/**
 * The things that an event is about, under their canonical identities, in the order of its fields.
 * Events of types of others are read by the same field names.
 */
export function whatOf(event: JsonObject): What {
  const codes: EventCode[] = [];
  const faults: Fault[] = [];
  const read = (
    value: Json | undefined,
    pointer: string,
    base: Omit<EventCode, "identity" | "text">,
  ) => {
    const result = identified(value, pointer);
    if ("code" in result) faults.push(result);
    else codes.push({ ...result, ...base });
  };
  for (const [field, role] of singles) {
    for (const [value, pointer] of elements(event, field)) {
      read(value, pointer, { role, isClass: false });
    }
  }
  for (const [field, role] of classes) {
    for (const [value, pointer] of elements(event, field)) {
      const named = memberOf(value, "epcClass");
      read(named, `${pointer}/epcClass`, { role, isClass: true, ...amount(value) });
    }
  }
  return { codes, faults };
}

/** The values in a field with their pointers, whether it holds one or a list. */
function elements(event: JsonObject, field: string): (readonly [Json, string])[] {
  const value = memberOf(event, field);
  if (value === undefined) return [];
  if (!isList(value)) return [[value, `/${field}`]];
  return value.map((element, at) => [element, `/${field}/${at}`] as const);
}

function amount(value: Json): Pick<EventCode, "quantity" | "unit"> {
  const quantity = memberOf(value, "quantity");
  const unit = memberOf(value, "uom");
  return {
    ...(typeof quantity === "number" ? { quantity } : {}),
    ...(typeof unit === "string" ? { unit } : {}),
  };
}

function identified(
  value: Json | undefined,
  pointer: string,
): Pick<EventCode, "identity" | "text"> | Fault {
  if (typeof value !== "string") {
    return { code: "EPCIS_VALUE_TYPE", pointer, values: { expected: "text" } };
  }
  try {
    return { identity: identityOf(value), text: value };
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return { code: "EPCIS_CODE", pointer, values: { reason: error.fault.code } };
  }
}
