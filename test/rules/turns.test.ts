import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type EndTurn, Turns } from "../../services/platform/turns.ts";

/** Takes turns for an asker; gives in which order they began, and how to end them. */
function queued(turns: Turns, asker: string, many: number) {
  const begun: number[] = [];
  const ends: EndTurn[] = [];
  const all = Array.from({ length: many }, async (_, at) => {
    const end = await turns.take(asker);
    begun.push(at);
    ends.push(end);
  });
  return { begun, ends, all: Promise.all(all) };
}

describe("C25 an asker's requests", () => {
  it("are worked on four at once, the others in their order", async () => {
    const { begun, ends } = queued(new Turns(), "a", 6);
    await pause(0);
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]?.();
    ends[2]?.();
    await pause(0);
    expect(begun, "one end lets one begin").toEqual([0, 1, 2, 3, 4]);
    for (const end of ends) end();
    await pause(0);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("keep nobody else's back", async () => {
    const turns = new Turns();
    queued(turns, "a", 50);
    const { begun } = queued(turns, "b", 1);
    await pause(0);
    expect(begun).toEqual([0]);
  });

  it("are let on when one takes long, and leave nothing behind", async () => {
    const turns = new Turns();
    const { begun, ends, all } = queued(turns, "a", 9);
    await all;
    expect(begun).toHaveLength(9);
    for (const end of ends) end();
    expect(turns.size).toBe(0);
  });
});
