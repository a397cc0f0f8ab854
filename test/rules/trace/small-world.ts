import fc from "fast-check";
import type { Identity } from "../../../identifiers/codes/index.ts";
import type { Trace, TracedCode, TracedEvent } from "../../../services/trace/genealogy.ts";

export const named = (name: string) => `uri:x:${name}` as Identity;
export const root = named("gearbox");

const things = ["gearbox", "gearbox", "shaft", "bearing", "housing"].map(named);
const crates = ["crate", "truck"].map(named);
const lots = ["heat", "bolts"].map(named);

/** The instant of a small number. */
export function instant(at: number): string {
  return `2026-01-01T00:00:${String(at).padStart(2, "0")}.000000Z`;
}

export function code(
  identity: Identity,
  role: TracedCode["role"],
  amount: Partial<TracedCode> = {},
): TracedCode {
  return { identity, role, isClass: false, ...amount };
}

const anyThing = fc.constantFrom(...things);
const anyHolder = fc.constantFrom(...things, ...crates);
const action = fc.constantFrom("ADD", "ADD", "ADD", "ADD", "DELETE", "OBSERVE") as fc.Arbitrary<
  "ADD" | "DELETE" | "OBSERVE"
>;

const anyChild = fc.constantFrom(...things.slice(1), ...things, ...crates);

/** Mentions of single things and of lots, in one role. */
function mentions(
  role: TracedCode["role"],
  from: fc.Arbitrary<Identity>,
  most: number,
): fc.Arbitrary<TracedCode[]> {
  const single: fc.Arbitrary<TracedCode> = from.map((identity) => code(identity, role));
  const lot: fc.Arbitrary<TracedCode> = fc
    .record({
      identity: fc.constantFrom(...lots),
      quantity: fc.constantFrom(undefined, 1, 2, 0.1, 0.2, 0.3),
      unit: fc.constantFrom(undefined, undefined, "KGM"),
    })
    .map(({ identity, quantity, unit }) => ({
      ...code(identity, role, { isClass: true }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(unit === undefined ? {} : { unit }),
    }));
  const either = fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: lot });
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(either, { minLength: 1, maxLength: most, size: "max" }) },
    { weight: 1, arbitrary: fc.constant<TracedCode[]>([]) },
  );
}

type Happening = Pick<TracedEvent, "type" | "action" | "codes" | "transformationId">;

const binding: fc.Arbitrary<Happening> = fc
  .record({
    type: fc.constantFrom("AssociationEvent", "AssociationEvent", "AggregationEvent"),
    action,
    parent: fc.option(anyHolder, { freq: 8, nil: undefined }),
    children: mentions("child", anyChild, 3),
  })
  .map(({ type, action: does, parent, children }) => {
    const others = children.filter(({ identity }) => identity !== parent);
    const holder = parent === undefined ? [] : [code(parent, "parent")];
    return { type, action: does, codes: [...holder, ...others] };
  });

const transformation: fc.Arbitrary<Happening> = fc
  .record({
    inputs: mentions("input", anyThing, 3),
    outputs: mentions("output", anyThing, 2),
    transformationId: fc.constantFrom(undefined, undefined, "urn:melt:1", "urn:melt:2"),
  })
  .map(({ inputs, outputs, transformationId }) => ({
    type: "TransformationEvent",
    codes: [...inputs, ...outputs],
    ...(transformationId === undefined ? {} : { transformationId }),
  }));

const observation: fc.Arbitrary<Happening> = fc
  .record({ codes: mentions("epc", fc.oneof(anyThing, anyHolder), 2), action })
  .map(({ codes, action: does }) => ({ type: "ObjectEvent", action: does, codes }));

const happening = fc.oneof(
  { weight: 5, arbitrary: binding },
  { weight: 3, arbitrary: transformation },
  { weight: 2, arbitrary: observation },
);

/** Small histories, many of whose events share an instant; some are withdrawn by their owners. */
export const worlds: fc.Arbitrary<TracedEvent[]> = fc.noBias(
  fc
    .array(fc.record({ happening, at: fc.nat(24), id: fc.nat(999), withdrawn: fc.nat(11) }), {
      minLength: 10,
      maxLength: 34,
      size: "max",
    })
    .map((made) => made.flatMap((one, index) => eventsFrom(one, index))),
);

function eventsFrom(
  {
    happening: what,
    at,
    id,
    withdrawn,
  }: { happening: Happening; at: number; id: number; withdrawn: number },
  index: number,
): TracedEvent[] {
  const event: TracedEvent = {
    ...what,
    id: `${String(id).padStart(3, "0")}-${index}`,
    at: instant(at),
    owner: "uri:x:foundry",
    eventId: `urn:event:${index}`,
    isWithdrawal: false,
  };
  const withdrawal = { ...event, id: `${event.id}-w`, isWithdrawal: true };
  // Another firm cannot withdraw it.
  if (withdrawn === 1) return [event, { ...withdrawal, owner: "uri:x:rival" }];
  return withdrawn === 0 ? [withdrawal, event] : [event];
}

/** Answers what a trace wants, level by level, from all events; says how often it asked. */
export function answer(trace: Trace, events: readonly TracedEvent[]): number {
  let levels = 0;
  for (let wanted = trace.wanted; wanted !== undefined; wanted = trace.wanted) {
    const codes = new Set(wanted.codes);
    const ids = new Set(wanted.transformations);
    // A code other than the root need not bring the transformations that only consume it.
    const bears = ({ identity, role }: TracedCode) =>
      codes.has(identity) && (role !== "input" || identity === trace.root);
    trace.learn(
      events.filter((event) => event.codes.some(bears) || ids.has(event.transformationId ?? "")),
    );
    levels += 1;
  }
  return levels;
}
