import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptExactly } from "../../../contracts/events/exact-number.ts";
import { canonicalText, strictJson } from "../../../contracts/events/index.ts";
import { Rejected } from "../../../contracts/proof/index.ts";

function rejection(source: string | Uint8Array, deepest?: number) {
  try {
    return strictJson(source, deepest);
  } catch (cause) {
    if (!(cause instanceof Rejected)) throw cause;
    return { code: cause.code, ...cause.values };
  }
}

const codeOf = (source: string | Uint8Array) => (rejection(source) as { code?: string })?.code;

describe("what JSON parsers would change in silence is refused at the door", () => {
  test.each([
    ["a name that stands twice", '{"a":1,"b":2,\n "a":3}', "JSON_DUPLICATE_NAME", 2, 2],
    [
      "a name that stands twice under an escape",
      '{"a":1,"\\u0061":3}',
      "JSON_DUPLICATE_NAME",
      1,
      8,
    ],
    ["a second __proto__", '{"__proto__":1,"__proto__":2}', "JSON_DUPLICATE_NAME", 1, 16],
    ["a lone high surrogate", '["\\ud83d"]', "JSON_LONE_SURROGATE", 1, 2],
    ["a lone low surrogate", '["\\ude00x"]', "JSON_LONE_SURROGATE", 1, 2],
    ["surrogates in the wrong order", '["\\ude00\\ud83d"]', "JSON_LONE_SURROGATE", 1, 2],
    ["a lone surrogate in a name", '{"\\ud83d":1}', "JSON_LONE_SURROGATE", 1, 2],
    ["a lone surrogate in the text itself", '["\ud83d"]', "JSON_LONE_SURROGATE", 1, 2],
    ["NUL as an escape", '["a\\u0000"]', "JSON_NUL", 1, 4],
    ["NUL itself", '["a\0"]', "JSON_NUL", 1, 4],
    ["an integer that a double rounds", '{"n":9007199254740993}', "NUMBER_NOT_EXACT", 1, 6],
    ["a number beyond every double", "[1e400]", "NUMBER_NOT_EXACT", 1, 2],
    ["more digits than a double keeps", "[0.10000000000000000555]", "NUMBER_NOT_EXACT", 1, 2],
    ["a fraction that vanishes", "[1e-400]", "NUMBER_NOT_EXACT", 1, 2],
    ["text after the value", '{"a":1} x', "JSON_TRAILING", 1, 9],
    ["two values", "1 2", "JSON_TRAILING", 1, 3],
  ])("%s", (_title, text, code, line, column) => {
    expect(rejection(text)).toMatchObject({ code, line, column });
    if (!/[\ud800-\udfff]/u.test(text)) {
      expect(rejection(new TextEncoder().encode(text))).toMatchObject({ code, line, column });
    }
  });

  test.each([
    "",
    " ",
    "{",
    "[",
    '"',
    "[1,]",
    "{,}",
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    "{a:1}",
    "'a'",
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1e",
    "NaN",
    "Infinity",
    "tru",
    "True",
    "[1 2]",
    '["\t"]',
    '["\\x"]',
    '["\\u12"]',
    '["a]',
    "[1]]",
    "//",
    "[/**/]",
    "\u00a01",
    "undefined",
    "-0x1",
    '{"a":1 "b":2}',
    "[\u2028]",
  ])("what is no JSON, as %j", (text) => {
    expect(codeOf(text)).toMatch(/^JSON_(SYNTAX|TRAILING)$/);
    expect(() => JSON.parse(text)).toThrow();
  });

  test.each([
    ["a byte that begins nothing", [0x5b, 0x22, 0xff, 0x22, 0x5d], 2],
    ["a character cut short", [0x22, 0xe4, 0xb8], 2],
    ["an overlong form", [0x0a, 0x22, 0xc0, 0xaf, 0x22], 2],
    ["a surrogate in UTF-8", [0x22, 0xed, 0xa0, 0x80, 0x22], 2],
  ])("bad UTF-8: %s", (_title, bytes, offset) => {
    expect(rejection(Uint8Array.from(bytes))).toMatchObject({ code: "JSON_BAD_UTF8", offset });
  });

  test("what nests deeper than the limit, however deep", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(strictJson(nested(64))).toEqual(JSON.parse(nested(64)));
    expect(codeOf(nested(65))).toBe("JSON_TOO_DEEP");
    expect(codeOf("[".repeat(1_000_000))).toBe("JSON_TOO_DEEP");
    expect(rejection("[[]]", 1)).toMatchObject({ code: "JSON_TOO_DEEP" });
  });
});

test("numbers that a double keeps pass, however they are written", () => {
  const texts = ["0.1", "1.0", "1", "-0", "1e23", "1E+2", "100e-2", "0e999999", "9007199254740992"];
  expect(strictJson(`[${texts.join()}]`)).toEqual([0.1, 1, 1, 0, 1e23, 100, 1, 0, 2 ** 53]);
});

test("a number is kept exactly when its decimal value is that of the double's shortest text", () => {
  // Both as integers over one power of ten: an exact comparison that shares nothing with the code.
  const scaled = (text: string) => {
    const [mantissa = "", power = "0"] = text.split(/e/i);
    const [whole = "", fraction = ""] = mantissa.split(".");
    return BigInt(whole + fraction) * 10n ** BigInt(800 + Number(power) - fraction.length);
  };
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 24 });
  const text = fc
    .tuple(digits, fc.option(digits), fc.option(fc.integer({ min: -340, max: 340 })))
    .map(([whole, fraction, power]) => {
      const start = whole.replace(/^0+(?=.)/, "");
      return `${start}${fraction === null ? "" : `.${fraction}`}${power === null ? "" : `e${power}`}`;
    });
  fc.assert(
    fc.property(text, (number) => {
      const kept = String(Number(number));
      const same = kept !== "Infinity" && scaled(number) === scaled(kept);
      expect(keptExactly(number)).toBe(same);
    }),
    { numRuns: 3000 },
  );
});

test("a row of a million digits costs no more than reading it", () => {
  const zeros = "0".repeat(1_000_000);
  expect(codeOf(`0.${zeros}1`)).toBe("NUMBER_NOT_EXACT");
  expect(codeOf(`1${zeros}1`)).toBe("NUMBER_NOT_EXACT");
  expect(strictJson(`0.5${zeros}`)).toBe(0.5);
});

test("any other JSON is read as JSON.parse reads it", () => {
  const value = fc.jsonValue({ stringUnit: "binary", maxDepth: 6 });
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, "\t"), (json, indent) => {
      const text = JSON.stringify(json, null, indent);
      if (text.includes("\\u0000")) expect(codeOf(text)).toBe("JSON_NUL");
      else expect(canonicalText(strictJson(text))).toBe(canonicalText(JSON.parse(text)));
    }),
    { numRuns: 1000 },
  );
});

test("a member named __proto__ is an ordinary member", () => {
  const read = strictJson('{"__proto__":{"admin":true},"constructor":1}') as object;
  expect(Object.keys(read)).toEqual(["__proto__", "constructor"]);
  expect((read as { admin?: boolean }).admin).toBeUndefined();
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(canonicalText(read as never)).toBe('{"__proto__":{"admin":true},"constructor":1}');
});

test("a byte order mark is passed over", () => {
  expect(strictJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toBe(1);
  expect(strictJson("\ufeff[]")).toEqual([]);
  expect(codeOf("\ufeff\ufeff1")).toBe("JSON_SYNTAX");
});

const examples = "../shared/standards/epcis";

describe.skipIf(!existsSync(examples))("with GS1's examples (skipped: ../shared is absent)", () => {
  // GS1's own example gives one event two eventIDs; which of them counts is left to the parser.
  const ambiguous = /AssociationEvent-h\.jsonld$/;

  test("each document is read as JSON.parse reads it, but the one that names a field twice", () => {
    const files = readdirSync(examples, { recursive: true, encoding: "utf8" });
    const documents = files.filter((file) => /\.json(ld)?$/.test(file));
    expect(documents.length).toBeGreaterThan(90);
    for (const file of documents) {
      const bytes = readFileSync(join(examples, file));
      if (ambiguous.test(file)) {
        expect(rejection(bytes)).toMatchObject({ code: "JSON_DUPLICATE_NAME", line: 15 });
      } else {
        expect(strictJson(bytes), file).toEqual(JSON.parse(bytes.toString("utf8")));
      }
    }
  });
});
