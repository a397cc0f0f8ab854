import type { Role } from "../../../contracts/access/roles.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Strength } from "../schema/sessions.ts";

/** By what somebody can prove for a second time who he is. */
export type FactorKind = "totp" | "passkey" | "recovery";

/** What a person has enrolled. */
export interface Enrolled {
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
}

const rolesInNeed: ReadonlySet<Role> = new Set(["administrator", "system", "security", "audit"]);
const minuteMs = 60_000;
const proofLastsMs = 15 * minuteMs;
const ticketLastsMs = 5 * minuteMs;
export const mostPasskeys = 20;

/** Whether somebody has a second factor. Recovery codes alone are none. */
export function hasFactor({ totp, passkeys }: Enrolled): boolean {
  return totp || passkeys > 0;
}

/** The ways that are open to a person, the one to offer first in front. */
export function waysOf(enrolled: Enrolled): FactorKind[] {
  const ways: FactorKind[] = [];
  if (enrolled.passkeys > 0) ways.push("passkey");
  if (enrolled.totp) ways.push("totp");
  if (enrolled.recoveryCodes > 0) ways.push("recovery");
  return ways;
}

/** Whether these roles ask for a second factor, which this session has not seen (C03). */
export function mustEnrol(roles: readonly Role[], strength: Strength, required: boolean): boolean {
  return required && strength === "password" && needsFactor(roles);
}

export function needsFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => rolesInNeed.has(role));
}

/** Whether a session's person has proved himself a short while ago. */
export function isProofFresh(provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < proofLastsMs;
}

/** Refuses to change what one proves oneself by without a fresh proof. */
export function checkProof(session: { readonly provedAt: Date }, now: Date): void {
  if (!isProofFresh(session.provedAt, now)) throw new Refusal("PROOF_NEEDED");
}

/** Whether a ticket of this age is still good. */
export function isTicketFresh(issuedAt: number, now: Date): boolean {
  const age = now.getTime() - issuedAt;
  return age < ticketLastsMs && age > -minuteMs;
}

/**
 * Refuses to lose the last factor to one whose roles need it. Whoever may do without loses his
 * recovery codes with it.
 */
export function checkRemoval(after: Enrolled, roles: readonly Role[], required: boolean): void {
  if (!hasFactor(after) && required && needsFactor(roles)) throw new Refusal("LAST_FACTOR");
}

/** Refuses to reset the factors of somebody whom other firms rely on too. */
export function checkReset(person: { readonly tenantIds: readonly string[] }): void {
  if (person.tenantIds.length > 1) throw new Refusal("MEMBER_OF_OTHER_FIRMS", {}, "id");
}
