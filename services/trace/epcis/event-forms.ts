import {
  type Form,
  type Law,
  type ObjectForm,
  object,
  type TypedForm,
  text,
  word,
} from "./form.ts";
import * as forms from "./forms.ts";
import { bizSteps, dispositions } from "./vocabulary.ts";

type Fields = Readonly<Record<string, Form>>;
type Values = Readonly<Record<string, unknown>>;

/** EPCIS 2.0 § 7.4.1: fields of every event, also of types that others have added. */
const everyEvent: Fields = {
  "@context": forms.context,
  "eventTime!": forms.time,
  recordTime: forms.time,
  "eventTimeZoneOffset!": text("time-zone-offset"),
  eventID: forms.uri,
  certificationInfo: forms.certification,
  errorDeclaration: forms.errorDeclaration,
};

/** Fields of every event of the standard's own types. */
const ownTypes: Fields = {
  ...everyEvent,
  "type!": text(),
  bizStep: word(bizSteps),
  disposition: word(dispositions),
  readPoint: forms.place,
  bizLocation: forms.place,
  sourceList: forms.sources,
  destinationList: forms.destinations,
  sensorElementList: forms.sensorElements,
};

function has(event: Values, field: string): boolean {
  return Object.hasOwn(event, field);
}

function filled(event: Values, ...fields: readonly string[]): boolean {
  return fields.some((field) => {
    const value = has(event, field) ? event[field] : undefined;
    return Array.isArray(value) && value.length > 0;
  });
}

/** The event must say what it is about. */
function subject(fields: string, holds: Law["holds"]): Law {
  return { code: "EPCIS_SUBJECT_MISSING", values: { fields }, holds };
}

/** EPCIS 2.0 § 7.4.2. */
const objectEvent = {
  ...ownTypes,
  bizTransactionList: forms.bizTransactions(0),
  "action!": forms.action,
  epcList: forms.epcs,
  quantityList: forms.quantities,
  persistentDisposition: forms.persistentDisposition,
  ilmd: forms.masterData,
};
const objectLaws: readonly Law[] = [
  subject(
    "epcList, quantityList, sensorElementList + readPoint",
    (event) =>
      has(event, "epcList") ||
      filled(event, "quantityList") ||
      (filled(event, "sensorElementList") && has(event, "readPoint")),
  ),
  {
    // Master data of an instance or lot comes with its birth only.
    code: "EPCIS_FIELD_FORBIDDEN",
    field: "ilmd",
    values: { field: "ilmd" },
    holds: (event) => !has(event, "ilmd") || event["action"] === "ADD",
  },
];

/** EPCIS 2.0 § 7.4.3 and § 7.4.6. The standard asks for a parent with ADD; its schema does not. */
const children = {
  ...ownTypes,
  bizTransactionList: forms.bizTransactions(0),
  "action!": forms.action,
  childEPCs: forms.uris,
  childQuantityList: forms.quantities,
};
const childLaws: readonly Law[] = [
  subject(
    "childEPCs, childQuantityList",
    (event) => filled(event, "childEPCs", "childQuantityList") || event["action"] === "DELETE",
  ),
];

/** EPCIS 2.0 § 7.4.4. */
const transactionEvent = {
  ...ownTypes,
  "action!": forms.action,
  "bizTransactionList!": forms.bizTransactions(1),
  parentID: forms.uri,
  epcList: forms.uris,
  quantityList: forms.quantities,
};
const transactionLaws: readonly Law[] = [
  subject(
    "epcList, quantityList",
    (event) =>
      has(event, "epcList") || filled(event, "quantityList") || event["action"] === "DELETE",
  ),
];

/** EPCIS 2.0 § 7.4.5. */
const transformationEvent = {
  ...ownTypes,
  bizTransactionList: forms.bizTransactions(0),
  inputEPCList: forms.epcs,
  inputQuantityList: forms.quantities,
  outputEPCList: forms.epcs,
  outputQuantityList: forms.quantities,
  transformationID: forms.uri,
  persistentDisposition: forms.persistentDisposition,
  ilmd: forms.masterData,
};
const transformationLaws: readonly Law[] = [
  subject("inputEPCList, inputQuantityList; outputEPCList, outputQuantityList", (event) => {
    const inputs = filled(event, "inputEPCList", "inputQuantityList");
    const outputs = filled(event, "outputEPCList", "outputQuantityList");
    return (inputs && outputs) || ((inputs || outputs) && has(event, "transformationID"));
  }),
];

/** The forms of all event types; `also` is required besides, as fields of every event. */
export function eventForms(...also: readonly string[]): TypedForm {
  const form = (fields: Fields, laws: readonly Law[]): ObjectForm => {
    const plain = object("uris", fields, laws);
    return { ...plain, required: [...plain.required, ...also] };
  };
  const other = object("any", { ...everyEvent, "type!": forms.uri });
  return {
    is: "typed",
    forms: new Map([
      ["ObjectEvent", form(objectEvent, objectLaws)],
      ["AggregationEvent", form({ ...children, parentID: forms.uri }, childLaws)],
      ["AssociationEvent", form({ ...children, "parentID!": forms.uri }, childLaws)],
      ["TransactionEvent", form(transactionEvent, transactionLaws)],
      ["TransformationEvent", form(transformationEvent, transformationLaws)],
    ]),
    other: { ...other, required: [...other.required, ...also] },
  };
}
