import { describe, expect, it } from "vitest";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { Gathering } from "../../../services/platform/gathering.ts";

/** Work that is done when it is let go, and which way each was done. */
function staged(together: (asked: readonly number[]) => ReadonlyMap<number, string | Refusal>) {
  const done: string[] = [];
  const going: (() => void)[] = [];
  const gathering = new Gathering<number, string>(
    {
      alone: async (asked) => {
        done.push(`alone ${asked}`);
        await new Promise<void>((go) => going.push(go));
        return `alone ${asked}`;
      },
      together: async (asked) => {
        done.push(`together ${asked.join()}`);
        return together(asked);
      },
      mayFollow: (asked) => asked !== 13,
      rests: () => done.push("rests"),
    },
    1,
  );
  const letGo = async () => {
    while (going.length === 0) await new Promise((next) => setImmediate(next));
    going.shift()?.();
  };
  return { gathering, done, letGo };
}

const all = (asked: readonly number[]) => new Map(asked.map((each) => [each, `with ${each}`]));

describe("what is asked of one place", () => {
  it("is done alone where it comes alone, and together where it comes meanwhile", async () => {
    const { gathering, done, letGo } = staged(all);
    const first = gathering.ask(1);
    await new Promise((next) => setImmediate(next));
    const others = [gathering.ask(2), gathering.ask(3)];
    await letGo();
    expect(await first).toBe("alone 1");
    expect(await Promise.all(others)).toEqual(["with 2", "with 3"]);
    expect(done).toEqual(["alone 1", "together 2,3", "rests"]);
  });

  it("is refused each for itself, and done alone where nothing is said of it", async () => {
    const { gathering, letGo } = staged(() => new Map([[1, new Refusal("WEEK_FULL")]]));
    const [refused, silent] = [gathering.ask(1), gathering.ask(2)];
    await expect(refused).rejects.toMatchObject({ code: "WEEK_FULL" });
    await letGo();
    expect(await silent).toBe("alone 2");
  });

  it("is done alone after a fault, but for what may not be done again", async () => {
    const { gathering, letGo } = staged(() => {
      throw new Error("the database went");
    });
    const [lost, again] = [gathering.ask(13), gathering.ask(2)];
    await expect(lost).rejects.toThrow("the database went");
    await letGo();
    expect(await again).toBe("alone 2");
  });
});
