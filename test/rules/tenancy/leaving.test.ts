import { describe, expect, it } from "vitest";
import type { PersonId, TenantId } from "../../../services/kernel/brand.ts";
import { decideResumption, decideSuspension } from "../../../services/tenancy/firms/rules.ts";
import {
  againHours,
  checkStays,
  decideEnd,
  decideLeaving,
  freshMinutes,
  isOver,
  type LastArchive,
} from "../../../services/tenancy/leaving/rules.ts";
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

describe("the archive that a firm takes with it", () => {
  const minuteMs = 60_000;
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);
  const nothing: LastArchive = {
    status: "waiting",
    finishedAt: null,
    expiresAt: null,
    removedAt: null,
  };
  const madeAt = (finishedAt: Date): LastArchive => ({
    ...nothing,
    status: "done",
    finishedAt,
    expiresAt: new Date(now.getTime() + 1),
  });

  it("is asked for and waited for before the firm has left, which it then has at once", () => {
    expect(decideEnd(null, now)).toBe("ask");
    expect(decideEnd(nothing, now)).toBe("wait");
    expect(decideEnd({ ...nothing, status: "running" }, now)).toBe("wait");
    expect(decideEnd(madeAt(ago(0)), now)).toBe("leave");
    expect(decideEnd(madeAt(ago(freshMinutes)), now)).toBe("leave");
  });

  it("is asked for again once it is old or gone, and a while after it was given up", () => {
    expect(decideEnd(madeAt(ago(freshMinutes + 1)), now)).toBe("ask");
    expect(decideEnd({ ...madeAt(ago(1)), removedAt: now }, now)).toBe("ask");
    const failed = (minutes: number): LastArchive => {
      return { ...nothing, status: "failed", finishedAt: ago(minutes) };
    };
    expect(decideEnd(failed(againHours * 60 - 1), now)).toBe("wait");
    expect(decideEnd(failed(againHours * 60), now)).toBe("ask");
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
