import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPair } from "../../../identifiers/codes/check.ts";
import { type Element, elements } from "../../../identifiers/codes/elements.ts";
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

describe.skipIf(absent)(`GS1's syntax dictionary${reason}`, () => {
  const published = absent ? new Map<string, string[]>() : dictionary();

  it("lists the same primary keys", () => {
    const theirs = [...published].filter(([, words]) => words.some((word) => /^dlpkey/.test(word)));
    const ours = [...elements.values()].filter((element) => element.qualifiers !== undefined);
    expect(ours.map(({ ai }) => ai).sort()).toEqual(theirs.map(([ai]) => ai).sort());
  });

  it.each([...elements.values()])("gives ($ai) the same format and qualifiers", (element) => {
    expect(inDictionaryWords(element)).toEqual(publishedWords(element.ai));
  });

  function publishedWords(ai: string) {
    const words = published.get(ai) ?? [];
    const qualifiers = words.find((word) => word.startsWith("dlpkey"));
    return {
      attribute: words[0]?.includes("?") ?? false,
      stretches: words.filter((word) => /^\[?[NXY][0-9.]/.test(word)).map(withoutImpliedPrefix),
      qualifiers: qualifiers?.replace("dlpkey", "").replace("=", ""),
      needs: qualifiers && words.find((word) => word.startsWith("req="))?.replace("req=", ""),
    };
  }

  // In a key of digits the company prefix cannot fail, so ours does not name that rule.
  function withoutImpliedPrefix(word: string): string {
    return word.startsWith("N") ? word.replace(/,gcppos[12]/, "") : word;
  }

  function inDictionaryWords(element: Element) {
    return {
      attribute: element.attribute,
      stretches: element.stretches.map(stretchWord),
      qualifiers: element.qualifiers?.map((sequence) => sequence.join(",")).join("|"),
      needs: element.needs,
    };
  }

  function stretchWord({ set, min, max, rules }: Element["stretches"][number]): string {
    const letter = { digits: "N", set82: "X", set39: "Y", set64: "X" }[set];
    const linters = {
      "check-digit": "csum",
      "check-pair": "csumalpha",
      "company-prefix": "gcppos1",
      "no-leading-zero": "nozeroprefix",
      "piece-of-total": "pieceoftotal",
      zero: "zero",
    };
    const length = min === max ? String(max) : `..${max}`;
    const names = rules.map((rule) => linters[rule]).concat(set === "set64" ? ["importeridx"] : []);
    const word = [letter + length, ...names].join(",");
    return min === 0 ? `[${word}]` : word;
  }
});

/** The words of each row: flags first (perhaps none), then format, then attributes. */
function dictionary(): Map<string, string[]> {
  const rows = readFileSync(dictionaryFile, "utf8")
    .split("\n")
    .filter((line) => /^[0-9]{2,4} /.test(line));
  return new Map(
    rows.map((line) => {
      const [ai = "", ...words] = (line.split("#")[0] ?? "").trim().split(/\s+/);
      return [ai, /^[*?]+$/.test(words[0] ?? "") ? words : ["", ...words]];
    }),
  );
}
