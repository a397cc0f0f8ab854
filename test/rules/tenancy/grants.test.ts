import { describe, expect, it } from "vitest";
import type { TenantId } from "../../../services/kernel/brand.ts";
import {
  decideGrant,
  granteeIdentity,
  isValid,
  policyHash,
} from "../../../services/tenancy/grants/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const owner = "owner" as TenantId;
const draft = {
  granteeId: "grantee" as TenantId,
  resourceType: "trace-event",
  resourceId: "0190e1c2-0000-7000-8000-000000000001",
  purpose: "质量追溯",
  fields: ["epcList", "bizStep", "epcList"],
  validUntil: days(30),
};
const refusal = (code: string) => expect.objectContaining({ code });

describe("a grant", () => {
  it("takes effect at once, with each field named once", () => {
    expect(decideGrant(owner, draft, null, now)).toMatchObject({
      relation: "reader",
      validFrom: now,
      fields: ["bizStep", "epcList"],
    });
    expect(
      decideGrant(owner, { ...draft, fields: [], validUntil: null }, null, now).fields,
    ).toEqual([]);
    const parts = ["epcList/0", "ilmd/lotNumber"];
    expect(decideGrant(owner, { ...draft, fields: parts }, null, now).fields).toEqual(parts);
  });

  it("is refused to oneself, for the past, without purpose or with what is no field's name", () => {
    const refused = [
      [{ granteeId: owner }, "GRANT_TO_SELF"],
      [{ validUntil: now }, "GRANT_VALIDITY"],
      [{ purpose: "  " }, "TEXT_LENGTH"],
      [{ fields: ["a/b/c"] }, "GRANT_FIELD"],
      [{ fields: ["a/"] }, "GRANT_FIELD"],
      [{ fields: ["/a"] }, "GRANT_FIELD"],
      [{ fields: ["a/b~c"] }, "GRANT_FIELD"],
      [{ fields: [""] }, "GRANT_FIELD"],
      [{ fields: Array.from({ length: 1_001 }, (_, at) => `f${at}`) }, "INPUT_INVALID"],
    ] as const;
    for (const [change, code] of refused) {
      expect(() => decideGrant(owner, { ...draft, ...change }, null, now)).toThrow(refusal(code));
    }
  });

  it("lasts no longer than the operating rules say", () => {
    const until = (validUntil: Date | null) =>
      decideGrant(owner, { ...draft, validUntil }, 30, now).validUntil;
    expect(until(days(30))).toEqual(days(30));
    for (const longer of [days(31), null]) {
      expect(() => until(longer)).toThrow(
        expect.objectContaining({ code: "GRANT_TOO_LONG", field: "validUntil" }),
      );
    }
  });

  it("goes to a firm at work, not to the operator, a suspended or an unknown firm", () => {
    const firm = { kind: "firm", status: "active", identity: "uscc:X" };
    expect(granteeIdentity(firm)).toBe("uscc:X");
    for (const other of [
      undefined,
      { ...firm, kind: "operator" },
      { ...firm, status: "suspended" },
    ]) {
      expect(() => granteeIdentity(other)).toThrow(refusal("FIRM_NOT_FOUND"));
    }
  });

  it("C15 is valid from its begin until its end or its revocation", () => {
    const grant = { validFrom: now, validUntil: days(1), revokedAt: null };
    expect(isValid(grant, now)).toBe(true);
    expect(isValid(grant, days(1))).toBe(false);
    expect(isValid(grant, days(-1))).toBe(false);
    expect(isValid({ ...grant, revokedAt: now }, now)).toBe(false);
    expect(isValid({ ...grant, validUntil: null }, days(10_000))).toBe(true);
  });

  it("has a policy hash that any other term changes", () => {
    const terms = decideGrant(owner, draft, null, now);
    const hash = policyHash("uscc:A", "uscc:B", terms).toString("hex");
    const others = [
      policyHash("uscc:C", "uscc:B", terms),
      policyHash("uscc:A", "uscc:C", terms),
      policyHash("uscc:A", "uscc:B", { ...terms, fields: [] }),
      policyHash("uscc:A", "uscc:B", { ...terms, purpose: "其他" }),
      policyHash("uscc:A", "uscc:B", { ...terms, validUntil: null }),
      policyHash("uscc:A", "uscc:B", { ...terms, resourceId: "other" }),
    ].map((each) => each.toString("hex"));
    expect(new Set([hash, ...others]).size).toBe(7);
  });
});
