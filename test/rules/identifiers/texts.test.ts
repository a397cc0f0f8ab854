import { describe, expect, it } from "vitest";
import { Texts } from "../../../identifiers/resolver/texts.ts";
import { Dice } from "../../isolation/dice.ts";

const told = (texts: Texts, name: string) => {
  const place = texts.find(name);
  return place === undefined ? undefined : [texts.markOf(place), texts.textOf(place)];
};

const groups = 700;

/** Names come in threes, of which each has some. */
const namesOf = (group: number) => [0, 1, 2].map((one) => `n${group}/${one}`);

describe("texts beside the heap", () => {
  it("are found under their names as they were put last, in any history", () => {
    const dice = new Dice(5);
    const below = (most: number) => Math.floor(dice.next() * most);
    const texts = new Texts();
    const model = new Map<string, [number, string]>();
    const step = () => {
      const names = namesOf(below(groups));
      const name = dice.one(names);
      if (below(3) === 0) {
        texts.drop(name);
        model.delete(name);
        return;
      }
      const [mark, text] = [below(3), "ü".repeat(below(4) * 700) + below(2)];
      texts.put(name, names, mark, text);
      model.set(name, [mark, text]);
    };
    const all = Array.from({ length: groups }, (_, group) => namesOf(group)).flat();
    // Several chunks, of which each is given up some time.
    for (let round = 0; round < 15; round += 1) {
      for (let times = 0; times < 2_000; times += 1) step();
      const found = all.map((name) => told(texts, name));
      expect(found).toEqual(all.map((name) => model.get(name)));
      expect(texts.size).toBe(model.size);
    }
    for (const name of all) texts.drop(name);
    expect([texts.size, texts.bytes]).toEqual([0, 0]);
  });

  it("are there once for all names that have the same", () => {
    const texts = new Texts();
    const names = namesOf(1);
    for (const name of names) texts.put(name, names, 1, "x".repeat(10_000));
    expect(texts.bytes).toBeLessThan(11_000);
    expect(new Set(names.map((name) => texts.find(name))).size).toBe(1);
    texts.put("n1/1", names, 2, "x".repeat(10_000));
    expect(new Set(names.map((name) => texts.find(name))).size).toBe(2);
    expect(texts.namesIn(texts.find("n1/0") ?? (0 as never))).toEqual(names);
  });

  it("are longer than a chunk where they must be", () => {
    const texts = new Texts();
    const long = "y".repeat(3_000_000);
    texts.put("a", ["a"], 1, "short");
    texts.put("b", ["b"], 1, long);
    texts.put("c", ["c"], 1, "after");
    expect(told(texts, "b")).toEqual([1, long]);
    texts.drop("b");
    expect(["a", "b", "c"].map((name) => told(texts, name)?.[1])).toEqual([
      "short",
      undefined,
      "after",
    ]);
  });
});
