import type { Identity } from "../../../identifiers/codes/index.ts";
import type { EventId } from "../../kernel/brand.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { fieldsOf } from "../epcis/captured.ts";
import { instantOf } from "../epcis/date-time.ts";
import { dimensionsOf } from "../epcis/dimensions.ts";
import { type Family, Trace, type TracedEvent, type WayEntry } from "../genealogy.ts";
import {
  mostEventsAtOnce,
  type PublishedCode,
  type PublishedEvent,
  publishedAbout,
  publishedCodesOf,
} from "./reads.ts";

const mostCodes = 300;
const mostSteps = 30;

/** An event that the walk met, with its codes. */
export interface MetEvent {
  readonly row: PublishedEvent;
  readonly codes: readonly PublishedCode[];
}

export interface Walked {
  readonly family: Family;
  readonly way: readonly WayEntry[];
  readonly events: ReadonlyMap<string, MetEvent>;
  /** There is more than was walked. */
  readonly truncated: boolean;
}

function traced({ row, codes }: MetEvent): TracedEvent {
  const { type, action, eventId, transformationId, error } = dimensionsOf(fieldsOf(row.body));
  return {
    id: row.eventId,
    at: instantOf(row.eventTime.toISOString()) ?? "",
    type,
    ...(action === undefined ? {} : { action }),
    owner: row.ownerId,
    ...(eventId === undefined ? {} : { eventId }),
    isWithdrawal: error !== undefined,
    ...(transformationId === undefined ? {} : { transformationId }),
    codes: codes.map(({ code, role, isClass }) => ({ identity: code as Identity, role, isClass })),
  };
}

async function meet(scope: PublicScope, rows: readonly PublishedEvent[]): Promise<MetEvent[]> {
  const codes = new Map<EventId, PublishedCode[]>();
  for (const code of await publishedCodesOf(
    scope,
    rows.map((row) => row.eventId),
  )) {
    codes.set(code.eventId, [...(codes.get(code.eventId) ?? []), code]);
  }
  return rows.map((row) => ({ row, codes: codes.get(row.eventId) ?? [] }));
}

/** Walks the public genealogy of a code, level by level, as it stands at `asOf`. */
export async function walk(scope: PublicScope, root: Identity, asOf: Date): Promise<Walked> {
  const trace = new Trace(root, instantOf(asOf.toISOString()) ?? "", mostCodes);
  const events = new Map<string, MetEvent>();
  let truncated = false;
  for (let step = 0; trace.wanted !== undefined; step += 1) {
    const { codes, transformations } = trace.wanted;
    const isLast = step >= mostSteps;
    const rows = isLast ? [] : await publishedAbout(scope, codes, transformations);
    truncated ||= isLast || rows.length === mostEventsAtOnce;
    const met = await meet(scope, rows);
    for (const event of met) events.set(event.row.eventId, event);
    trace.learn(met.map(traced));
  }
  const { family, way } = trace;
  return { family, way, events, truncated: truncated || family.truncated };
}
