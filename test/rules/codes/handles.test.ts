import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  identificationLinkFault,
  identityOf,
  isIdentity,
  parseCode,
  plainCodeOf,
} from "../../../identifiers/codes/index.ts";

const faultOf = (text: string) => {
  const reading = parseCode(text);
  return reading.ok ? undefined : [reading.fault.code, reading.fault.at];
};

describe("a Handle", () => {
  it("is read bare and in its scheme", () => {
    for (const text of ["20.500.12357/a b/标", "hdl:20.500.12357/a%20b/%E6%A0%87"]) {
      expect(parseCode(text)).toMatchObject({
        ok: true,
        scheme: "hdl",
        identity: "hdl:20.500.12357/a%20b/%E6%A0%87",
      });
    }
  });

  it("whose authority has no dot is one only in its scheme", () => {
    expect(identityOf("hdl:4263537/4000")).toBe("hdl:4263537/4000");
    expect(faultOf("4263537/4000")).toEqual(["CODE_UNREADABLE", 0]);
  });

  it("compares its naming authority without case, and its local name with case", () => {
    expect(identityOf("0.na/88.118")).toBe("hdl:0.NA/88.118");
    expect(identityOf("hdl:10.X1/Abc")).toBe(identityOf("hdl:10.x1/Abc"));
    expect(identityOf("10.1000/Abc")).not.toBe(identityOf("10.1000/abc"));
  });

  it("is printed as people write it, and read back", () => {
    const local = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 });
    const authority = fc
      .array(fc.integer({ min: 0, max: 99999 }), { minLength: 2, maxLength: 4 })
      .map((parts) => parts.join("."));
    fc.assert(
      fc.property(authority, local, (prefix, name) => {
        const identity = identityOf(`${prefix}/${name}`);
        expect(isIdentity(identity)).toBe(true);
        expect(plainCodeOf(identity)).toBe(`${prefix}/${name}`);
        expect(identityOf(plainCodeOf(identity))).toBe(identity);
      }),
    );
  });

  it("of VAA is a Handle under 88 whose authority is of digits", () => {
    expect(parseCode("88.118.8/pump-7")).toMatchObject({
      form: "vaa",
      identity: "hdl:88.118.8/pump-7",
    });
    expect(parseCode("86.1000.1/x")).toMatchObject({ form: "handle" });
    expect(faultOf("88.118.a8/x")).toEqual(["CODE_CHARACTER", 7]);
  });

  it("is one whether its letters are written whole or with a mark behind", () => {
    const whole = identityOf("88.118.8/caf\u00e9-\uac00");
    expect(whole).toBe("hdl:88.118.8/caf%C3%A9-%EA%B0%80");
    expect(identityOf("88.118.8/cafe\u0301-\u1100\u1161")).toBe(whole);
    expect(identityOf("hdl:88.118.8/cafe%CC%81-%EA%B0%80")).toBe(whole);
    expect(isIdentity("hdl:88.118.8/cafe%CC%81")).toBe(false);
    // Signs that only look alike are different signs.
    expect(identityOf("88.118.8/\uff21")).not.toBe(identityOf("88.118.8/A"));
  });

  it.each([
    ["a zero-width space", "\u200b"],
    ["a joiner", "\u200d"],
    ["a mark of direction", "\u202e"],
    ["a soft hyphen", "\u00ad"],
    ["a mark of the order of bytes", "\ufeff"],
    ["a filler", "\u3164"],
    ["a sign for another shape", "\ufe0f"],
    ["a tag", "\u{e0041}"],
    ["a blank that does not break", "\u00a0"],
    ["a wide blank", "\u3000"],
    ["a control", "\u0085"],
    ["a break of lines", "\u2028"],
    ["what stands for a lost character", "\ufffd"],
  ])("has no %s in it", (_what, unseen) => {
    const escaped = encodeURIComponent(unseen);
    expect(faultOf(`88.118.8/泵${unseen}7`)).toEqual(["CODE_CHARACTER", 10]);
    expect(faultOf(`hdl:88.118.8/%E6%B3%B5${escaped}7`)).toEqual(["CODE_CHARACTER", 22]);
    expect(faultOf(`88.118${unseen}.8/7`)).toEqual(["CODE_CHARACTER", 6]);
    expect(faultOf(`${unseen}88.118.8/7`)).toEqual(["CODE_CHARACTER", 0]);
    expect(faultOf(`1.2.156${unseen}.3088`)).toEqual(["CODE_CHARACTER", 7]);
    expect(faultOf(`oid:1.2.156${unseen}`)).toEqual(["CODE_CHARACTER", 11]);
    expect(faultOf(`https://gear.example/a${unseen}b`)).toEqual(["CODE_CHARACTER", 22]);
    expect(identificationLinkFault(`https://gear.example/a${unseen}b`)).toMatchObject({ at: 22 });
    expect(() => identityOf(`88.118.8/a${unseen}`)).toThrow("CODE_CHARACTER");
  });

  it("may have blanks, signs and letters of all scripts in it", () => {
    for (const local of ["a b", "泵-７", "насос", "पंप", "مضخة", "😀"]) {
      expect(plainCodeOf(identityOf(`88.118.8/${local}`))).toBe(`88.118.8/${local}`);
    }
  });

  it("tells its fault by the place in what was written, escapes and all", () => {
    expect(faultOf("hdl:88.118.8/%F0%9F%98%80%20%C3%A9%00")).toEqual(["CODE_CHARACTER", 34]);
    expect(faultOf("hdl:88%2e118_8/x")).toEqual(["CODE_CHARACTER", 12]);
  });

  it.each([
    ["hdl:", "CODE_LENGTH", 4],
    ["hdl:10.1000", "CODE_LENGTH", 11],
    ["10.1000/", "CODE_LENGTH", 8],
    ["hdl:10..1/x", "CODE_CHARACTER", 4],
    ["hdl:10_1/x", "CODE_CHARACTER", 6],
    ["10.1000/a\u0000b", "CODE_CHARACTER", 9],
    ["10.1000/a\ud800", "CODE_CHARACTER", 9],
    ["hdl:10.1000/%zz", "CODE_PERCENT", 12],
    ["hdl:10.1000/%ff", "CODE_PERCENT", 12],
    [`10.1000/${"标".repeat(300)}`, "CODE_TOO_LONG", 0],
  ])("%s is refused", (text, code, at) => {
    expect(faultOf(text)).toEqual([code, at]);
  });
});

describe("an object identifier", () => {
  it("is one in dotted form, as URN and in its scheme", () => {
    for (const text of ["1.2.156.3088.7", "urn:oid:1.2.156.3088.7", "URN:OID:1.2.156.3088.7"]) {
      expect(parseCode(text)).toMatchObject({ scheme: "oid", identity: "oid:1.2.156.3088.7" });
    }
    expect(isIdentity("oid:1.2.156.3088.7")).toBe(true);
    expect(isIdentity("uri:urn:oid:1.2.156")).toBe(false);
  });

  it.each([
    ["3.1", "CODE_VALUE", 0],
    ["1.40", "CODE_VALUE", 2],
    ["1.2.03", "CODE_VALUE", 4],
    ["oid:1", "CODE_LENGTH", 4],
    ["oid:1.2.x", "CODE_CHARACTER", 8],
  ])("%s is refused", (text, code, at) => {
    expect(faultOf(text)).toEqual([code, at]);
  });

  it("that is a root of the tree is one as URN alone, and keeps the name it had", () => {
    expect(parseCode("urn:oid:1")).toMatchObject({ ok: true, identity: "uri:urn:oid:1" });
    expect(identityOf("urn:oid:1")).toBe("uri:urn:oid:1");
    for (const none of ["urn:oid:3", "urn:oid:01", "oid:1"]) expect(parseCode(none).ok).toBe(false);
  });

  it("as faulty URN is an opaque URI", () => {
    expect(identityOf("urn:oid:1.02")).toBe("uri:urn:oid:1.02");
    expect(() => identityOf("oid:1.02")).toThrow();
  });
});

describe("an identification link of IEC 61406", () => {
  it("is a web address that keeps its identity", () => {
    expect(identificationLinkFault("https://id.gear.example/?s=4711")).toBeUndefined();
    expect(identityOf("https://id.gear.example/?s=4711")).toBe(
      "uri:https://id.gear.example/?s=4711",
    );
  });

  it.each([
    ["id.gear.example/4711", "CODE_UNREADABLE", 0],
    ["https:///4711", "CODE_UNREADABLE", 0],
    ["https://me@gear.example/4711", "CODE_CHARACTER", 10],
    ["https://gear.example/标", "CODE_CHARACTER", 21],
    ["https://gear.example/%4", "CODE_PERCENT", 21],
    ["https://gear.example/a/../b", "CODE_VALUE", 23],
    ["https://gear.example/a/%2e.", "CODE_VALUE", 23],
    [`https://gear.example/${"7".repeat(240)}`, "CODE_TOO_LONG", 255],
  ])("%s is none", (text, code, at) => {
    expect(identificationLinkFault(text)).toEqual({ code, at });
  });
});
