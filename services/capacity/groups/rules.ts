import type { Json } from "../../../contracts/events/index.ts";
import {
  type FormFault,
  memberOf,
  objectsIn,
  pointerTo,
  textIn,
  wrongWith,
} from "../../platform/aspect-form.ts";
import {
  type CapacityGroupDocument,
  dayMs,
  groupIdOf,
  momentOf,
  weekBasedCapacityGroup,
} from "./model.ts";

const weekMs = 7 * 86_400_000;
/** 1970 began on a Thursday. */
const firstMondayMs = 4 * 86_400_000;
/** Of one group more is not looked for. */
const mostFaults = 1_000;

/** What the model says in words: weeks are named by their Monday, each once; units stand or not. */
function* wrongInWords(group: CapacityGroupDocument, here: string): Generator<FormFault> {
  const hasUnit = memberOf(group, "unitOfMeasure") !== undefined;
  if (group.unitOfMeasureIsOmitted && hasUnit) {
    yield { pointer: pointerTo(here, "unitOfMeasure"), code: "UNIT_NOT_OMITTED", values: {} };
  }
  if (!(group.unitOfMeasureIsOmitted || hasUnit)) {
    const values = { field: "unitOfMeasure" };
    yield { pointer: here, code: "ASPECT_FIELD_MISSING", values };
  }
  const seen = new Set<string>();
  for (const [at, capacity] of objectsIn(group, "capacities").entries()) {
    const week = textIn(capacity, "pointInTime");
    const pointer = `${here}/capacities/${at}/pointInTime`;
    if ((dayMs(week) - firstMondayMs) % weekMs !== 0) {
      yield { pointer, code: "WEEK_NOT_MONDAY", values: { day: week } };
    }
    if (seen.has(week)) yield { pointer, code: "WEEK_TWICE", values: { day: week } };
    seen.add(week);
  }
}

/** All that is wrong with a group as it came, at `here` in its document. */
export function wrongInGroup(said: Json, here: string): FormFault[] {
  const faults: FormFault[] = [];
  const note = (some: Iterable<FormFault>) => {
    for (const fault of some) {
      faults.push(fault);
      if (faults.length === mostFaults) return;
    }
  };
  note(wrongWith(said, weekBasedCapacityGroup, here));
  // What has no fault has this look.
  if (faults.length === 0) note(wrongInWords(said as CapacityGroupDocument, here));
  return faults;
}

/** What is kept of a group already. */
export interface KeptGroup {
  readonly id: string;
  readonly supplier: string;
  readonly customer: string;
  readonly saidAt: Date;
}

/** Why a group may not take the place of the one that is kept; null if it may. */
export function wrongAfter(
  group: CapacityGroupDocument,
  kept: KeptGroup,
  here: string,
): FormFault | null {
  if (group.supplier !== kept.supplier || group.customer !== kept.customer) {
    const { supplier, customer } = kept;
    const values = { supplier, customer };
    return { pointer: pointerTo(here, "capacityGroupId"), code: "GROUP_OF_OTHERS", values };
  }
  if (momentOf(group.changedAt) < kept.saidAt) {
    const values = { changedAt: kept.saidAt.toISOString() };
    return { pointer: pointerTo(here, "changedAt"), code: "GROUP_OUTDATED", values };
  }
  return null;
}

/** By what a group is known. */
export const markOf = (group: CapacityGroupDocument): string => groupIdOf(group.capacityGroupId);
