import type { Identity } from "../../../identifiers/codes/index.ts";
import type { CodeRole, EventCode } from "../epcis/what.ts";
import { type Moment, momentOf } from "./spans.ts";

export type TracedCode = Pick<EventCode, "identity" | "role" | "isClass" | "quantity" | "unit">;

/** An event of the index, as far as it bears on genealogy. */
export interface TracedEvent {
  /** UUIDv7: of events at the same instant, the one recorded first comes first. */
  readonly id: string;
  /** UTC with microseconds (`instantOf`). */
  readonly at: string;
  /** `ObjectEvent`, `AggregationEvent`, ... */
  readonly type: string;
  readonly action?: "ADD" | "OBSERVE" | "DELETE";
  /** The firm that captured it: only the same firm can declare it an error. */
  readonly owner: string;
  readonly eventId?: string;
  /** Carries an error declaration, so withdraws the owner's earlier event of the same `eventId`. */
  readonly isWithdrawal: boolean;
  readonly transformationId?: string;
  readonly codes: readonly TracedCode[];
}

/** What went with one mention of a class. */
export type Amount = Pick<TracedCode, "quantity" | "unit">;

/** The two ways to be in something: built in (composition), or packed with it (location only). */
export type Bond = "AssociationEvent" | "AggregationEvent";

export const bonds: readonly Bond[] = ["AssociationEvent", "AggregationEvent"];

/** An event laid out for look-ups. */
export interface Entry {
  readonly event: TracedEvent;
  readonly moment: Moment;
  readonly parent: Identity | undefined;
  /** Single things; quantities of a class are apart, because a class can be in many parents. */
  readonly children: ReadonlySet<Identity>;
  readonly childClasses: ReadonlyMap<Identity, readonly Amount[]>;
  readonly inputs: ReadonlySet<Identity>;
  readonly roles: ReadonlyMap<Identity, ReadonlySet<CodeRole>>;
}

export function entryOf(event: TracedEvent): Entry {
  const of = (role: CodeRole) => event.codes.filter((code) => code.role === role);
  const classes = new Map<Identity, Amount[]>();
  for (const child of of("child")) {
    if (child.isClass) grow(classes, child.identity, child);
  }
  const roles = new Map<Identity, Set<CodeRole>>();
  for (const { identity, role } of event.codes) {
    roles.set(identity, (roles.get(identity) ?? new Set()).add(role));
  }
  const children = of("child").filter((child) => !child.isClass);
  return {
    event,
    moment: momentOf(event.at, event.id),
    parent: of("parent")[0]?.identity,
    children: new Set(children.map(({ identity }) => identity)),
    childClasses: classes,
    inputs: new Set(of("input").map(({ identity }) => identity)),
    roles,
  };
}

export function grow<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Empties its parent of all that is bound to it in this way; EPCIS 2.0 § 7.4.3. */
export function isEmptying({ event, parent, children, childClasses }: Entry): boolean {
  const named = children.size + childClasses.size > 0;
  return event.action === "DELETE" && parent !== undefined && !named;
}

/**
 * The events that stand: without those that their owner declared to be errors, and without the
 * declarations. As known on an earlier day: leave out what was recorded later.
 */
export function standing(events: readonly TracedEvent[]): TracedEvent[] {
  const withdrawn = new Set(events.filter((event) => event.isWithdrawal).map(nameOf));
  return events.filter(
    (event) =>
      !event.isWithdrawal && (event.eventId === undefined || !withdrawn.has(nameOf(event))),
  );
}

function nameOf({ owner, eventId }: TracedEvent): string {
  return JSON.stringify([owner, eventId]);
}
