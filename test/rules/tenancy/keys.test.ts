import { describe, expect, it } from "vitest";
import { actionsOfScopes } from "../../../contracts/access/roles.ts";
import {
  checkKey,
  decideKey,
  decideRenewal,
  type KeyState,
} from "../../../services/tenancy/keys/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const key: KeyState = {
  id: "k",
  scopes: ["epcis.capture"],
  expiresAt: days(30),
  revokedAt: null,
  lastUsedAt: null,
  firmStatus: "active",
};
const refusal = (code: string) => expect.objectContaining({ code });

describe("an API key", () => {
  it("C07 gives its scopes and nothing else", () => {
    expect(decideKey(key, now)).toEqual(["epcis.capture"]);
    expect([...actionsOfScopes(["epcis.capture"])]).toEqual(["trace.capture"]);
    expect([...actionsOfScopes(["identifiers.write"])]).toEqual([
      "identifiers.read",
      "identifiers.register",
    ]);
    expect([...actionsOfScopes(["epcis.query"])]).toEqual(["trace.read", "ledger.read"]);
  });

  it("C07 opens nothing once expired or revoked, or while its firm is suspended", () => {
    expect(() => decideKey({ ...key, expiresAt: now }, now)).toThrow(refusal("API_KEY_EXPIRED"));
    expect(() => decideKey({ ...key, revokedAt: now }, now)).toThrow(refusal("API_KEY_EXPIRED"));
    const suspended = { ...key, firmStatus: "suspended" as const };
    expect(() => decideKey(suspended, now)).toThrow(refusal("FIRM_SUSPENDED"));
  });

  it("C07 is issued with a scope and for a year at most", () => {
    expect(() => checkKey(["graphql"], days(366), now)).not.toThrow();
    expect(() => checkKey([], days(1), now)).toThrow(refusal("API_KEY_SCOPES_MISSING"));
    for (const end of [now, days(-1), days(367), new Date(Number.NaN)]) {
      expect(() => checkKey(["graphql"], end, now)).toThrow(refusal("API_KEY_VALIDITY"));
    }
  });

  it("C07 is renewed with an overlap of 72 hours at most, which ends with the old secret", () => {
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
    expect(decideRenewal(key, 24, now)).toEqual(hours(24));
    expect(decideRenewal(key, 0, now)).toBeNull();
    expect(decideRenewal({ ...key, expiresAt: hours(2) }, 72, now)).toEqual(hours(2));
    for (const overlap of [-1, 73, Number.NaN]) {
      expect(() => decideRenewal(key, overlap, now)).toThrow(refusal("API_KEY_OVERLAP"));
    }
    for (const dead of [
      { ...key, revokedAt: now },
      { ...key, expiresAt: now },
    ]) {
      expect(() => decideRenewal(dead, 24, now)).toThrow(refusal("API_KEY_EXPIRED"));
    }
  });
});
