import { describe, expect, it } from "vitest";
import { base64Of, bitsOf, bitsOfDigits } from "../../../identifiers/codes/bits.ts";
import { looksLikeLinkPath, readUnder } from "../../../identifiers/codes/index.ts";
import {
  CodeRefusal,
  codeOf,
  mediumOf,
  targetOf,
  uncompressed,
  wishOf,
} from "../../../identifiers/resolver/http/asked.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";

const gtin = "/01/06901234000016";
const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error("was not refused");
}

const read = (path: string, query = "") => codeOf({ path, query });

describe("the code of a request", () => {
  it("keeps its escapes: a slash within a serial number is part of it", () => {
    const target = targetOf(`http://id.example${gtin}/21/A%2fB?x=1#top`);
    expect(target).toEqual({ path: `${gtin}/21/A%2fB`, query: "x=1" });
    expect(codeOf(target).identity).toBe("gs1:01/06901234000016/21/A%2FB");
  });

  it("is one whether written short, with a slash at the end, or escaped without need", () => {
    const forms = ["/01/6901234000016/21/S1", `${gtin}/21/S1/`, `${gtin}/21/%53%31`];
    expect(new Set(forms.map((form) => read(form).identity))).toEqual(
      new Set(["gs1:01/06901234000016/21/S1"]),
    );
  });

  it("takes data attributes in the query, which are no part of it", () => {
    expect(read(gtin, "17=270131&linkType=gs1:pip").identity).toBe("gs1:01/06901234000016");
  });

  it.each([
    ["a wrong check digit", "/01/06901234000017", "", "CODE_CHECK_DIGIT", 4],
    ["a key that GS1 does not have", "/9999/1", "", "CODE_KEY_UNKNOWN", 1],
    ["something else before the key", `/99/1${gtin}`, "", "CODE_KEY_UNKNOWN", 1],
    ["a qualifier of another key", `${gtin}/254/A`, "", "CODE_QUALIFIER", 19],
    ["words behind the code", `${gtin}/foo`, "", "CODE_QUALIFIER", 19],
    ["qualifiers in the wrong order", `${gtin}/21/S/10/L`, "", "CODE_QUALIFIER", 24],
    ["a key without value", "/01", "", "CODE_LENGTH", 3],
    ["half an escape", `${gtin}/21/%5`, "", "CODE_PERCENT", 22],
    ["a serial number hidden in the query", gtin, "21=S1", "CODE_ATTRIBUTE", 19],
    ["an attribute that GS1 has not given out", gtin, "999=faux", "CODE_ELEMENT_UNKNOWN", 19],
    ["a name of digits that is none", gtin, "x=1&89=XYZ", "CODE_ELEMENT_UNKNOWN", 23],
    ["a day that is none", gtin, "17=999999", "CODE_DATE", 22],
    ["the same said twice", gtin, "17=251231&17=261231", "CODE_ELEMENT_REPEATED", 32],
    ["what GS1 bars from beside it", gtin, "02=09520123456788&37=5", "CODE_ELEMENT_BARRED", 4],
    ["a weight that is none", gtin, "3103=abc", "CODE_LENGTH", 24],
    ["an attribute that none may be", gtin, "8200=http", "CODE_ATTRIBUTE", 24],
    ["an attribute behind a slash", `${gtin}/`, "17=999999", "CODE_DATE", 23],
    ["two slashes at the end", `${gtin}//`, "", "CODE_QUALIFIER", 19],
  ])("is refused for %s, with the place", (_what, path, query, code, at) => {
    const refusal = refusalOf(() => read(path, query));
    expect(refusal).toBeInstanceOf(CodeRefusal);
    expect(refusal).toMatchObject({ code, at, field: "code" });
  });

  it("lets parameters that are not GS1's be anything", () => {
    for (const query of ["x=a|b", "x={1}&17=270131", "linkType=gs1:pip&a&=&utm=%zz", "ä=1"]) {
      expect(read(gtin, query).identity).toBe("gs1:01/06901234000016");
    }
  });

  const packed = "/ARFRJydaKA";
  it.each(["", "x=a|b", "x={1}", "999=1"])(
    "is unpacked whatever is sent beside it: %s",
    (query) => {
      const target = uncompressed({ path: packed, query });
      expect(target).toMatchObject({ path: expect.stringMatching(/^\/[0-9]{2,4}\//), query });
      if (target === undefined) return;
      // And judged as beside the plain one.
      const isFaulty = query.startsWith("999");
      if (isFaulty) expect(refusalOf(() => codeOf(target)).code).toBe("CODE_ELEMENT_UNKNOWN");
      else expect(codeOf(target).scheme).toBe("gs1");
    },
  );

  const digits = (ai: string, value: string) =>
    [...ai].map((digit) => bitsOf(Number(digit), 4)).join("") +
    bitsOf(BigInt(value), bitsOfDigits(value.length));
  const [item, wrongItem] = [digits("01", "06901234000016"), digits("01", "06901234000017")];
  const faults = [
    ["a day that is none", item + digits("17", "999999"), "?17=999999", "CODE_DATE", 22],
    ["a wrong check digit", wrongItem, null, "CODE_CHECK_DIGIT", 4],
    ["a country that is none", item + digits("422", "999"), "?422=999", "CODE_LIST", 23],
    ["another key", item + digits("402", "12345678901234567"), null, "CODE_", null],
    ["an end that is missing", (item + digits("17", "270131")).slice(0, -12), null, "CODE_COMP", 1],
    ["its key twice", item + item, null, "CODE_ELEMENT_REPEATED", 1],
    ["what GS1 has not given out", item + digits("09", "1"), null, "CODE_COMPRESSED", 1],
  ] as const;
  it.each(faults)(
    "is refused when packed for %s, with the place",
    (_what, bits, query, code, at) => {
      const path = `/${base64Of(bits)}`;
      const refusal = refusalOf(() => {
        const target = uncompressed({ path, query: "" });
        if (query !== null) expect(`?${target?.query}`).toBe(query);
        if (target !== undefined) codeOf(target);
      }) as CodeRefusal;
      expect(refusal).toBeInstanceOf(CodeRefusal);
      expect(refusal.code).toContain(code);
      if (at !== null) expect(refusal.at).toBe(at);
      // Whoever types or scans it is told the same.
      const stem = "https://id.example";
      const { reading } = readUnder(stem + path, [stem]);
      expect(reading).toMatchObject({ ok: false, fault: { code: refusal.code, at: 19 } });
    },
  );

  it("is none in a word that unpacks to no key, or to half of one", () => {
    for (const path of ["/about", "/favicon", "/DAyNoz", `/${base64Of(digits("17", "999999"))}`]) {
      expect(uncompressed({ path, query: "" })).toBeUndefined();
    }
  });

  it("is too long beyond 8 kB", () => {
    expect(refusalOf(() => read(`${gtin}/21/${"A".repeat(9_000)}`)).code).toBe("CODE_TOO_LONG");
  });

  it("is looked for only where a path begins with an application identifier", () => {
    expect([gtin, "/00", "/8004/1"].map(looksLikeLinkPath)).toEqual([true, true, true]);
    expect(["/", "/healthz", "/1/2", "/01x/2", "/api/handles/1"].filter(looksLikeLinkPath)).toEqual(
      [],
    );
  });
});

describe("what an Accept header asks for", () => {
  it.each([
    ["application/linkset+json", "application/linkset+json"],
    ["application/json, text/plain, */*", "application/json"],
    ["application/ld+json;profile=x", "application/ld+json"],
    [browser, "text/html"],
    ["text/html;q=0.4, application/linkset+json;q=0.5", "application/linkset+json"],
    ["APPLICATION/JSON", "application/json"],
    ["*/*", undefined],
    ["image/png", undefined],
    ["application/json;q=0", undefined],
    ["application/json;q=much, text/html", "text/html"],
    [undefined, undefined],
  ])("%s is %s", (accept, medium) => {
    expect(mediumOf(accept)).toBe(medium);
  });
});

describe("what is wanted of a code", () => {
  it("is the default link when nothing else is said", () => {
    expect(wishOf("", browser)).toEqual({ kind: "link", type: "gs1:defaultLink" });
    expect(wishOf("foo=bar", undefined)).toEqual({ kind: "link", type: "gs1:defaultLink" });
  });

  it("is a link of the type asked for", () => {
    expect(wishOf("a=1&linkType=gs1%3Apip", browser)).toEqual({ kind: "link", type: "gs1:pip" });
  });

  it.each(["linkset", "all"])("is the linkset for linkType=%s", (linkType) => {
    const query = `linkType=${linkType}`;
    expect(wishOf(query, "*/*")).toEqual({ kind: "linkset", medium: "application/linkset+json" });
    expect(wishOf(query, "application/json")).toMatchObject({ medium: "application/json" });
    expect(wishOf(query, browser)).toEqual({ kind: "linkset", medium: "text/html" });
  });

  it("is the linkset for who prefers its media type, whatever link is named", () => {
    expect(wishOf("linkType=gs1:pip", "application/linkset+json").kind).toBe("linkset");
  });

  it("is the named link for who takes any JSON, and the linkset where no link is named", () => {
    for (const accept of ["application/json", "application/ld+json"]) {
      const named = wishOf("linkType=gs1:openingHoursInfo", accept);
      expect(named).toEqual({ kind: "link", type: "gs1:openingHoursInfo" });
      expect(wishOf("", accept)).toEqual({ kind: "linkset", medium: accept });
    }
  });

  it("is the default link where the link type is empty", () => {
    expect(wishOf("linkType=", undefined)).toEqual({ kind: "link", type: "gs1:defaultLink" });
  });

  it("is refused for a link type of another vocabulary", () => {
    expect(refusalOf(() => wishOf("linkType=schema:url", undefined)).code).toBe(
      "LINK_TYPE_NOT_FOUND",
    );
  });
});
