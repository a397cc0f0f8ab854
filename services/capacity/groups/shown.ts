import type { JsonObject } from "../../../contracts/events/index.ts";
import { isList, memberOf, objectsIn, textIn } from "../../platform/aspect-form.ts";
import { groupIdOf } from "./model.ts";

/** What can be made in one week, in the group's unit; named by its Monday, such as `2026-08-31`. */
export interface CapacityWeek {
  readonly monday: string;
  readonly actual: number;
  readonly maximum: number;
  /** Null where nothing is said of it. */
  readonly agreed: number | null;
  readonly delta: number | null;
}

/** The demand for a material at a place, which the group's capacity is for. */
export interface LinkedDemand {
  readonly materialNumberCustomer: string;
  readonly materialNumberSupplier: string | null;
  readonly customerLocation: string;
  readonly category: string;
  readonly loadFactor: number | null;
}

const numberIn = (value: JsonObject, name: string): number | null => {
  const said = memberOf(value, name);
  return typeof said === "number" ? said : null;
};

const textsIn = (value: JsonObject, name: string): readonly string[] => {
  const said = memberOf(value, name);
  return isList(said) ? said.filter((each) => typeof each === "string") : [];
};

/** The weeks of a group as it is kept, in their order. */
export function weeksIn(group: JsonObject): readonly CapacityWeek[] {
  return objectsIn(group, "capacities")
    .map((week) => ({
      monday: textIn(week, "pointInTime"),
      actual: numberIn(week, "actualCapacity") ?? 0,
      maximum: numberIn(week, "maximumCapacity") ?? 0,
      agreed: numberIn(week, "agreedCapacity"),
      delta: numberIn(week, "deltaProductionResult"),
    }))
    .sort((one, other) => (one.monday < other.monday ? -1 : 1));
}

/** The demands that a group is for, in the order of its document. */
export function demandsIn(group: JsonObject): readonly LinkedDemand[] {
  return objectsIn(group, "linkedDemandSeries").map((series) => ({
    materialNumberCustomer: textIn(series, "materialNumberCustomer"),
    materialNumberSupplier: textIn(series, "materialNumberSupplier") || null,
    customerLocation: textIn(series, "customerLocation"),
    category: textIn(memberOf(series, "demandCategory"), "demandCategoryCode"),
    loadFactor: numberIn(series, "loadFactor"),
  }));
}

/** By what the groups below this one are known. */
export const linkedIn = (group: JsonObject): readonly string[] =>
  textsIn(group, "linkedCapacityGroups").map(groupIdOf);

/** The supplier's sites by their numbers in Catena-X. */
export const locationsIn = (group: JsonObject): readonly string[] =>
  textsIn(group, "supplierLocations");
