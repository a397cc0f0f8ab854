import { describe, expect, it } from "vitest";
import { patternOf } from "../../../services/tenancy/firms/reads.ts";
import {
  decideIdentity,
  decideResumption,
  decideSuspension,
} from "../../../services/tenancy/firms/rules.ts";

const uscc = "91350100M000100Y43";
const refusal = (code: string, field: string) => expect.objectContaining({ code, field });

describe("a firm's identity", () => {
  it("is its GLN where it has one, else its credit code", () => {
    expect(decideIdentity(uscc, null)).toEqual({ identity: `uscc:${uscc}`, uscc });
    expect(decideIdentity(` ${uscc.toLowerCase()} `, "")).toEqual({
      identity: `uscc:${uscc}`,
      uscc,
    });
    expect(decideIdentity(uscc, "6901234000009")).toEqual({
      identity: "gs1:417/6901234000009",
      uscc,
    });
  });

  it("is refused for a credit code whose check character is wrong, or that is none", () => {
    for (const text of ["91350100M000100Y44", "91350100M000100Y4", "", `uscc ${uscc}`, "urn:x:y"]) {
      expect(() => decideIdentity(text, null)).toThrow(refusal("USCC_INVALID", "uscc"));
    }
  });

  it("is refused for a GLN whose check digit is wrong, or that is none", () => {
    for (const gln of ["6901234000008", "690123400000", "GLN", "6901234000009/x"]) {
      expect(() => decideIdentity(uscc, gln)).toThrow(refusal("GLN_INVALID", "gln"));
    }
  });
});

describe("suspension", () => {
  it("needs a reason, and a firm that is not suspended yet", () => {
    expect(decideSuspension("active", " 欠费 ")).toBe("欠费");
    expect(() => decideSuspension("active", " ")).toThrow(refusal("TEXT_LENGTH", "reason"));
    expect(() => decideSuspension("suspended", "欠费")).toThrow(
      refusal("FIRM_SUSPENDED_ALREADY", "id"),
    );
  });

  it("ends where the firm was: at work if it had accepted the rules, else only admitted", () => {
    expect(decideResumption("suspended", 3)).toBe("active");
    expect(decideResumption("suspended", null)).toBe("admitted");
    expect(() => decideResumption("active", 3)).toThrow(refusal("FIRM_NOT_SUSPENDED", "id"));
  });
});

describe("a search for firms", () => {
  it("takes wildcards for what they are", () => {
    expect(patternOf(" 100%_\\ ")).toBe("%100\\%\\_\\\\%");
    expect(patternOf("  ")).toBeNull();
    expect(patternOf(null)).toBeNull();
  });
});
