import { describe, expect, it } from "vitest";
import { words as resolverWords } from "../../identifiers/resolver/http/words.ts";
import { en as passportEn } from "../../web/passport/words-en.ts";
import { zh as passportZh } from "../../web/passport/words-zh.ts";

type Word = string | ((...values: never[]) => string);

/** Every word of a table by its full name; lists count by place. */
function flat(table: object, above = ""): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const [name, word] of Object.entries(table) as [string, Word | object][]) {
    const full = above === "" ? name : `${above}.${name}`;
    if (typeof word === "string" || typeof word === "function") words.set(full, word as Word);
    else for (const [inner, text] of flat(word, full)) words.set(inner, text);
  }
  return words;
}

// Stand for the values of a sentence: whatever it shows of them can be found again.
const markers = ["7001", "7002", "7003", "7004"];

function spoken(word: Word): string {
  return typeof word === "string" ? word : word(...(markers as never[]));
}

const shownIn = (text: string) => markers.filter((marker) => text.includes(marker));

// Each tongue names the other one in itself.
const inTheOtherTongue = /^(otherLanguage|switchLanguage)$/;

const tables = [
  { name: "the passport", zh: flat(passportZh), en: flat(passportEn) },
  { name: "the resolver's pages", zh: flat(resolverWords.zh), en: flat(resolverWords.en) },
];

describe.each(tables)("the words of $name", ({ zh, en }) => {
  it("are the same in both tongues", () => {
    expect(zh.size).toBeGreaterThan(5);
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("show the same values in both tongues", () => {
    for (const [name, word] of zh) {
      const other = en.get(name) ?? "";
      expect(typeof other, name).toBe(typeof word);
      expect(shownIn(spoken(other)), name).toEqual(shownIn(spoken(word)));
    }
  });

  it("are never empty, and English is English", () => {
    for (const [name, word] of zh) expect(spoken(word).trim(), name).not.toBe("");
    for (const [name, word] of en) {
      expect(spoken(word).trim(), name).not.toBe("");
      if (!inTheOtherTongue.test(name)) expect(spoken(word), name).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
