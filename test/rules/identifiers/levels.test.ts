import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Gs1Code,
  type Identity,
  isAsExact,
  levelsOf,
  parseCode,
} from "../../../identifiers/codes/index.ts";
import { linkTypeOf } from "../../../identifiers/registry/addresses.ts";
import { passportLinks } from "../../../identifiers/resolver/links.ts";
import {
  chosenDescription,
  chosenLinks,
  type Description,
} from "../../../identifiers/resolver/rules.ts";
import { choiceStep } from "../../../identifiers/resolver/steps/choice.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";

function gs1(text: string): Gs1Code {
  const reading = parseCode(text);
  if (!reading.ok || reading.scheme !== "gs1") throw new Error(`${text} is no GS1 code`);
  return reading;
}

const gtin = "01/06901234000016";
const unmoved = { context: undefined, languages: [], media: [] };
const identity = (path: string) => `gs1:${path}` as Identity;

describe("the levels of a code", () => {
  it("go from a serial number over its lot to the class", () => {
    expect(levelsOf(gs1(`/${gtin}/10/L7`))).toEqual([`gs1:${gtin}/10/L7`, `gs1:${gtin}`]);
    expect(levelsOf(gs1("/414/6901234000016/254/A1"))).toEqual([
      "gs1:414/6901234000016/254/A1",
      "gs1:414/6901234000016",
    ]);
  });

  it("find a serial number also where a label adds lot and variant to it", () => {
    expect(levelsOf(gs1(`/${gtin}/22/2A/10/L7/21/S1`))).toEqual([
      `gs1:${gtin}/22/2A/10/L7/21/S1`,
      `gs1:${gtin}/21/S1`,
      `gs1:${gtin}/22/2A/10/L7`,
      `gs1:${gtin}/22/2A`,
      `gs1:${gtin}`,
    ]);
  });

  it("are one for a key without qualifiers", () => {
    expect(levelsOf(gs1("/00/106901234000000015"))).toHaveLength(1);
  });

  it("are the thing itself with or without its lot, and otherwise only its lot or class", () => {
    const code = gs1(`/${gtin}/10/L7/21/S1`);
    expect(levelsOf(code).map((level) => isAsExact(code, level))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("begin with the code, end with its key, and never repeat", () => {
    const part = fc.stringMatching(/^[A-Z0-9/%.-]{1,20}$/).map(encodeURIComponent);
    const option = (ai: string) =>
      fc.option(
        part.map((value) => `/${ai}/${value}`),
        { nil: "" },
      );
    fc.assert(
      fc.property(option("22"), option("10"), option("21"), (variant, lot, serial) => {
        const code = gs1(`/${gtin}${variant}${lot}${serial}`);
        const levels = levelsOf(code);
        expect(levels[0]).toBe(code.identity);
        expect(levels.at(-1)).toBe(`gs1:${gtin}`);
        expect(new Set(levels).size).toBe(levels.length);
        for (const level of levels) expect(parseCode(level)).toMatchObject({ identity: level });
      }),
    );
  });
});

const foundry = "00000000-0000-7000-8000-00000000000a" as TenantId;
const trader = "00000000-0000-7000-8000-00000000000b" as TenantId;
const fitter = "00000000-0000-7000-8000-00000000000c" as TenantId;

const said = (firmId: TenantId, name: string, day: number): Description => ({
  firmId,
  name: { zh: name, en: name },
  description: { zh: "", en: "" },
  firstAt: new Date(Date.UTC(2026, 0, day)),
});

describe("whose words describe a class", () => {
  it("are the words of the firm whose event came first, however late it spoke", () => {
    const words = [said(trader, "trader", 1), said(foundry, "foundry", 9)];
    expect(chosenDescription(foundry, words)?.name.en).toBe("foundry");
  });

  it("are the first words while that firm says nothing", () => {
    const words = [said(trader, "second", 2), said(fitter, "first", 1)];
    expect(chosenDescription(foundry, words)?.name.en).toBe("first");
    expect(chosenDescription(null, words)?.name.en).toBe("first");
  });

  it("do not depend on the order in which they are read", () => {
    const words = [said(trader, "b", 1), said(foundry, "a", 1), said(fitter, "c", 3)];
    const answers = [words, words.toReversed()].map((each) => chosenDescription(null, each));
    expect(answers[0]).toEqual(answers[1]);
  });

  it("are none where nobody described it", () => {
    expect(chosenDescription(foundry, [])).toBeUndefined();
  });
});

describe("the link that a request is led to", () => {
  const records = [identity(`${gtin}/10/L7`), identity(gtin)].map((code) => ({
    code,
    links: passportLinks(gs1(code)),
    description: undefined,
  }));

  it("is the default of the most exact code that is registered", () => {
    expect(chosenLinks(records, "gs1:defaultLink", unmoved)).toMatchObject({
      code: `gs1:${gtin}/10/L7`,
      links: [{ type: "gs1:pip" }],
    });
  });

  it("is found further up where the exact code has none of the type", () => {
    const bare = records.map((record, level) => (level === 0 ? { ...record, links: [] } : record));
    expect(chosenLinks(bare, "gs1:traceability", unmoved)?.code).toBe(`gs1:${gtin}`);
  });

  it("is none for a type that no level has", () => {
    expect(chosenLinks(records, "gs1:recipeInfo", unmoved)).toBeUndefined();
  });

  it("is the product page for trade items and the history for what is no product", () => {
    expect(passportLinks(gs1(`/${gtin}`)).map(({ type }) => type)).toEqual([
      "gs1:pip",
      "gs1:traceability",
    ]);
    const crate = passportLinks(gs1("/00/106901234000000015"));
    expect(crate).toMatchObject([{ type: "gs1:traceability", isDefault: true }]);
  });
});

describe("what becomes of links, step by step", () => {
  it("shows the passport of the serial number that was asked for, to which its class leads", () => {
    const record = { code: identity(gtin), links: passportLinks(gs1(`/${gtin}`)) };
    const addressOf = (path: string) => {
      const place = { asked: gs1(path), tongue: "en", platform: "https://lz.example" } as const;
      const step = choiceStep([{ ...record, description: undefined }], "gs1:pip", unmoved, place);
      return step?.links[0]?.href;
    };
    expect(addressOf(`/${gtin}/21/S1`)).toBe(`https://lz.example/t/${gtin}/21/S1`);
    expect(addressOf(`/${gtin}`)).toBe(`https://lz.example/t/${gtin}`);
  });
});

describe("a link type", () => {
  it.each([
    "gs1:pip",
    "https://ref.gs1.org/voc/pip",
    "https://gs1.org/voc/pip",
    "https://www.gs1.org/voc/pip",
    "http://gs1.org/voc/pip",
  ])("%s is the product page by any of its names", (asked) => {
    expect(linkTypeOf(asked)).toBe("gs1:pip");
  });

  it.each(["pip", "schema:pip", "gs1:", "gs1:a/b", "https://evil.example/voc/pip"])(
    "%s is not of GS1's vocabulary",
    (asked) => {
      expect(linkTypeOf(asked)).toBeUndefined();
    },
  );
});
