import { firmRoles, operatorRoles, type Role } from "../../../contracts/access/roles.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { isCommon } from "./common.ts";

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

/**
 * Refuses a password that is too short, too long, the e-mail itself or one that everybody tries
 * (ASVS 5.0 6.2.1, 6.2.4, 6.2.9).
 */
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
  if (isCommon(password, email)) throw new Refusal("PASSWORD_COMMON", {}, "password");
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

/**
 * Refuses to remove oneself, and the last who has a role without which the house cannot be run: a
 * firm's administrator, or one of the operator's three. `holders` are those who have the role of the
 * one who is to go.
 */
export function checkRemoval(
  self: string | null,
  { personId, roles }: { readonly personId: string; readonly roles: readonly Role[] },
  holders: ReadonlyMap<Role, readonly string[]>,
): void {
  if (self === personId) throw new Refusal("REMOVES_SELF", {}, "id");
  checkNotLast(personId, roles, holders, "id");
}

function checkNotLast(
  personId: string,
  lost: readonly Role[],
  holders: ReadonlyMap<Role, readonly string[]>,
  field: string,
): void {
  for (const [role, all] of holders) {
    if (!lost.includes(role) || all.some((each) => each !== personId)) continue;
    if (role === "administrator") throw new Refusal("LAST_ADMINISTRATOR", {}, field);
    throw new Refusal("LAST_OF_ROLE", { role }, field);
  }
}

/**
 * Refuses to change one's own role in the operator's house, to what it is already, and to take one of
 * the three from its last holder.
 */
export function checkRolesAsked(
  self: string | null,
  member: { readonly personId: string; readonly roles: readonly Role[] },
  roles: readonly Role[],
  holders: ReadonlyMap<Role, readonly string[]>,
): void {
  if (self === member.personId) throw new Refusal("ROLES_OF_SELF", {}, "id");
  const lost = member.roles.filter((role) => !roles.includes(role));
  if (lost.length === 0) throw new Refusal("ROLES_UNCHANGED", {}, "roles");
  checkNotLast(member.personId, lost, holders, "roles");
}

/**
 * Refuses to settle what one has asked for oneself, whatever role one has got since, or what gives
 * oneself a role.
 */
export function checkSettling(
  self: string | null,
  { issuedBy, personId }: { readonly issuedBy: string | null; readonly personId: string | null },
): void {
  if (self === null || self === issuedBy || self === personId) {
    throw new Refusal("CONFIRMS_OWN", {}, "id");
  }
}

/** The roles of which a house keeps at least one. */
export const keptRoles: readonly Role[] = ["administrator", ...operatorRoles];

/** When an invitation that is issued now runs out. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + invitationDays * dayMs);
}

const mostInvitations = 10;

/** Since when invitations to one e-mail are counted: each is a letter to somebody who may not want it. */
export function oftenSince(now: Date): Date {
  return new Date(now.getTime() - dayMs);
}

export function checkOften(issued: number): void {
  if (issued >= mostInvitations) {
    throw new Refusal("INVITATION_OFTEN", { most: mostInvitations }, "email");
  }
}

/** What decides whether an invitation still opens the door. */
export interface InvitationState {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly awaitsConfirmation: boolean;
}

/** Whether an invitation has neither been used nor taken back, and has not run out. */
export function stands(
  { acceptedAt, withdrawnAt, expiresAt }: Omit<InvitationState, "awaitsConfirmation">,
  now: Date,
): boolean {
  return acceptedAt === null && withdrawnAt === null && expiresAt > now;
}

export function isOpen(invitation: InvitationState, now: Date): boolean {
  return stands(invitation, now) && !invitation.awaitsConfirmation;
}
