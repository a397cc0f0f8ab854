import { firmRoles, operatorRoles, type Role } from "../../../contracts/access/roles.ts";
import { Refusal } from "../../kernel/refusal.ts";

const emailForm = /^[^\s@"<>()\\,;:]+@[^\s@"<>()\\,;:]+\.[^\s@."<>()\\,;:]+$/;
const longestEmail = 254;
const leastPassword = 12;
const mostPassword = 256;
const invitationDays = 7;
const dayMs = 86_400_000;

/** An e-mail as it is kept and compared: in lower case. Throws `EMAIL_INVALID`. */
export function normalEmail(text: string, field = "email"): string {
  const email = text.trim().normalize("NFC").toLowerCase();
  if (email.length > longestEmail || !emailForm.test(email)) {
    throw new Refusal("EMAIL_INVALID", {}, field);
  }
  return email;
}

/** Refuses a password that is too short, too long or the e-mail itself (ASVS 5.0 6.2.1, 6.2.9). */
export function checkPassword(password: string, email: string): void {
  const length = [...password].length;
  if (length < leastPassword) {
    throw new Refusal("PASSWORD_TOO_SHORT", { least: leastPassword }, "password");
  }
  if (length > mostPassword) {
    throw new Refusal("PASSWORD_TOO_LONG", { most: mostPassword }, "password");
  }
  if (password.trim().toLowerCase() === email) {
    throw new Refusal("PASSWORD_IS_EMAIL", {}, "password");
  }
}

/**
 * The roles that one person may have in a house: those of its kind, at least one, and of the
 * operator's three exactly one, so that none can act for another (C14).
 */
export function decideRoles(house: "firm" | "operator", asked: readonly Role[]): Role[] {
  const roles = [...new Set(asked)];
  const known: readonly Role[] = house === "firm" ? firmRoles : operatorRoles;
  const stranger = roles.find((role) => !known.includes(role));
  if (stranger !== undefined) throw new Refusal("ROLE_NOT_OF_HOUSE", { role: stranger }, "roles");
  if (roles.length === 0) throw new Refusal("ROLES_MISSING", {}, "roles");
  if (house === "operator" && roles.length > 1)
    throw new Refusal("ROLES_INCOMPATIBLE", {}, "roles");
  return known.filter((role) => roles.includes(role));
}

/** Refuses to take the administrator's role from the last one. */
export function checkAdministrators(
  administrators: readonly string[],
  personId: string,
  roles: readonly Role[],
): void {
  const others = administrators.filter((each) => each !== personId);
  const loses = administrators.includes(personId) && !roles.includes("administrator");
  if (loses && others.length === 0) throw new Refusal("LAST_ADMINISTRATOR", {}, "roles");
}

/** When an invitation that is issued now runs out. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + invitationDays * dayMs);
}

/** What decides whether an invitation still opens the door. */
export interface InvitationState {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export function isOpen(invitation: InvitationState, now: Date): boolean {
  return (
    invitation.acceptedAt === null && invitation.withdrawnAt === null && invitation.expiresAt > now
  );
}
