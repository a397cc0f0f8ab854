import { calendarOf, type ResourceId, resourceById, weeksOpen } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText, lengthMs, type Window } from "../../kernel/window.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { type BookedTime, bookedMs } from "../windows.ts";
import { type CapacityGroupDocument, isBpnl } from "./model.ts";
import { bookedTimes } from "./reads.ts";

/** For whom a group is built, of which resource, and for how many weeks from this one on. */
export interface BuildAsk {
  readonly resource: ResourceId;
  readonly supplier: string;
  readonly customer: string;
  readonly weeks: number;
}

/** The horizon of Catena-X's capacity management. */
const mostWeeks = 104;

const hours = (ms: number) => Number(hoursText(ms));

/** What of a booking is in a week: of exclusive time their common part, of hours those of their week. */
function msWithin({ window, minutes }: BookedTime, { from, until }: Window): number {
  if (minutes !== null) {
    const begins = window.from >= from && window.from < until;
    return begins ? bookedMs({ window, minutes }) : 0;
  }
  const part = {
    from: window.from > from ? window.from : from,
    until: window.until < until ? window.until : until,
  };
  return Math.max(0, lengthMs(part));
}

const bookedWithin = (booked: readonly BookedTime[], week: Window): number =>
  booked.reduce((ms, each) => ms + msWithin(each, week), 0);

/**
 * A capacity group of a resource's own calendar and bookings, in hours: actual is what is open,
 * maximum what would be without maintenance, agreed what is booked by whomever. Its id is the
 * resource's. Throws `BPNL_FORM`, `WEEKS_RANGE`, `RESOURCE_NOT_FOUND`.
 */
export async function buildGroup(
  scope: TenantScope,
  { resource: id, supplier, customer, weeks }: BuildAsk,
): Promise<CapacityGroupDocument> {
  if (!isBpnl(supplier)) throw new Refusal("BPNL_FORM", {}, "supplier");
  if (!isBpnl(customer)) throw new Refusal("BPNL_FORM", {}, "customer");
  if (!(Number.isInteger(weeks) && weeks >= 1 && weeks <= mostWeeks)) {
    throw new Refusal("WEEKS_RANGE", { most: mostWeeks }, "weeks");
  }
  const resource = await resourceById(scope, id);
  if (resource === null) throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  const open = weeksOpen(await calendarOf(scope, resource), scope.now, weeks);
  const [first, last] = [open[0], open.at(-1)];
  if (first === undefined || last === undefined) throw new Error("no weeks were asked for");
  const all = { from: first.window.from, until: last.window.until };
  const booked = await bookedTimes(scope, id, all);
  return {
    capacityGroupId: id,
    name: resource.name.en,
    supplier,
    customer,
    changedAt: scope.now.toISOString(),
    unitOfMeasure: "unit:hourUnitOfTime",
    unitOfMeasureIsOmitted: false,
    capacityGroupIsInactive: false,
    capacities: open.map(({ monday, window, openMs, mostMs }) => ({
      pointInTime: monday,
      actualCapacity: hours(openMs),
      maximumCapacity: hours(mostMs),
      agreedCapacity: hours(bookedWithin(booked, window)),
    })),
  };
}
