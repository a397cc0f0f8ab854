import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allElements } from "../../../identifiers/codes/all-elements.ts";
import { checkPair } from "../../../identifiers/codes/check.ts";
import type { Element } from "../../../identifiers/codes/elements.ts";
import { checkDigit, parseCode } from "../../../identifiers/codes/index.ts";
import { digitsOf, numbered } from "./arbitrary-codes.ts";

const dictionaryFile = "../shared/standards/gs1/gs1-syntax-dictionary/gs1-syntax-dictionary.txt";
const absent = !existsSync(dictionaryFile);
const reason = absent ? " (skipped: ../shared is absent)" : "";

describe("check digits", () => {
  it("knows the check digits of printed GTIN, GLN and SSCC", () => {
    expect(checkDigit("0690123400001")).toBe("6");
    expect(checkDigit("629104150021")).toBe("3");
    expect(checkDigit("401234500005")).toBe("4");
    expect(checkDigit("10614141234567890")).toBe("8");
  });

  it("computes nothing over what is not digits", () => {
    for (const text of ["", "12a", " 1", "１２"])
      expect(() => checkDigit(text)).toThrow(RangeError);
  });

  it("closes a model number with the pair that GS1 prints for it", () => {
    expect(checkPair("1987654Ad4X4bL5ttr2310c")).toBe("2K");
    expect(parseCode("gs1:8013/1987654Ad4X4bL5ttr2310c2K")).toMatchObject({ granularity: "class" });
    expect(parseCode("gs1:8013/1987654Ad4X4bL5ttr2310c2L")).toMatchObject({
      fault: { code: "CODE_CHECK_DIGIT" },
    });
  });

  const keys = { "01": 14, "00": 18, "402": 17, "414": 13, "417": 13, "8017": 18, "8018": 18 };
  it.each(Object.entries(keys))("refuses (%s) with any single digit wrong", (ai, length) => {
    const slip = fc.tuple(numbered(length), fc.nat(length - 1), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([value, place, by]) => {
        const digit = (Number(value[place]) + by) % 10;
        const wrong = value.slice(0, place) + digit + value.slice(place + 1);
        expect(parseCode(`gs1:${ai}/${value}`)).toMatchObject({ ok: true });
        expect(parseCode(`gs1:${ai}/${wrong}`)).toMatchObject({
          ok: false,
          fault: { code: "CODE_CHECK_DIGIT", ai },
        });
      }),
    );
  });

  it("finds the check digit within the keys that go on behind it", () => {
    fc.assert(
      fc.property(digitsOf(12), fc.integer({ min: 1, max: 9 }), (digits, by) => {
        const wrong = (Number(checkDigit(digits)) + by) % 10;
        for (const key of [`253/${digits}${wrong}A`, `255/${digits}${wrong}1`]) {
          expect(parseCode(`gs1:${key}`)).toMatchObject({ fault: { code: "CODE_CHECK_DIGIT" } });
        }
        expect(parseCode(`gs1:8003/0${digits}${wrong}A`)).toMatchObject({ ok: false });
      }),
    );
  });
});

/** How GS1's dictionary names our rules. */
const linters: Readonly<Record<string, string>> = {
  check: "csum",
  pair: "csumalpha",
  prefix: "gcppos1",
  prefix2: "gcppos2",
  zero: "zero",
  nonzero: "nonzero",
  unpadded: "nozeroprefix",
  piece: "pieceoftotal",
  date: "yymmdd",
  date0: "yymmd0",
  longdate: "yyyymmdd",
  time: "hhmi",
  hour: "hh",
  minute: "mi",
  second: "ss",
  country: "iso3166",
  country999: "iso3166999",
  country2: "iso3166alpha2",
  currency: "iso4217",
  package: "packagetype",
  media: "mediatype",
  sex: "iso5218",
  yesno: "yesno",
  winding: "winding",
  hyphen: "hyphen",
  latitude: "latitude",
  longitude: "longitude",
  importer: "importeridx",
  letter: "hasnondigit",
  escapes: "pcenc",
  position: "posinseqslash",
  iban: "iban",
  coupon: "couponcode",
  offer: "couponposoffer",
};

describe.skipIf(absent)(`GS1's syntax dictionary${reason}`, () => {
  const published = absent ? new Map<string, string[]>() : dictionary();

  it("lists the same application identifiers", () => {
    expect([...allElements().keys()].sort()).toEqual([...published.keys()].sort());
  });

  it.each([...allElements().values()])("says the same of ($ai)", (element) => {
    expect(inDictionaryWords(element)).toEqual(publishedWords(element.ai));
  });

  function publishedWords(ai: string) {
    const words = published.get(ai) ?? [];
    const valuesOf = (name: string) =>
      words
        .filter((word) => word === name || word.startsWith(`${name}=`))
        .map((word) => word.slice(name.length + 1));
    return {
      predefined: words[0]?.includes("*") ?? false,
      attribute: words[0]?.includes("?") ?? false,
      stretches: words.filter((word) => /^\[?[NXYZ][0-9.]/.test(word)),
      needs: valuesOf("req"),
      bars: valuesOf("ex"),
      qualifiers: valuesOf("dlpkey"),
    };
  }

  function inDictionaryWords(element: Element) {
    const { predefined, attribute, stretches, needs, bars, qualifiers } = element;
    const listed = (groups: readonly string[]) => (groups.length === 0 ? [] : [groups.join(",")]);
    return {
      predefined,
      attribute,
      stretches: stretches.map(stretchWord),
      needs: listed(needs.map((group) => group.join("+"))),
      bars: listed(bars),
      qualifiers:
        qualifiers === undefined ? [] : [qualifiers.map((some) => some.join(",")).join("|")],
    };
  }

  function stretchWord({ set, min, max, optional, rules }: Element["stretches"][number]): string {
    const letter = { digits: "N", set82: "X", set39: "Y", set64: "Z" }[set];
    const shape = letter + (min === max ? String(max) : `..${max}`);
    return [optional ? `[${shape}]` : shape, ...rules.map(({ name }) => linters[name])].join(",");
  }
});

/** The words of each row: flags first (perhaps none), then format, then attributes. */
function dictionary(): Map<string, string[]> {
  const rows = readFileSync(dictionaryFile, "utf8")
    .split("\n")
    .filter((line) => /^[0-9]{2,4}[ -]/.test(line));
  return new Map(
    rows.flatMap((line) => {
      const [range = "", ...words] = (line.split("#")[0] ?? "").trim().split(/\s+/);
      const [first = "", last = first] = range.split("-");
      const flagged = /^[*?]+$/.test(words[0] ?? "") ? words : ["", ...words];
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, place) => {
        const ai = String(Number(first) + place).padStart(first.length, "0");
        return [ai, flagged] as [string, string[]];
      });
    }),
  );
}
