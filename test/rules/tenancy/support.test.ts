import { describe, expect, it } from "vitest";
import { actions } from "../../../contracts/access/actions.ts";
import { actionsOfRole, actionsOfRoom, supportRooms } from "../../../contracts/access/roles.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import {
  assertOpens,
  decideSupport,
  roomsIn,
  type SupportState,
} from "../../../services/tenancy/support/rules.ts";
import { refusal } from "../refused.ts";

const owner = "f1" as TenantId;
const operator = "op" as TenantId;
const parties = { owner, operator };
const now = new Date("2026-03-01T08:00:00Z");
const hourMs = 3_600_000;
const ask = { purpose: " 排查 ", hours: 4, rooms: ["trace", "capacity"] as const };

describe("a grant of support", () => {
  it("lasts for the hours asked for and names its rooms in their order", () => {
    const terms = decideSupport(parties, ask, null, now);
    expect(terms).toMatchObject({ granteeId: operator, resourceId: owner, purpose: "排查" });
    expect(terms.validUntil).toEqual(new Date(now.getTime() + 4 * hourMs));
    expect(terms.fields).toEqual(["capacity", "trace"]);
    expect(roomsIn({ fields: [...terms.fields, "keys"] })).toEqual(["capacity", "trace"]);
  });

  it("lasts 72 hours at the most, and no longer than the operating rules let a grant", () => {
    const hours = (given: number, mostDays: number | null) =>
      decideSupport(parties, { ...ask, hours: given }, mostDays, now);
    expect(hours(72, null).fields).toHaveLength(2);
    expect(hours(24, 1).fields).toHaveLength(2);
    for (const [given, mostDays] of [
      [73, null],
      [73, 90],
      [25, 1],
      [0, null],
    ] as const) {
      expect(refusal(() => hours(given, mostDays)).code).toBe("SUPPORT_HOURS");
    }
    expect(refusal(() => decideSupport(parties, { ...ask, rooms: [] }, null, now)).code).toBe(
      "SUPPORT_ROOMS_MISSING",
    );
  });

  it("C14 names rooms that only read, none of which the operator's people have themselves", () => {
    for (const action of Object.values(actionsOfRoom).flat()) {
      expect(actions[action].writes).toBe(false);
    }
    const platformRoles = [...actionsOfRole.system, ...actionsOfRole.security];
    for (const room of supportRooms.filter((each) => each !== "firm")) {
      for (const action of actionsOfRoom[room]) expect(platformRoles).not.toContain(action);
    }
    for (const role of ["security", "audit"] as const) {
      expect(actionsOfRole[role]).not.toContain("platform.support");
    }
  });

  it("opens nothing for another, before its time, after it, or once it is revoked", () => {
    const grant: SupportState = {
      ownerId: owner,
      granteeId: operator,
      resourceType: "support",
      validFrom: now,
      validUntil: new Date(now.getTime() + hourMs),
      revokedAt: null,
    };
    const opens = (given: SupportState | null, at = now) => assertOpens(given, parties, at);
    expect(opens(grant)).toBeUndefined();
    const closed = [
      null,
      { ...grant, revokedAt: now },
      { ...grant, ownerId: operator },
      { ...grant, granteeId: owner },
      { ...grant, resourceType: "trace-event" },
      { ...grant, validFrom: new Date(now.getTime() + 1) },
      { ...grant, validUntil: now },
    ];
    for (const given of closed) {
      expect(refusal(() => opens(given)).code).toBe("SUPPORT_GRANT_NOT_FOUND");
    }
  });
});
