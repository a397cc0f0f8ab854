import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  base32,
  codeOf,
  keyUri,
  stepAt,
  stepOfCode,
} from "../../../services/tenancy/second-factor/totp.ts";

const ascii = Buffer.from("12345678901234567890");

describe("one-time codes", () => {
  // RFC 6238 appendix B, the rows of SHA-1.
  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("at second %i are those of RFC 6238", (seconds, code) => {
    expect(codeOf(ascii, stepAt(new Date(seconds * 1_000)), 8)).toBe(code);
  });

  // RFC 4226 appendix D.
  it("are those of RFC 4226 for the first counters", () => {
    const codes = Array.from({ length: 10 }, (_, counter) => codeOf(ascii, counter));
    expect(codes.join(" ")).toBe(
      "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489",
    );
  });

  it("count once, and no earlier one after a later one", () => {
    const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(secrets, fc.integer({ min: 10, max: 2 ** 31 }), (secret, step) => {
        const now = new Date(step * 30_000);
        const code = codeOf(secret, step);
        const found = stepOfCode(secret, code, 0, now);
        expect(found).not.toBeNull();
        expect(stepOfCode(secret, code, step + 1, now)).toBeNull();
      }),
    );
  });

  it("are taken one step early or late, and no further", () => {
    const step = 1_000_000;
    const now = new Date(step * 30_000 + 15_000);
    const taken = [-2, -1, 0, 1, 2].map((off) =>
      stepOfCode(ascii, codeOf(ascii, step + off), 0, now),
    );
    expect(taken).toEqual([null, step - 1, step, step + 1, null]);
  });

  it("are six digits, with blanks as people type them", () => {
    const now = new Date(59_000);
    expect(stepOfCode(ascii, "287 082", 0, now)).toBe(1);
    for (const typed of ["", "28708", "2870822", "28708２", "abcdef"]) {
      expect(stepOfCode(ascii, typed, 0, now)).toBeNull();
    }
  });
});

describe("the key of an authenticator", () => {
  // RFC 4648 § 10, without padding.
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("of %j is written as RFC 4648 says", (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written);
  });

  it("is a Key URI with everything escaped", () => {
    expect(keyUri("ABC", "a+b@c.example", "联造")).toBe(
      "otpauth://totp/%E8%81%94%E9%80%A0:a%2Bb%40c.example?secret=ABC&issuer=%E8%81%94%E9%80%A0",
    );
  });
});
