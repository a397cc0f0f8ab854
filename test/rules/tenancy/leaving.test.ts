import { describe, expect, it } from "vitest";
import type { PersonId, TenantId } from "../../../services/kernel/brand.ts";
import { decideResumption, decideSuspension } from "../../../services/tenancy/firms/rules.ts";
import { checkStays, decideLeaving, isOver } from "../../../services/tenancy/leaving/rules.ts";
import { checkOpen, decideFirm, letsIn } from "../../../services/tenancy/sessions/rules.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-11-01T08:00:00.000Z");
const person = "p" as PersonId;
const awaited = (count: number) => ({ count, awaited: true });
const ended = (count: number) => ({ count, awaited: false });

describe("a firm that declares that it leaves", () => {
  it("has fourteen days of notice, and need not say why", () => {
    expect(decideLeaving(null, person, now)).toEqual({
      declaredBy: person,
      declaredAt: now,
      reason: "",
      endsAt: new Date("2026-11-15T08:00:00.000Z"),
    });
    expect(decideLeaving(" 并入集团 ", person, now).reason).toBe("并入集团");
    expect(refusal(() => decideLeaving("x".repeat(1_001), person, now))).toMatchObject({
      code: "TEXT_TOO_LONG",
      field: "reason",
    });
  });

  it("begins nothing new, where one that stays does", () => {
    expect(() => checkStays(null)).not.toThrow();
    expect(refusal(() => checkStays(now)).code).toBe("FIRM_LEAVING");
  });

  it("has left once its notice and all that is waited for are over", () => {
    const before = new Date(now.getTime() - 1);
    expect(isOver(now, [awaited(0), ended(3)], now)).toBe(true);
    expect(isOver(now, [awaited(0)], before)).toBe(false);
    expect(isOver(now, [awaited(1), ended(0)], now)).toBe(false);
  });
});

describe("a firm that has left", () => {
  const id = "a" as TenantId;
  const other = "b" as TenantId;

  it("is shut to its own people and keys, who go on in their other firms", () => {
    expect(letsIn("left")).toBe(false);
    expect(refusal(() => checkOpen("left")).code).toBe("FIRM_LEFT");
    expect(refusal(() => decideFirm([{ id, status: "left" }], id, null)).code).toBe("FIRM_LEFT");
    const both = [
      { id, status: "left" },
      { id: other, status: "active" },
    ] as const;
    expect(decideFirm(both, id, null)).toBe(other);
    expect(refusal(() => decideFirm(both, other, id)).code).toBe("FIRM_LEFT");
  });

  it("is neither suspended nor let go on", () => {
    expect(refusal(() => decideSuspension("left", "因故")).code).toBe("FIRM_LEFT");
    expect(refusal(() => decideResumption("left", 1)).code).toBe("FIRM_NOT_SUSPENDED");
  });
});
