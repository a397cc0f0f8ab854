import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { LetterKey } from "../../notices/index.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { registerQuota, requireQuota } from "../plans/quotas.ts";
import { makeToken } from "../tokens.ts";
import { endOpen, invitationOr, tellAsked, tellSettled } from "./confirmations.ts";
import { postInvitation } from "./letter.ts";
import { houseOf, type Invitation, invitationsSince, isMember, peopleAndInvited } from "./reads.ts";
import {
  checkOften,
  decideRoles,
  invitationEnd,
  normalEmail,
  oftenSince,
  stands,
} from "./rules.ts";
import { insertInvitation, setWithdrawn } from "./writes.ts";

registerQuota("people", peopleAndInvited);

/** Whom to invite, to do what. */
export interface InvitationAsk {
  readonly email: string;
  readonly roles: readonly Role[];
}

/** The code is known only to the first answer; a repeated request gets null. */
export interface IssuedInvitation {
  readonly invitation: Invitation;
  readonly code: string | null;
}

/** What awaits a confirmation: of somebody who belongs to the house already, or of a newcomer. */
interface Waiting {
  readonly personId: PersonId | null;
}

/** Writes an invitation into the scope's house and gives its code, which may not open yet. */
export async function writeInvitation(
  scope: TenantScope,
  email: string,
  roles: Role[],
  waiting: Waiting | null = null,
): Promise<{ id: string; code: string }> {
  const id = newId<string>();
  const { token: code, hash: codeHash } = makeToken("invitation", scope.house);
  await insertInvitation(scope, {
    tenantId: scope.house,
    id,
    email,
    roles,
    codeHash,
    issuedAt: scope.now,
    expiresAt: invitationEnd(scope.now),
    acceptedAt: null,
    withdrawnAt: null,
    awaitsConfirmation: waiting !== null,
    personId: waiting?.personId ?? null,
    issuedBy: waiting === null ? null : scope.actor.personId,
  });
  return { id, code };
}

/**
 * Invites someone into the house; an earlier open invitation of the same e-mail ends. Whether the
 * e-mail is known elsewhere makes no difference. Into the operator's house nobody invites alone: it
 * opens nothing, and its code is told to nobody, until another administrator confirms it. Throws `EMAIL_INVALID`, `MEMBER_ALREADY`,
 * `INVITATION_OFTEN`, and what `decideRoles` throws.
 */
export async function issueInvitation(
  scope: TenantScope,
  ask: InvitationAsk,
): Promise<IssuedInvitation> {
  let code: string | null = null;
  const { id } = await once(scope, "invitationIssue", async () => {
    const email = normalEmail(ask.email);
    const { kind } = await houseOf(scope);
    const known = await isMember(scope, email);

    const roles = decideRoles(kind, ask.roles);
    if (known) throw new Refusal("MEMBER_ALREADY", {}, "email");

    checkOften(await invitationsSince(scope, email, oftenSince(scope.now)));

    await endOpen(scope, email);
    await requireQuota(scope, "people");
    const awaits = kind === "operator";
    const waiting = awaits ? { personId: null } : null;
    const written = await writeInvitation(scope, email, roles, waiting);
    code = awaits ? null : written.code;
    if (awaits) await tellAsked(scope, { id: written.id, roles });
    scope.about(`invitation:${written.id}`, { act: "issue", roles });
    return written.id;
  });
  return { invitation: await invitationOr(scope, id), code };
}

/** The same, and its link goes by mail, too. */
export async function inviteByMail(
  scope: TenantScope,
  key: LetterKey,
  ask: InvitationAsk,
): Promise<IssuedInvitation> {
  const issued = await issueInvitation(scope, ask);
  const { code, invitation } = issued;
  if (code === null) return issued;
  const firm = await houseOf(scope);
  await postInvitation(scope, key, { email: invitation.email, code, firm });
  return issued;
}

/** Takes an open invitation back. Throws `INVITATION_NOT_FOUND`, also for one that is used. */
export async function withdrawInvitation(scope: TenantScope, id: string): Promise<Invitation> {
  await once(scope, "invitationWithdraw", async () => {
    const invitation = await invitationOr(scope, id);
    if (!stands(invitation, scope.now)) throw new Refusal("INVITATION_NOT_FOUND", {}, "id");
    await setWithdrawn(scope, id);
    if (invitation.awaitsConfirmation) await tellSettled(scope, id, false);
    scope.about(`invitation:${id}`, { act: "withdraw" });
    return id;
  });
  return invitationOr(scope, id);
}
