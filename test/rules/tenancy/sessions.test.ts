import { describe, expect, it } from "vitest";
import type { PersonId, TenantId } from "../../../services/kernel/brand.ts";
import { actorOfPerson } from "../../../services/tenancy/actors.ts";
import {
  decideFirm,
  decideSession,
  isSeenLate,
  type SessionState,
} from "../../../services/tenancy/sessions/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const hoursOn = (hours: number) => hoursAgo(-hours);

const live: SessionState = {
  id: "s",
  personId: "p" as PersonId,
  strength: "password",
  startedAt: hoursAgo(20),
  seenAt: hoursAgo(1),
  expiresAt: hoursOn(100),
  revokedAt: null,
  roles: ["planner"],
  firmStatus: "active",
  suspendedAt: null,
};
const person = { tenantId: "t" as TenantId, personId: "p" as PersonId };
const facts = { id: "test", address: null, idempotency: null };
const refusal = (code: string) => expect.objectContaining({ code });

describe("a session", () => {
  it("gives the roles that its person has now", () => {
    expect(decideSession(live, now)).toEqual(["planner"]);
  });

  it("C04 is over when revoked, idle for 12 hours, 14 days old, or its person gone", () => {
    const over = [
      { ...live, revokedAt: now },
      { ...live, seenAt: hoursAgo(12) },
      { ...live, expiresAt: now },
      { ...live, roles: null },
    ];
    for (const state of over) {
      expect(() => decideSession(state, now)).toThrow(refusal("SESSION_EXPIRED"));
    }
    expect(decideSession({ ...live, seenAt: hoursAgo(11.99) }, now)).toEqual(["planner"]);
  });

  it("C04 opens nothing once its firm is suspended; one that is begun afterwards does", () => {
    const suspended = { ...live, firmStatus: "suspended", suspendedAt: hoursAgo(1) } as const;
    for (const startedAt of [hoursAgo(2), hoursAgo(1)]) {
      expect(() => decideSession({ ...suspended, startedAt }, now)).toThrow(
        refusal("FIRM_SUSPENDED"),
      );
    }
    expect(decideSession({ ...suspended, startedAt: hoursAgo(0.5) }, now)).toEqual(["planner"]);
  });

  it("gives no more, while its firm is suspended, than to answer in its disputes", () => {
    const who = { ...person, barred: false, suspended: true };
    const { may } = actorOfPerson(who, ["administrator"], facts);
    expect([...may].sort()).toEqual([
      "disputes.argue",
      "disputes.read",
      "notices.manage",
      "notices.read",
      "tenancy.read-self",
      "tenancy.secure-self",
      "tenancy.session",
    ]);
    expect(actorOfPerson(who, ["quality"], facts).may.has("disputes.argue")).toBe(false);
    expect(actorOfPerson({ ...who, barred: true }, ["planner"], facts).may.size).toBe(3);
  });

  it("is written down as seen at most once a minute", () => {
    expect(isSeenLate(null, now)).toBe(true);
    expect(isSeenLate(new Date(now.getTime() - 59_999), now)).toBe(false);
    expect(isSeenLate(new Date(now.getTime() - 60_000), now)).toBe(true);
  });
});

describe("the firm in which a session begins", () => {
  const firms = [
    { id: "a", status: "active" },
    { id: "b", status: "active" },
    { id: "c", status: "suspended" },
  ] as const;

  it("is the one asked for, else the last used, else any that is not suspended", () => {
    expect(decideFirm(firms, "b", "a")).toBe("a");
    expect(decideFirm(firms, "b", null)).toBe("b");
    expect(decideFirm(firms, "c", null)).toBe("a");
  });

  it("is none of other people's firms, and a suspended one only if asked for or alone", () => {
    expect(() => decideFirm<string>(firms, "b", "z")).toThrow(refusal("FIRM_NOT_FOUND"));
    expect(decideFirm(firms, "b", "c")).toBe("c");
    expect(decideFirm([firms[2]], "c", null)).toBe("c");
    expect(() => decideFirm([], "c", null)).toThrow(refusal("FIRM_NOT_FOUND"));
  });
});
