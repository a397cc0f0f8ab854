import type { JsonObject } from "../../../contracts/events/index.ts";
import { type Form, object, set, text, textLike } from "../../platform/aspect-form.ts";

// Catena-X, urn:samm:io.catenax.week_based_capacity_group:3.0.1, by its published JSON Schema.
const uuidForm = /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const dayForm = /^\d{4}-\d\d-\d\d$/;
const momentForm = /^(\d{4}-\d\d-\d\d)[t\s](\d\d:\d\d:\d\d(?:\.\d+)?)(z|[+-]\d\d(?::?\d\d)?)$/i;
// XML Schema's dateTime, which may stand anywhere in the text: the schema has no anchors.
const timeForm =
  /-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|(24:00:00(\.0+)?))(Z|(\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?/;

const units =
  "piece set pair page cycle kilowattHour gram kilogram tonneMetricTon tonUsOrShortTonUkorus ounceAvoirdupois pound metre centimetre kilometre inch foot yard squareCentimetre squareMetre squareInch squareFoot squareYard cubicCentimetre cubicMetre cubicInch cubicFoot cubicYard litre millilitre hectolitre secondUnitOfTime minuteUnitOfTime hourUnitOfTime day"
    .split(" ")
    .map((unit) => `unit:${unit}`);
const demandCategories = ["0001", "A1S1", "SR99", "PI01", "OS01", "OI01", "ED01", "PO01"];

/** Milliseconds of a day such as `2026-08-31`; NaN for what is in no calendar. */
export function dayMs(day: string): number {
  const ms = dayForm.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // JavaScript makes the 2nd of March of a 30th of February.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day) ? ms : Number.NaN;
}

/** The moment of an RFC 3339 text; an invalid date for what is none. */
export function momentOf(said: string): Date {
  const [, day = "", time = "", zone = ""] = momentForm.exec(said) ?? [];
  if (Number.isNaN(dayMs(day))) return new Date(Number.NaN);
  const [hours = "", minutes = ""] = zone.slice(1).match(/\d\d/g) ?? [];
  const offset = /z/i.test(zone) ? "Z" : `${zone.slice(0, 1)}${hours}:${minutes || "00"}`;
  return new Date(`${day}T${time}${offset}`);
}

const matching = (expected: string, form: RegExp): Form =>
  textLike(expected, (said) => form.test(said));
const oneOf = (words: readonly string[]): Form =>
  textLike(words.join(", "), (said) => words.includes(said));

const uuid = matching("0157ba42-d2a8-4e28-8565-7b07830c1110", uuidForm);
const bpnl = matching("BPNL8888888888XX", /^BPNL[a-zA-Z0-9]{12}$/);
const bpns = matching("BPNS8888888888XX", /^BPNS[a-zA-Z0-9]{12}$/);
const day = textLike("2026-08-31", (said) => !Number.isNaN(dayMs(said)));
const moment = textLike(
  "2026-03-10T12:27:11.320Z",
  (said) => !Number.isNaN(momentOf(said).getTime()),
);
const number: Form = { is: "number" };
const flag: Form = { is: "boolean" };
/** At most 999999999999999999.999, which as a double is this. */
const quantity: Form = { is: "number", least: 0, most: 1e18 };
const measure: Form = { is: "number", least: 1, most: 999 };

const week = object({
  "pointInTime!": day,
  "actualCapacity!": quantity,
  "maximumCapacity!": quantity,
  agreedCapacity: quantity,
  deltaProductionResult: number,
});
const series = object({
  "materialNumberCustomer!": text,
  materialNumberSupplier: text,
  "customerLocation!": bpns,
  "demandCategory!": object({ "demandCategoryCode!": oneOf(demandCategories) }),
  loadFactor: number,
});
const thresholds = object({
  "sequenceNumber!": measure,
  "subhorizonLength!": measure,
  relativePositiveDeviation: number,
  relativeNegativeDeviation: { is: "number", least: 0, most: 1 },
  absolutePositiveDeviation: number,
  absoluteNegativeDeviation: number,
});

/** What a capacity group must look like. */
export const weekBasedCapacityGroup: Form = object({
  "capacityGroupId!": uuid,
  "name!": text,
  "customer!": bpnl,
  "supplier!": bpnl,
  "changedAt!": moment,
  "unitOfMeasureIsOmitted!": flag,
  "capacityGroupIsInactive!": flag,
  unitOfMeasure: oneOf(units),
  supplierLocations: set(bpns),
  linkedDemandSeries: set(series),
  capacities: set(week),
  linkedCapacityGroups: set(uuid),
  demandVolatilityParameters: object({
    "startReferenceDateTime!": matching("2026-01-10T12:00:00.320Z", timeForm),
    "measurementInterval!": measure,
    rollingHorizonAlertThresholds: set(thresholds),
  }),
});

/** A capacity group that looks as it must. */
export interface CapacityGroupDocument extends JsonObject {
  readonly capacityGroupId: string;
  readonly name: string;
  readonly customer: string;
  readonly supplier: string;
  readonly changedAt: string;
  readonly unitOfMeasureIsOmitted: boolean;
  readonly capacityGroupIsInactive: boolean;
}

/** Whether a text can name a group at all. */
export const isGroupId = (said: string): boolean => uuidForm.test(said);

/** The id of a group as it is known by, without its prefix. */
export const groupIdOf = (said: string): string => said.replace(/^urn:uuid:/i, "").toLowerCase();

/** A customer or supplier, as Catena-X numbers its members. */
export const isBpnl = (said: string): boolean => /^BPNL[a-zA-Z0-9]{12}$/.test(said);
