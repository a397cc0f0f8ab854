import { describe, expect, it } from "vitest";
import {
  CodeError,
  digitalLinkOf,
  digitalLinkPathOf,
  identityOf,
  parseCode,
  plainCodeOf,
} from "../../../identifiers/codes/index.ts";

function identityIn(text: string): string {
  const reading = parseCode(text);
  return reading.ok ? reading.identity : reading.fault.code;
}

describe("a Digital Link", () => {
  it("names the same thing under any domain, path, port and case of scheme", () => {
    for (const link of [
      "https://id.gs1.org/01/06901234000016/21/SN-1",
      "HTTPS://ID.GS1.ORG/01/06901234000016/21/SN-1",
      "http://gear.example:8081/p/zh/01/06901234000016/21/SN-1/",
      "https://[2001:db8::1]/01/06901234000016/21/SN-1?17=261231&linkType=gs1:pip#top",
      "https://gear.example/01/6901234000016/21/SN%2d1",
      "/01/06901234000016/21/SN-1",
      "01/6901234000016/21/SN-1?11=260101",
    ]) {
      expect(identityIn(link), link).toBe("gs1:01/06901234000016/21/SN-1");
    }
  });

  it("pads the shorter trade numbers to 14 digits", () => {
    expect(identityIn("https://a/01/02345673")).toBe("gs1:01/00000002345673");
    expect(identityIn("https://a/01/614141777778")).toBe("gs1:01/00614141777778");
    expect(identityIn("https://a/01/234567890")).toBe("CODE_LENGTH");
  });

  it("says what the code names", () => {
    const gtin = "gs1:01/06901234000016";
    const named = Object.entries({
      [gtin]: "class",
      [`${gtin}/22/2A`]: "class",
      [`${gtin}/10/L7`]: "lot",
      [`${gtin}/22/2A/10/L7/21/1`]: "instance",
      [`${gtin}/235/1`]: "instance",
      "gs1:414/4012345000054/254/A": "location",
      "gs1:417/4012345000054": "party",
      "gs1:8003/04012345555554": "class",
      "gs1:8003/04012345555554987": "instance",
      "gs1:253/4012345000054": "class",
      "gs1:253/4012345000054A": "instance",
      "gs1:8010/4012345ABC": "class",
      "gs1:8010/4012345ABC/8011/7": "instance",
      "gs1:00/106141412345678908": "instance",
    });
    for (const [text, granularity] of named) {
      expect(parseCode(text), text).toMatchObject({ ok: true, granularity });
    }
  });

  it("gives key and qualifiers decoded, with their names", () => {
    expect(parseCode("https://a/01/06901234000016/10/L%2F7/21/1")).toMatchObject({
      scheme: "gs1",
      form: "digital-link",
      key: { ai: "01", name: "GTIN", value: "06901234000016" },
      qualifiers: [
        { ai: "10", name: "BATCH/LOT", value: "L/7" },
        { ai: "21", name: "SERIAL", value: "1" },
      ],
    });
  });

  const item = "01/06901234000016";
  it.each([
    ["a wrong check digit", "01/06901234000017", "CODE_CHECK_DIGIT", "06901234000017"],
    ["a letter in a number", "01/0690123400001X", "CODE_CHARACTER", "0690123400001X"],
    ["a serial too long", `${item}/21/${"7".repeat(21)}`, "CODE_LENGTH", "7".repeat(21)],
    ["a serial that is not there", `${item}/21`, "CODE_LENGTH", ""],
    ["serial before lot", `${item}/21/1/10/L`, "CODE_QUALIFIER", "10/L"],
    ["the same qualifier twice", `${item}/10/A/10/B`, "CODE_QUALIFIER", "10/B"],
    ["two sequences mixed", `${item}/10/A/235/B`, "CODE_QUALIFIER", "235/B"],
    ["a qualifier of another key", "00/106141412345678908/21/1", "CODE_QUALIFIER", "21/1"],
    ["an unknown qualifier", `${item}/99/1`, "CODE_QUALIFIER", "99/1"],
    ["a key that is none", "02/06901234000016", "CODE_KEY_UNKNOWN", "02/06901234000016"],
    ["an alphabetic key", "gtin/06901234000016", "CODE_KEY_UNKNOWN", "gtin/06901234000016"],
    ["a character outside the set", `${item}/21/A%20B`, "CODE_CHARACTER", "A%20B"],
    ["bytes that are not ASCII", `${item}/21/%E6%A0%87`, "CODE_CHARACTER", "%E6%A0%87"],
    ["a lot in the query", `${item}?10=A`, "CODE_ATTRIBUTE", "10=A"],
    ["an empty attribute", `${item}?17=261231&99=`, "CODE_ATTRIBUTE", "99="],
    ["a faulty attribute", "8004/401234?01=06901234000017", "CODE_CHECK_DIGIT", "06901234000017"],
    ["a payment without number", "415/4012345000054", "CODE_QUALIFIER_MISSING", "4012345000054"],
    ["an asset without company prefix", "8004/ABCD", "CODE_COMPANY_PREFIX", "ABCD"],
    ["a returnable asset without its zero", "8003/14012345555554", "CODE_VALUE", "14012345555554"],
    ["the third piece of two", "8006/040123451234560302", "CODE_VALUE", "040123451234560302"],
    ["a part serial that begins with 0", "8010/4012345ABC/8011/07", "CODE_VALUE", "07"],
    ["an importer outside the set", "417/4012345000054/7040/1AB*", "CODE_CHARACTER", "1AB*"],
  ])("is refused for %s, and is an opaque URI in an event", (_why, path, code, culprit) => {
    for (const start of ["/", "https://id.gs1.org/"]) {
      const text = start + path;
      const reading = parseCode(text);
      expect(reading).toMatchObject({ ok: false, fault: { code } });
      if (!reading.ok) expect(text.slice(reading.fault.at)).toBe(culprit);
    }
    const link = `https://id.gs1.org/${path}`;
    expect(identityOf(link)).toBe(`uri:${link}`);
  });

  it("with a broken escape is no URI either, so it has no identity", () => {
    const link = `https://id.gs1.org/${item}/21/A%2`;
    expect(parseCode(link)).toMatchObject({ fault: { code: "CODE_PERCENT", at: 41 } });
    expect(() => identityOf(link)).toThrow(CodeError);
  });

  it("is not seen in addresses of another shape", () => {
    for (const address of [
      "http://transaction.acme.com/po/12345678",
      "https://example.org/a/b/c",
      "https://example.org",
      "https://user@example.org/01/06901234000016",
      "https://example.org/gtin/06901234000016",
      "https://example.org/01/06901234000016/more/text",
    ]) {
      expect(parseCode(address)).toMatchObject({ scheme: "uri", identity: `uri:${address}` });
    }
  });
});

describe("printing", () => {
  const identity = identityOf("https://a/01/6901234000016/10/L%2b7/21/SN(1)");

  it("escapes all but letters, digits, dash, dot and underscore", () => {
    expect(identity).toBe("gs1:01/06901234000016/10/L%2B7/21/SN%281%29");
    expect(digitalLinkPathOf(identity)).toBe("/01/06901234000016/10/L%2B7/21/SN%281%29");
  });

  it("puts the path under any base", () => {
    const link = "https://gear.example/p/01/06901234000016/10/L%2B7/21/SN%281%29";
    expect(digitalLinkOf(identity, "https://gear.example/p")).toBe(link);
    expect(digitalLinkOf(identity, "https://gear.example/p/")).toBe(link);
  });

  it("has no Digital Link for a firm's credit code or a foreign URI", () => {
    expect(digitalLinkOf(identityOf("urn:uuid:1"), "https://a")).toBeUndefined();
    expect(digitalLinkPathOf(identityOf("uscc:91350100M000100Y43"))).toBeUndefined();
  });

  it("shows people the element string, and reads it back", () => {
    expect(plainCodeOf(identity)).toBe("(01)06901234000016(10)L+7(21)SN\\(1)");
    expect(identityOf(plainCodeOf(identity))).toBe(identity);
    expect(plainCodeOf(identityOf("urn:uuid:1"))).toBe("urn:uuid:1");
  });
});

describe("an element string", () => {
  it("may come in any order with other elements between", () => {
    expect(identityIn("(21)SN-1(17)261231(01)06901234000016(10)L7")).toBe(
      "gs1:01/06901234000016/10/L7/21/SN-1",
    );
  });

  it("is refused without a key, with a doubled qualifier or with a stray bracket", () => {
    expect(identityIn("(10)L7")).toBe("CODE_KEY_UNKNOWN");
    expect(identityIn("(01)06901234000016(21)A(21)B")).toBe("CODE_ELEMENT_REPEATED");
    expect(identityIn("(01)06901234000016(21)A(B)")).toBe("CODE_UNREADABLE");
    expect(identityIn("(01)06901234000017")).toBe("CODE_CHECK_DIGIT");
  });
});
