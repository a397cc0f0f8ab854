import { describe, expect, it } from "vitest";
import type { PersonId } from "../../../services/kernel/brand.ts";
import { publicNetwork } from "../../../services/platform/guarded.ts";
import { checkIssuer } from "../../../services/tenancy/provider/issuers.ts";
import {
  type Candidate,
  checkDomains,
  checkEntry,
  checkIssuedAt,
  checkSwitch,
  decideMember,
  isStale,
  isTripFresh,
  sparesFactor,
} from "../../../services/tenancy/provider/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const seconds = (count: number) => new Date(now.getTime() + count * 1_000);
const refusal = (code: string) => expect.objectContaining({ code });

describe("a firm's identity provider", () => {
  it("is named by an https address of the public network without query or fragment", () => {
    const check = (issuer: string) => checkIssuer(publicNetwork, issuer);
    expect(check(" https://id.firm.cn/realms/works ")).toBe("https://id.firm.cn/realms/works");
    expect(check("https://id.firm.cn:8443")).toBe("https://id.firm.cn:8443");
    for (const issuer of [
      "http://id.firm.cn",
      "https://127.0.0.1",
      "https://id.firm.cn:22",
      "https://id.firm.cn/?a",
      "https://id.firm.cn/#a",
      `https://id.firm.cn/${"x".repeat(500)}`,
      "",
    ]) {
      expect(() => check(issuer)).toThrow(refusal("PROVIDER_ISSUER"));
    }
  });

  it("takes addresses of 1 to 20 domains, as addresses are compared", () => {
    expect(checkDomains(["Firm.CN", "@firm.cn", " works.firm.cn "])).toEqual([
      "firm.cn",
      "works.firm.cn",
    ]);
    const many = Array.from({ length: 21 }, (_, at) => `d${at}.cn`);
    for (const domains of [[], ["firm"], ["a@firm.cn"], ["fi rm.cn"], many]) {
      expect(() => checkDomains(domains)).toThrow(refusal("PROVIDER_DOMAINS"));
    }
  });

  it("is switched on once a test has passed, and required only while it is on", () => {
    const tested = { testedAt: now, fault: null };
    expect(() => checkSwitch(tested, { active: true, required: true })).not.toThrow();
    const untested = { testedAt: null, fault: null };
    expect(() => checkSwitch(untested, { active: false, required: false })).not.toThrow();
    for (const state of [untested, { testedAt: now, fault: "unfit" }]) {
      expect(() => checkSwitch(state, { active: true, required: false })).toThrow(
        refusal("PROVIDER_UNTESTED"),
      );
    }
    expect(() => checkSwitch(tested, { active: false, required: true })).toThrow(
      refusal("PROVIDER_OFF"),
    );
  });

  it("is read anew after a day", () => {
    expect(isStale(null, now)).toBe(true);
    expect(isStale(seconds(-86_400), now)).toBe(false);
    expect(isStale(seconds(-86_401), now)).toBe(true);
  });
});

describe("a journey to a provider", () => {
  it("C06 comes back within ten minutes, and not from what is to come", () => {
    expect(isTripFresh(now.getTime(), seconds(599))).toBe(true);
    expect(isTripFresh(now.getTime(), seconds(600))).toBe(false);
    expect(isTripFresh(seconds(61).getTime(), now)).toBe(false);
  });

  it("C05 brings a token that was issued on the way", () => {
    const at = (offset: number) => seconds(offset).getTime() / 1_000;
    for (const offset of [0, 60, -600]) expect(() => checkIssuedAt(at(offset), now)).not.toThrow();
    for (const offset of [61, -601]) {
      expect(() => checkIssuedAt(at(offset), now)).toThrow(refusal("PROVIDER_CLOCK"));
    }
  });
});

describe("whom a subject means", () => {
  const li: Candidate = {
    personId: "li" as PersonId,
    email: "li@firm.cn",
    roles: ["viewer"],
    subject: null,
  };
  const proven = { subject: "1", email: "li@firm.cn", factor: false };
  const domains = ["firm.cn"];

  it("is the linked member, whatever the address; else the one of the address", () => {
    const linked = { ...li, personId: "wang" as PersonId, email: "w@old.cn", subject: "1" };
    expect(decideMember(domains, proven, [li, linked])).toBe(linked);
    expect(decideMember([], { ...proven, email: null }, [linked])).toBe(linked);
    expect(decideMember(domains, proven, [li])).toBe(li);
  });

  it("is nobody without a verified address of the firm's domains, or of another subject's", () => {
    const code = (identity: typeof proven | { email: null }, candidates: Candidate[]) => () =>
      decideMember(domains, { ...proven, ...identity }, candidates);
    expect(code({ email: null }, [li])).toThrow(refusal("PROVIDER_EMAIL_UNVERIFIED"));
    expect(code({ ...proven, email: "li@firm.cn.evil.cn" }, [li])).toThrow(
      refusal("PROVIDER_DOMAIN"),
    );
    expect(code(proven, [])).toThrow(refusal("PROVIDER_MEMBER_UNKNOWN"));
    expect(code(proven, [{ ...li, subject: "2" }])).toThrow(refusal("PROVIDER_SUBJECT_OTHER"));
  });

  it("C03 is spared a factor where the firm says so, but for roles that need one", () => {
    const shown = { ...proven, factor: true };
    expect(sparesFactor({ trustsFactor: true }, shown, ["viewer"])).toBe(true);
    expect(sparesFactor({ trustsFactor: false }, shown, ["viewer"])).toBe(false);
    expect(sparesFactor({ trustsFactor: true }, proven, ["viewer"])).toBe(false);
    expect(sparesFactor({ trustsFactor: true }, shown, ["viewer", "administrator"])).toBe(false);
  });
});

describe("who comes in", () => {
  const gate = { issuer: "https://id.firm.cn", active: true, required: true };
  const by = (name: string, provider: string | null = null) => ({ by: name, provider });

  it("is whom the firm's active provider has proved", () => {
    const entry = by("provider", gate.issuer);
    expect(() => checkEntry(gate, entry, ["viewer"])).not.toThrow();
    for (const other of [null, { ...gate, active: false }, { ...gate, issuer: "https://x.cn" }]) {
      expect(() => checkEntry(other, entry, ["administrator"])).toThrow(refusal("PROVIDER_OFF"));
    }
  });

  it("is nobody else where it is required, but administrators and who joins", () => {
    for (const way of ["password", "switch", "totp"]) {
      expect(() => checkEntry(gate, by(way), ["viewer"])).toThrow(refusal("PROVIDER_REQUIRED"));
      expect(() => checkEntry(gate, by(way), ["administrator"])).not.toThrow();
      expect(() => checkEntry({ ...gate, required: false }, by(way), ["viewer"])).not.toThrow();
      expect(() => checkEntry({ ...gate, active: false }, by(way), ["viewer"])).not.toThrow();
      expect(() => checkEntry(null, by(way), ["viewer"])).not.toThrow();
    }
    expect(() => checkEntry(gate, by("invitation"), ["viewer"])).not.toThrow();
  });
});
