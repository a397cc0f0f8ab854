import { describe, expect, it } from "vitest";
import { operatorRoles, type Role } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../../services/kernel/brand.ts";
import { passingProofs } from "../../../services/platform/proofs.ts";
import {
  drawRecoveryCodes,
  recoveryDigest,
} from "../../../services/tenancy/second-factor/recovery.ts";
import {
  checkProof,
  checkRemoval,
  checkReset,
  mustEnrol,
  waysOf,
} from "../../../services/tenancy/second-factor/rules.ts";
import {
  closeTicket,
  openOwnTicket,
  openTicket,
} from "../../../services/tenancy/second-factor/tickets.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const refusal = (code: string) => expect.objectContaining({ code });
const person = "p" as PersonId;

describe("C03 a second factor", () => {
  it("must be enrolled by administrators and operators where it is required, and by no one else", () => {
    const inNeed: readonly Role[] = ["administrator", ...operatorRoles];
    for (const role of inNeed) {
      expect(mustEnrol([role], "password", true)).toBe(true);
      expect(mustEnrol([role], "second-factor", true)).toBe(false);
      expect(mustEnrol([role], "password", false)).toBe(false);
    }
    expect(mustEnrol(["planner", "viewer"], "password", true)).toBe(false);
    expect(mustEnrol(["planner", "administrator"], "password", true)).toBe(true);
  });

  it("is not taken from one who must have it", () => {
    const none = { totp: false, passkeys: 0, recoveryCodes: 10 };
    expect(() => checkRemoval(none, ["administrator"], true)).toThrow(refusal("LAST_FACTOR"));
    expect(() => checkRemoval(none, ["viewer"], true)).not.toThrow();
    expect(() => checkRemoval(none, ["administrator"], false)).not.toThrow();
    expect(() => checkRemoval({ ...none, passkeys: 1 }, ["administrator"], true)).not.toThrow();
  });

  it("is offered in the ways that are enrolled", () => {
    expect(waysOf({ totp: true, passkeys: 2, recoveryCodes: 1 })).toEqual([
      "passkey",
      "totp",
      "recovery",
    ]);
    expect(waysOf({ totp: true, passkeys: 0, recoveryCodes: 0 })).toEqual(["totp"]);
  });

  it("is changed only for 15 minutes after a proof", () => {
    expect(() => checkProof({ provedAt: minutesAgo(14) }, now)).not.toThrow();
    expect(() => checkProof({ provedAt: minutesAgo(15) }, now)).toThrow(refusal("PROOF_NEEDED"));
  });

  it("is reset by a firm only for somebody of no other firm", () => {
    expect(() => checkReset({ tenantIds: ["a"] })).not.toThrow();
    expect(() => checkReset({ tenantIds: ["a", "b"] })).toThrow(refusal("MEMBER_OF_OTHER_FIRMS"));
  });
});

describe("a ticket", () => {
  const proofs = passingProofs();
  const issued = { personId: person, issuedAt: now.getTime() };
  const ticket = closeTicket(proofs, { ...issued, of: "totp", secret: "s" });
  const invalid = refusal("TICKET_INVALID");

  it("opens for five minutes, for its own act and person alone", () => {
    expect(openTicket(proofs, "totp", ticket, now)).toMatchObject({ secret: "s" });
    const late = new Date(now.getTime() + 5 * 60_000);
    expect(() => openTicket(proofs, "totp", ticket, late)).toThrow(invalid);
    expect(() => openTicket(proofs, "passkey", ticket, now)).toThrow(invalid);
    expect(() => openTicket(passingProofs(), "totp", ticket, now)).toThrow(invalid);
    const other = { personId: "q" as PersonId, now };
    expect(() => openOwnTicket(proofs, "totp", ticket, other)).toThrow(invalid);
  });

  it("says nothing of what is in it, and opens with no byte changed", () => {
    expect(Buffer.from(ticket, "base64url").toString("latin1")).not.toContain("totp");
    for (const at of [0, 20, ticket.length - 2]) {
      const changed = ticket.slice(0, at) + (ticket[at] === "A" ? "B" : "A") + ticket.slice(at + 1);
      expect(() => openTicket(proofs, "totp", changed, now)).toThrow(invalid);
    }
    for (const text of ["", "x", "=".repeat(100)]) {
      expect(() => openTicket(proofs, "totp", text, now)).toThrow(invalid);
    }
  });
});

describe("recovery codes", () => {
  const key = passingProofs().codeKey;

  it("are ten, and each another", () => {
    const codes = drawRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it("are known however they are typed, for their person and key alone", () => {
    const kept = recoveryDigest(key, person, "01ABC-DEFGH");
    expect(recoveryDigest(key, person, " oiabc defgh ")).toEqual(kept);
    expect(recoveryDigest(key, "q" as PersonId, "01ABC-DEFGH")).not.toEqual(kept);
    expect(recoveryDigest(passingProofs().codeKey, person, "01ABC-DEFGH")).not.toEqual(kept);
  });
});
