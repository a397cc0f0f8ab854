import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canonicalBytes,
  canonicalText,
  type Json,
  strictJson,
} from "../../../contracts/events/index.ts";
import { Rejected } from "../../../contracts/proof/index.ts";

test("RFC 8785 § 3.2.2 and § 3.2.4: the specification's own example", () => {
  const input = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`;
  const bytes = canonicalBytes(JSON.parse(input));
  expect(new TextDecoder().decode(bytes)).toBe(
    `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test("RFC 8785 § 3.2.3: names are sorted by UTF-16 code units", () => {
  const input = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\u{1f600}": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  expect(Object.values(JSON.parse(canonicalText(input)) as object)).toHaveLength(7);
  const order = ["One", "Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"].slice(1);
  const text = canonicalText(input);
  const places = order.map((word) => text.indexOf(`:"${word}`));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
});

test.each([
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
])("RFC 8785 Appendix B: the double %s is written %s, and read back as itself", (bits, text) => {
  const number = Buffer.from(bits, "hex").readDoubleBE();
  expect(canonicalText(number)).toBe(text);
  expect(strictJson(text)).toBe(number + 0);
});

test.each([
  ["NaN (Appendix B)", Buffer.from("7fffffffffffffff", "hex").readDoubleBE()],
  ["infinity (Appendix B)", Buffer.from("7ff0000000000000", "hex").readDoubleBE()],
  ["undefined", undefined],
  ["an undefined member", { a: undefined }],
  ["a hole in an array", new Array(1)],
  ["a lone surrogate", "\ud83d"],
  ["a lone surrogate in a name", { "\ude00": 1 }],
  ["a Date", new Date(0)],
  ["a Map", new Map()],
  ["a bigint", 1n],
])("refuses what JSON has not: %s", (_title, value) => {
  expect(() => canonicalText(value as Json)).toThrow(Rejected);
});

test("the canonical text is a fixed point, and equal values have equal texts", () => {
  const value = fc.jsonValue({ stringUnit: "binary" });
  fc.assert(
    fc.property(value, (json) => {
      const text = canonicalText(json as Json);
      expect(canonicalText(JSON.parse(text))).toBe(text);
      const turned = JSON.parse(text, (_name, each) => {
        const isMap = typeof each === "object" && each !== null && !Array.isArray(each);
        return isMap ? Object.fromEntries(Object.entries(each).reverse()) : each;
      });
      expect(canonicalText(turned)).toBe(text);
    }),
  );
});
