import { describe, expect, it } from "vitest";
import { Trace, type TracedEvent } from "../../../services/trace/genealogy.ts";
import { answer, code, instant, named, root } from "./small-world.ts";

function traced(events: readonly TracedEvent[], asOf: string): Trace {
  const trace = new Trace(root, asOf);
  answer(trace, events);
  return trace;
}

const plant = { owner: "uri:x:plant", isWithdrawal: false };
let count = 0;

type Told = Partial<TracedEvent> & Pick<TracedEvent, "codes">;

/** An event at a small number of seconds; told later is recorded later. */
function told(at: number, type: string, event: Told): TracedEvent {
  count += 1;
  return { ...plant, id: String(count).padStart(6, "0"), at: instant(at), type, ...event };
}

function assembly(at: number, action: "ADD" | "DELETE", holder: string, ...parts: string[]) {
  const children = parts.map((part) => code(named(part), "child"));
  const codes = [code(named(holder), "parent"), ...children];
  return told(at, "AssociationEvent", { action, codes });
}

function packing(at: number, action: "ADD" | "DELETE", crate: string, ...things: string[]) {
  return { ...assembly(at, action, crate, ...things), type: "AggregationEvent" };
}

function making(at: number, inputs: string[], outputs: string[], transformationId?: string) {
  const codes = [
    ...inputs.map((input) => code(named(input), "input", { isClass: true, quantity: 1 })),
    ...outputs.map((output) => code(named(output), "output")),
  ];
  return told(at, "TransformationEvent", {
    codes,
    ...(transformationId === undefined ? {} : { transformationId }),
  });
}

function seen(at: number, thing: string) {
  return told(at, "ObjectEvent", { action: "OBSERVE", codes: [code(named(thing), "epc")] });
}

function windows(trace: Trace, name: string) {
  const member = trace.family.members.find((each) => each.code === named(name));
  return (member?.windows ?? []).map(({ from, until }) => [from, until].map(second));
}

function second(text: string | null): number | null {
  return text === null ? null : Number(text.slice(17, 19));
}

function wayOf(trace: Trace, events: readonly TracedEvent[]): string[] {
  return trace.way.map((entry) => {
    const at = events.findIndex((event) => event.id === entry.eventId);
    return `${at} ${entry.because} ${entry.through.slice("uri:x:".length)}`;
  });
}

describe("parts come and go", () => {
  it("tells the bearing that is in from the one that was replaced, with their heats", () => {
    const events = [
      making(1, ["heat-1"], ["bearing-1"]),
      making(2, ["heat-2"], ["bearing-2"]),
      assembly(3, "ADD", "gearbox", "bearing-1"),
      assembly(7, "DELETE", "gearbox", "bearing-1"),
      assembly(7, "ADD", "gearbox", "bearing-2"),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "bearing-1")).toEqual([[3, 7]]);
    expect(windows(trace, "heat-1")).toEqual([[3, 7]]);
    expect(windows(trace, "bearing-2")).toEqual([[7, null]]);
    expect(windows(trace, "heat-2")).toEqual([[7, null]]);
    const before = traced(events, instant(5));
    expect(windows(before, "bearing-1")).toEqual([[3, null]]);
    expect(windows(before, "bearing-2")).toEqual([]);
  });

  it("knows a part only while its assembly was in the product, at every depth", () => {
    const events = [
      assembly(1, "ADD", "stage", "shaft"),
      assembly(2, "ADD", "gearbox", "stage"),
      assembly(4, "DELETE", "gearbox", "stage"),
      assembly(5, "DELETE", "stage", "shaft"),
      assembly(6, "ADD", "gearbox", "stage"),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "shaft")).toEqual([[2, 4]]);
    expect(windows(trace, "stage")).toEqual([
      [2, 4],
      [6, null],
    ]);
  });

  it("takes a part that is built into another product for removed, though nobody said so", () => {
    const events = [assembly(1, "ADD", "gearbox", "pump"), assembly(4, "ADD", "turbine", "pump")];
    expect(windows(traced(events, instant(9)), "pump")).toEqual([[1, 4]]);
  });

  it("empties a crate of what was packed, but not a product of what is built in", () => {
    const events = [
      assembly(1, "ADD", "gearbox", "shaft"),
      packing(2, "ADD", "gearbox", "manual"),
      packing(3, "DELETE", "gearbox"),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "shaft")).toEqual([[1, null]]);
    expect(windows(trace, "manual")).toEqual([]);
    const stripped = traced([...events, assembly(5, "DELETE", "gearbox")], instant(9));
    expect(windows(stripped, "shaft")).toEqual([[1, 5]]);
  });

  it("orders events of one instant as they were recorded", () => {
    const first = [
      assembly(3, "ADD", "gearbox", "shaft"),
      assembly(3, "DELETE", "gearbox", "shaft"),
    ];
    expect(windows(traced(first, instant(9)), "shaft")).toEqual([]);
    const second = [
      assembly(3, "DELETE", "gearbox", "pump"),
      assembly(3, "ADD", "gearbox", "pump"),
    ];
    expect(windows(traced(second, instant(9)), "pump")).toEqual([[3, null]]);
  });

  it("keeps a lot of bolts in as long as not as many have gone as came", () => {
    const bolts = (at: number, action: "ADD" | "DELETE", quantity?: number) =>
      told(at, "AssociationEvent", {
        action,
        codes: [
          code(root, "parent"),
          {
            ...code(named("bolts"), "child", { isClass: true }),
            ...(quantity ? { quantity } : {}),
          },
        ],
      });
    const some = [bolts(1, "ADD", 0.1), bolts(2, "ADD", 0.2), bolts(4, "DELETE", 0.2)];
    expect(windows(traced(some, instant(9)), "bolts")).toEqual([[1, null]]);
    const all = [...some, bolts(6, "DELETE", 0.1)];
    expect(windows(traced(all, instant(9)), "bolts")).toEqual([[1, 6]]);
    const unsaid = [...some, bolts(6, "DELETE")];
    expect(windows(traced(unsaid, instant(9)), "bolts")).toEqual([[1, 6]]);
    const rounded = [bolts(1, "ADD", 0.1), bolts(1, "ADD", 0.2), bolts(3, "DELETE", 0.3)];
    expect(windows(traced(rounded, instant(9)), "bolts")).toEqual([[1, 3]]);
  });
});

describe("what went into a product by transformation stays in it", () => {
  it("follows a casting to its heat, and not to a later charge of the same lot", () => {
    const events = [
      making(1, ["scrap-1"], ["heat"]),
      making(3, ["heat"], ["gearbox"]),
      making(5, ["scrap-2"], ["heat"]),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "heat")).toEqual([[3, null]]);
    expect(windows(trace, "scrap-1")).toEqual([[3, null]]);
    expect(windows(trace, "scrap-2")).toEqual([]);
  });

  it("joins the events that share a transformation id", () => {
    const melt = "urn:melt:7";
    const events = [
      making(1, ["pig-iron"], [], melt),
      making(2, ["scrap"], [], melt),
      making(4, [], ["gearbox", "other"], melt),
      making(5, ["magnesium"], [], melt),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "pig-iron")).toEqual([[4, null]]);
    expect(windows(trace, "scrap")).toEqual([[4, null]]);
    // The standard: the inputs of any of the events may have gone into the outputs of any.
    expect(windows(trace, "magnesium")).toEqual([[5, null]]);
    expect(wayOf(trace, events)).toEqual([
      "0 material gearbox",
      "1 material gearbox",
      "2 own gearbox",
      "3 material gearbox",
    ]);
  });

  it("keeps a refurbished product's own history", () => {
    const events = [
      making(1, ["heat"], ["gearbox"]),
      told(5, "TransformationEvent", {
        codes: [code(root, "input"), code(named("paint"), "input"), code(root, "output")],
      }),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "heat")).toEqual([[1, null]]);
    expect(windows(trace, "paint")).toEqual([[5, null]]);
    expect(trace.family.members.map((member) => member.code)).not.toContain(root);
  });

  it("knows the parts of an assembly that was consumed, as they were then", () => {
    const events = [
      assembly(1, "ADD", "core", "insert"),
      assembly(1, "ADD", "core", "dowel"),
      assembly(2, "DELETE", "core", "dowel"),
      making(3, ["core"], ["gearbox"]),
      assembly(4, "ADD", "core", "afterthought"),
    ];
    const trace = traced(events, instant(9));
    expect(windows(trace, "insert")).toEqual([[3, null]]);
    expect(windows(trace, "dowel")).toEqual([]);
    expect(windows(trace, "afterthought")).toEqual([]);
  });

  it("forgets what its owner withdrew, not what a rival would withdraw", () => {
    const wrong = { ...making(1, ["heat-1"], ["gearbox"]), eventId: "urn:e:1" };
    const right = { ...making(1, ["heat-2"], ["gearbox"]), eventId: "urn:e:2" };
    const withdrawal = { ...wrong, id: "w1", isWithdrawal: true };
    const attack = { ...right, id: "w2", isWithdrawal: true, owner: "uri:x:rival" };
    const trace = traced([wrong, right, withdrawal, attack], instant(9));
    expect(windows(trace, "heat-1")).toEqual([]);
    expect(windows(trace, "heat-2")).toEqual([[1, null]]);
    expect(trace.way.map(({ eventId }) => eventId)).toEqual([right.id]);
  });
});

describe("the way of a product is its own, its parts' and its containers'", () => {
  it("travels in crates and trucks that travel on without it", () => {
    const events = [
      packing(1, "ADD", "truck", "crate"),
      seen(2, "truck"),
      packing(3, "ADD", "crate", "gearbox"),
      packing(4, "ADD", "crate", "stranger"),
      seen(5, "truck"),
      packing(6, "DELETE", "truck", "crate"),
      seen(7, "truck"),
      seen(8, "crate"),
      packing(9, "DELETE", "crate"),
      seen(10, "crate"),
      packing(11, "ADD", "crate", "gearbox"),
      seen(12, "crate"),
    ];
    expect(wayOf(traced(events, instant(20)), events)).toEqual([
      "2 own gearbox",
      "4 container truck",
      "5 container crate",
      "7 container crate",
      "8 container crate",
      "10 own gearbox",
      "11 container crate",
    ]);
  });

  it("leaves out what happened to a part after its removal and to a heat after its use", () => {
    const events = [
      seen(1, "heat"),
      making(2, ["heat"], ["shaft"]),
      making(3, ["heat"], ["stranger"]),
      seen(3, "heat"),
      packing(4, "ADD", "crate", "shaft"),
      seen(5, "crate"),
      packing(6, "DELETE", "crate", "shaft"),
      assembly(7, "ADD", "gearbox", "shaft"),
      seen(8, "shaft"),
      assembly(9, "DELETE", "gearbox", "shaft"),
      seen(10, "shaft"),
    ];
    expect(wayOf(traced(events, instant(20)), events)).toEqual([
      "0 material heat",
      "1 part shaft",
      "4 part shaft",
      "5 container crate",
      "6 part shaft",
      "7 own gearbox",
      "8 part shaft",
      "9 own gearbox",
    ]);
  });
});

describe("a trace keeps within bounds", () => {
  it("asks level by level for what it does not know", () => {
    const events = [
      making(1, ["scrap"], ["heat"]),
      making(2, ["heat"], ["shaft"]),
      assembly(3, "ADD", "gearbox", "shaft"),
    ];
    const trace = new Trace(root, instant(9));
    expect(trace.wanted).toEqual({ codes: [root], transformations: [] });
    expect(answer(trace, events)).toBe(4);
    expect(trace.wanted).toBeUndefined();
  });

  it("says that it is cut short when there are more codes than it may fetch", () => {
    const shafts = Array.from({ length: 50 }, (_one, index) => `shaft-${index}`);
    const events = [assembly(1, "ADD", "gearbox", ...shafts)];
    const cut = new Trace(root, instant(9), 10);
    answer(cut, events);
    expect(cut.family.truncated).toBe(true);
    expect(cut.family.members).toHaveLength(50);
    const whole = traced(events, instant(9));
    expect(whole.family.truncated).toBe(false);
  });

  it("ends when bad events build two things into each other", () => {
    const events = [
      assembly(1, "ADD", "gearbox", "stage"),
      assembly(2, "ADD", "stage", "gearbox"),
      making(3, ["gearbox"], ["stage"]),
      making(4, ["stage"], ["gearbox"]),
    ];
    expect(windows(traced(events, instant(9)), "stage")).toEqual([[1, null]]);
  });

  it("goes through a melt of 1,000 inputs and 1,000 outputs once", { timeout: 40_000 }, () => {
    const many = (name: string) => Array.from({ length: 1000 }, (_one, at) => `${name}-${at}`);
    const [charges, castings] = [many("charge"), many("casting")];
    const events = [
      making(1, charges, castings),
      assembly(2, "ADD", "gearbox", ...castings),
      ...charges.map((charge) => making(0, [`ore-${charge}`], [charge])),
    ];
    const before = performance.now();
    const trace = traced(events, instant(9));
    expect(trace.family.members).toHaveLength(3000);
    expect(trace.family.makings).toHaveLength(1001);
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  it("follows a crate through 2,000 trips without going through each for each other", {
    timeout: 40_000,
  }, () => {
    const late = (at: number) => `2026-01-01T${new Date(at * 1000).toISOString().slice(11, 19)}`;
    const timed = (at: number, event: TracedEvent) => ({ ...event, at: `${late(at)}.000000Z` });
    const events = Array.from({ length: 2000 }, (_one, trip) => [
      timed(4 * trip, packing(0, "ADD", "crate", "gearbox")),
      timed(4 * trip + 1, seen(0, "crate")),
      timed(4 * trip + 2, packing(0, "DELETE", "crate", "gearbox")),
      timed(4 * trip + 3, seen(0, "crate")),
    ]).flat();
    const before = performance.now();
    const trace = traced(events, "2026-01-02T00:00:00.000000Z");
    expect(trace.way).toHaveLength(6000);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
