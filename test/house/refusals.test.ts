import { describe, expect, it } from "vitest";
import { refusals, type Sentence } from "../../contracts/refusals/index.ts";
import { sources, textOf } from "./checkout.ts";

const sentences: Readonly<Record<string, Sentence>> = refusals;
const codes = Object.keys(sentences);
const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

const product = sources
  .filter((path) => /^(services|identifiers|contracts\/(events|proof))\//.test(path))
  .map((path) => ({ path, text: textOf(path) }));

/** The names of an object written out; null where it takes in another whole. */
function namesIn(literal: string): string[] | null {
  if (literal.includes("...")) return null;
  const flat = literal.slice(1, -1).replace(/\([^()]*\)|\[[^[\]]*\]|`[^`]*`|"[^"]*"/g, "");
  return flat.split(",").flatMap((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? []);
}

/** Every place that throws a refusal by its code, with the names of the values that it gives. */
const thrown = product.flatMap(({ path, text }) =>
  [...text.matchAll(/new Refusal\(\s*"([A-Z_0-9]+)"\s*(?:,\s*(\{[^{}]*\}|\w))?/g)].map(
    ([, code = "", values = "{}"]) => ({
      path,
      code,
      names: values.startsWith("{") ? namesIn(values) : null,
    }),
  ),
);

describe("every refusal", () => {
  it("has a sentence in both languages, each in its own script", () => {
    for (const [code, { zh, en }] of Object.entries(sentences)) {
      expect(zh.trim(), code).toMatch(/\p{Script=Han}.*[。]$/su);
      expect(en.trim(), code).toMatch(/^[A-Z{].*[.)]$/s);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("takes the same values in both languages", () => {
    for (const [code, { zh, en }] of Object.entries(sentences)) {
      expect(placeholders(en), code).toEqual(placeholders(zh));
    }
  });

  it("is thrown with the values that its sentence needs", () => {
    expect(thrown.length).toBeGreaterThan(100);
    const lacking = thrown.flatMap(({ path, code, names }) => {
      const needed = placeholders(sentences[code]?.en ?? "");
      const missing = names === null ? [] : needed.filter((name) => !names.includes(name));
      return missing.length === 0 ? [] : [`${path}: ${code} lacks ${missing.join(", ")}`];
    });
    expect(lacking).toEqual([]);
  });

  it("is thrown somewhere: a code that nothing says is no promise", () => {
    const texts = product.map(({ text }) => text).join("\n");
    const built = /^CODE_/;
    const silent = codes.filter((code) => !built.test(code) && !texts.includes(`"${code}"`));
    expect(silent).toEqual([]);
  });
});
