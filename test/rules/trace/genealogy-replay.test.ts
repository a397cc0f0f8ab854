import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TimeWindow, Trace, type TracedEvent } from "../../../services/trace/genealogy.ts";
import { SlowReplay } from "./slow-replay.ts";
import { answer, instant, root, worlds } from "./small-world.ts";

type Windows = Record<string, readonly TimeWindow[]>;

/** From samples after each event to windows: what held at the end of an instant held from it on. */
function windowsOf(replay: SlowReplay, pick: "members" | "joints" | "feeds"): Windows {
  const found: Record<string, { from: string | null; until: string | null }[]> = {};
  const ends = replay.samples.filter(({ at }, index) => replay.samples[index + 1]?.at !== at);
  for (const [index, { at, contents }] of ends.entries()) {
    for (const name of contents[pick]) {
      const until = ends[index + 1]?.at ?? null;
      const windows = found[name] ?? [];
      found[name] = windows;
      const last = windows.at(-1);
      if (last?.until === at) last.until = until;
      else windows.push({ from: at, until });
    }
  }
  return found;
}

function traced(events: readonly TracedEvent[], asOf: string): Trace {
  const trace = new Trace(root, asOf);
  answer(trace, events);
  return trace;
}

function byName<Item extends { windows: readonly TimeWindow[] }>(
  items: readonly Item[],
  name: (item: Item) => string,
): Windows {
  return Object.fromEntries(items.map((item) => [name(item), item.windows]));
}

/** All that the trace and the replay say of the same history. */
function bothOf(events: readonly TracedEvent[], told: readonly TracedEvent[], until: string) {
  const replay = new SlowReplay(root, events, until);
  const trace = traced(told, until);
  const { members, builtIn, makings, truncated } = trace.family;
  const inProduct = builtIn.filter(({ within }) => within === "product");
  const { [root]: _itself, ...others } = windowsOf(replay, "members");
  return {
    trace: {
      members: byName(members, ({ code: member }) => member),
      joints: byName(inProduct, ({ part, holder }) => `${part} in ${holder}`),
      makings: byName(makings, ({ eventId }) => eventId),
      way: trace.way.map(({ eventId }) => eventId).sort(),
      truncated,
    },
    replay: {
      members: others,
      joints: windowsOf(replay, "joints"),
      makings: windowsOf(replay, "feeds"),
      way: [...replay.way].sort(),
      truncated: false,
    },
  };
}

describe("the genealogy of a product is what a slow replay of its history shows", () => {
  const asOf = fc.integer({ min: 5, max: 26 }).map(instant);

  it("in its members, joints, makings and way, in 2,000 small worlds", () => {
    const agrees = fc.property(worlds, asOf, (events, until) => {
      const { trace, replay } = bothOf(events, events, until);
      expect(trace).toEqual(replay);
    });
    fc.assert(agrees, { numRuns: 2000 });
  }, 120_000);

  it.each<[string, (event: TracedEvent) => TracedEvent | undefined]>([
    ["packed things counted as built in", (one) => ({ ...one, type: asBuiltIn(one.type) })],
    ["no emptying were known", (one) => (one.codes.length === 1 ? undefined : one)],
    [
      "equal times stood in another order",
      (one) => ({ ...one, id: [...one.id].reverse().join("") }),
    ],
    ["withdrawn events stood", (one) => (one.isWithdrawal ? undefined : one)],
    ["anyone could withdraw", (one) => ({ ...one, owner: "anyone" })],
    ["transformation ids joined nothing", ({ transformationId: _id, ...one }) => one],
    ["observations put things in", (one) => ({ ...one, ...observed(one) })],
    ["lots were single things", (one) => ({ ...one, codes: one.codes.map(singled) })],
    [
      "all happened an instant later",
      (one) => ({ ...one, at: instant(Number(one.at.slice(17, 19)) + 1) }),
    ],
  ])("and a difference would show if %s", (_what, change) => {
    const sample = fc.sample(fc.tuple(worlds, asOf), { seed: 41, numRuns: 500 });
    const differs = sample.some(([events, until]) => {
      const told = events.flatMap((event) => change(event) ?? []);
      const { trace, replay } = bothOf(events, told, until);
      return JSON.stringify(sorted(trace)) !== JSON.stringify(sorted(replay));
    });
    expect(differs).toBe(true);
    const same = sample.every(([events, until]) => {
      const { trace, replay } = bothOf(events, events, until);
      return JSON.stringify(sorted(trace)) === JSON.stringify(sorted(replay));
    });
    expect(same).toBe(true);
  });
});

function asBuiltIn(type: string): string {
  return type === "AggregationEvent" ? "AssociationEvent" : type;
}

function observed({ action }: TracedEvent): Partial<TracedEvent> {
  return action === "OBSERVE" ? { action: "ADD" } : {};
}

function singled<Code extends { isClass: boolean }>(one: Code): Code {
  return { ...one, isClass: false };
}

function sorted(all: Record<string, unknown>): unknown {
  return Object.entries(all).map(([name, value]) =>
    typeof value === "object" && !Array.isArray(value)
      ? [name, Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]
      : [name, value],
  );
}
