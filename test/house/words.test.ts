import { describe, expect, it } from "vitest";
import { en } from "../../web/words/en/index.ts";
import { zh } from "../../web/words/zh/index.ts";

interface Table {
  readonly [name: string]: string | Table;
}

/** Every word of a table by its full name. */
function flat(table: Table, above = ""): Map<string, string> {
  const words = new Map<string, string>();
  for (const [name, word] of Object.entries(table)) {
    const full = above ? `${above}.${name}` : name;
    if (typeof word === "string") words.set(full, word);
    else for (const [inner, text] of flat(word, full)) words.set(inner, text);
  }
  return words;
}

const chinese = flat(zh);
const english = flat(en);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([all]) => all);

// Each tongue names the other one in itself.
const inTheOtherTongue = ["app.otherTongue", "app.switchTongue"];

describe("the words of the workbench and the console", () => {
  it("are complete in both tongues; English adds only its singulars", () => {
    const singular = (key: string) =>
      key.endsWith("_one") && chinese.has(key.replace(/_one$/, "_other"));
    expect([...english.keys()].filter((key) => !singular(key)).sort()).toEqual(
      [...chinese.keys()].sort(),
    );
  });

  it("take the same values in both tongues", () => {
    for (const [key, text] of chinese) {
      const other = english.get(key) ?? "";
      expect(placeholders(other).sort(), key).toEqual(placeholders(text).sort());
    }
  });

  it("are never empty, and stand in the right table", () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe("");
    for (const [key, text] of english) {
      if (!inTheOtherTongue.includes(key)) expect(text, key).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
