import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusals } from "../../../contracts/refusals/index.ts";
import {
  CodeError,
  codeFaults,
  digitalLinkOf,
  epcUrnOf,
  identityOf,
  isIdentity,
  parseCode,
  plainCodeOf,
  usccCheckCharacter,
} from "../../../identifiers/codes/index.ts";
import { epcPairs, gs1Pairs, nearCode, unifiedCode } from "./arbitrary-codes.ts";

const canonical = (pairs: readonly (readonly [string, string])[]) =>
  `gs1:${pairs
    .map(([ai, value]) => `${ai}/${value.replace(/[^A-Za-z0-9._-]/g, hexEscape)}`)
    .join("/")}`;

const hexEscape = (character: string) =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

const faultOf = (text: string) => {
  const reading = parseCode(text);
  return reading.ok ? undefined : reading.fault.code;
};

describe("an identity", () => {
  it("of a GS1 code is the same from Digital Link, element string and itself", () => {
    fc.assert(
      fc.property(gs1Pairs, (pairs) => {
        const identity = identityOf(canonical(pairs));
        expect(identity).toBe(canonical(pairs));
        expect(isIdentity(identity)).toBe(true);
        expect(identityOf(digitalLinkOf(identity, "https://gear.example/p") ?? "")).toBe(identity);
        expect(identityOf(plainCodeOf(identity))).toBe(identity);
        expect(identityOf(`uri:https://id.gs1.org/${identity.slice(4)}`)).toBe(identity);
      }),
    );
  });

  it("of a GS1 code is the same from its EPC URN, however long the company prefix", () => {
    fc.assert(
      fc.property(epcPairs, fc.integer({ min: 6, max: 12 }), (pairs, prefix) => {
        const identity = identityOf(canonical(pairs));
        const urn = epcUrnOf(identity, prefix);
        // A reference of text may hold fewer digits than the prefix asks for.
        const divisible = /^[0-9]+[^0-9]?/.exec(pairs[0]?.[1] ?? "")?.[0] ?? "";
        const textKey = ["8004", "401", "8010"].includes(pairs[0]?.[0] ?? "");
        if (urn === undefined) expect(textKey && divisible.length <= prefix + 1).toBe(true);
        else expect(identityOf(urn)).toBe(identity);
      }),
    );
  });

  it("keeps two different codes apart", () => {
    fc.assert(
      fc.property(gs1Pairs, gs1Pairs, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(identityOf(canonical(one))).not.toBe(identityOf(canonical(other)));
      }),
    );
  });

  it("leaves out the location extension that means none", () => {
    expect(identityOf("https://a/414/4012345000054/254/0")).toBe("gs1:414/4012345000054");
  });

  it("is only an identity in its one written form", () => {
    expect(isIdentity("gs1:01/6901234000016")).toBe(false);
    expect(isIdentity("gs1:01/06901234000016/21/a%2fb")).toBe(false);
    expect(isIdentity("gs1:01/06901234000016/21/a%2Fb")).toBe(true);
    expect(isIdentity("uscc:91350100m000100y43")).toBe(false);
    expect(isIdentity("uri:https://id.gs1.org/01/06901234000016")).toBe(false);
    expect(isIdentity("uri:https://example.org/x")).toBe(true);
    expect(isIdentity("https://example.org/x")).toBe(false);
  });

  it("is not given to a faulty text in our own schemes", () => {
    const texts = ["gs1:01/1", "uscc:1", "uri:", "uri:no uri", "uri:gs1:01/1", "gs1:", "uri:(01)1"];
    for (const text of texts) expect(() => identityOf(text), text).toThrow(CodeError);
  });
});

describe("a foreign URI", () => {
  it("is its own name, character by character", () => {
    for (const uri of ["urn:uuid:F81D4FAE", "HTTPS://Example.org/%7e", "tag:a@b.cn,2026:x#y"]) {
      expect(parseCode(uri)).toMatchObject({ identity: `uri:${uri}`, granularity: "opaque" });
      expect(identityOf(identityOf(uri))).toBe(`uri:${uri}`);
      expect(identityOf(`uri:uri:${uri}`)).toBe(`uri:${uri}`);
    }
  });

  it("must be absolute, of ASCII characters, and short enough for an index", () => {
    expect(faultOf("hello")).toBe("CODE_UNREADABLE");
    expect(faultOf("urn:")).toBe("CODE_UNREADABLE");
    expect(faultOf("https://example.org/标识")).toBe("CODE_CHARACTER");
    expect(faultOf("https://example.org/a b")).toBe("CODE_CHARACTER");
    expect(faultOf("https://example.org/%")).toBe("CODE_PERCENT");
    expect(faultOf(`urn:x:${"1".repeat(2042)}`)).toBeUndefined();
    expect(faultOf(`urn:x:${"1".repeat(2043)}`)).toBe("CODE_TOO_LONG");
    expect(faultOf(`https://a/01/06901234000016?x=${"1".repeat(9000)}`)).toBe("CODE_TOO_LONG");
  });
});

describe("a unified social credit code", () => {
  it("is read bare, in either case, and under its scheme", () => {
    const texts = ["91350100M000100Y43", "91350100m000100y43", "uscc:91350100M000100Y43"];
    for (const text of texts) {
      expect(parseCode(text)).toMatchObject({
        identity: "uscc:91350100M000100Y43",
        value: "91350100M000100Y43",
        granularity: "party",
      });
    }
  });

  it("has the check character of GB 32100-2015's own example", () => {
    expect(usccCheckCharacter("91350100M000100Y4")).toBe("3");
    expect(() => usccCheckCharacter("9135010OM000100Y4")).toThrow(RangeError);
  });

  it("is refused with any single character wrong or two neighbours swapped", () => {
    const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    fc.assert(
      fc.property(unifiedCode, fc.nat(17), fc.constantFrom(...letters), (code, place, letter) => {
        expect(faultOf(`uscc:${code}`)).toBeUndefined();
        const wrong = code.slice(0, place) + letter + code.slice(place + 1);
        if (wrong !== code) expect(faultOf(`uscc:${wrong}`)).toMatch(/^CODE_C/);

        const [one = "", other = ""] = code.slice(place, place + 2);
        const swapped = code.slice(0, place) + other + one + code.slice(place + 2);
        if (swapped !== code) expect(faultOf(`uscc:${swapped}`)).toMatch(/^CODE_C/);
      }),
    );
  });

  it("has no letters that are taken for digits, and 18 characters", () => {
    expect(faultOf("uscc:91350100M000100O43")).toBe("CODE_CHARACTER");
    expect(faultOf("uscc:91350100M000100Y4")).toBe("CODE_LENGTH");
    expect(faultOf("uscc:91350100M000100Y4\ufb00")).toBe("CODE_CHARACTER");
  });
});

describe("any text at all", () => {
  const check = (text: string) => {
    const reading = parseCode(text);
    if (reading.ok) {
      expect(identityOf(reading.identity)).toBe(reading.identity);
      expect(reading.identity).toMatch(/^(gs1|uscc|hdl|oid|uri):[!-~]+$/);
      return;
    }
    expect(codeFaults).toContain(reading.fault.code);
    expect(reading.fault.at).toBeGreaterThanOrEqual(0);
    expect(reading.fault.at).toBeLessThanOrEqual(text.length);
    try {
      expect(identityOf(text)).toBe(`uri:${text}`);
    } catch (error) {
      expect(error).toBeInstanceOf(CodeError);
    }
  };

  it("is read or refused, never thrown at", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), nearCode), check), {
      numRuns: 2000,
    });
  });

  it("is read in a blink, also at 8 kB and a megabyte", () => {
    const units = [
      "/",
      "(",
      "\\(",
      "%",
      "uri:",
      "01/",
      "(01)",
      "a:",
      "urn:epc:id:sgtin:",
      "\ud800",
    ];
    const started = performance.now();
    for (const unit of units) {
      for (const length of [8192, 1 << 20]) {
        for (const start of ["", "https://id.gs1.org/", "gs1:", "urn:epc:id:cpi:1.", "(01)"]) {
          check((start + unit.repeat(length)).slice(0, length));
        }
      }
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("each fault of a code", () => {
  it.each(codeFaults)("%s has its sentence in both languages", (code) => {
    expect(refusals[code].zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(refusals[code].en).toMatch(/^[A-Z].*\.$/);
  });
});
