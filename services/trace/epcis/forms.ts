import { type Form, type ListForm, list, object, text, word } from "./form.ts";
import {
  actions,
  bizTransactionTypes,
  components,
  dispositions,
  errorReasons,
  measurements,
  partyTypes,
  sensorAlerts,
} from "./vocabulary.ts";

export const uri = text("uri");
export const time = text("date-time");
const number: Form = { is: "number" };

/** JSON-LD 1.1 § 3.1, without null. */
export const context: Form = {
  is: "choice",
  forms: [
    uri,
    object("any", {}),
    list({ is: "choice", forms: [uri, object("any", {})] }, { unique: true }),
  ],
};

export const uris = list(uri);
export const epcs = list(uri, { unique: true });
export const certification: Form = { is: "choice", forms: [uri, uris] };
export const action = word(actions);

/** EPCIS 2.0 § 7.3.3.3. */
export const quantities = list(
  object("none", { "epcClass!": uri, quantity: number, uom: text("unit") }),
);

export const place = object("any", { "id!": uri });
export const masterData = object("uris", {});

const bizTransaction = object("none", {
  type: word(bizTransactionTypes),
  "bizTransaction!": uri,
});

/** At least as many business transactions as said. */
export function bizTransactions(least: 0 | 1): ListForm {
  return list(bizTransaction, { least });
}

export const sources = list(object("none", { "type!": word(partyTypes), "source!": uri }));
export const destinations = list(
  object("none", { "type!": word(partyTypes), "destination!": uri }),
);

const dispositionSet = list(word(dispositions), { least: 1, unique: true });

/** EPCIS 2.0 § 7.3.5.5. */
export const persistentDisposition = object(
  "none",
  { set: dispositionSet, unset: dispositionSet },
  [
    {
      code: "EPCIS_FIELD_MISSING",
      values: { field: "set, unset" },
      holds: (value) => Object.hasOwn(value, "set") || Object.hasOwn(value, "unset"),
    },
  ],
);

/** EPCIS 2.0 § 7.4.1.2. */
export const errorDeclaration = object("uris", {
  "declarationTime!": time,
  reason: word(errorReasons),
  correctiveEventIDs: uris,
});

const sensorMetadata = object("uris", {
  time,
  startTime: time,
  endTime: time,
  deviceID: uri,
  deviceMetadata: uri,
  rawData: uri,
  dataProcessingMethod: uri,
  bizRules: uri,
});

const sensorReport = object("uris", {
  "type!": word(measurements),
  exception: word(sensorAlerts),
  component: word(components),
  time,
  deviceID: uri,
  deviceMetadata: uri,
  rawData: uri,
  dataProcessingMethod: uri,
  bizRules: uri,
  microorganism: uri,
  chemicalSubstance: uri,
  coordinateReferenceSystem: uri,
  value: number,
  minValue: number,
  maxValue: number,
  meanValue: number,
  sDev: number,
  percRank: number,
  percValue: number,
  stringValue: text(),
  booleanValue: { is: "boolean" },
  hexBinaryValue: text("hex-binary"),
  uriValue: uri,
  uom: text(),
});

/** EPCIS 2.0 § 7.3.7. */
export const sensorElements = list(
  object("uris", { sensorMetadata, "sensorReport!": list(sensorReport, { least: 1 }) }),
);

const anyValue: Form = {
  is: "choice",
  forms: [number, text(), object("any", {})],
};

/** EPCIS 2.0 § 8.2.2, of which the standard's schema leaves other names open. */
export const vocabularies = list(
  object("any", {
    "type!": uri,
    vocabularyElementList: list(
      object("any", {
        "id!": uri,
        attributes: list(object("any", { "id!": uri, attribute: anyValue })),
        children: uris,
      }),
    ),
  }),
);
