import type { Role } from "../../../contracts/access/roles.ts";
import type {
  ConfirmationAskedV1,
  ConfirmationSettledV1,
  RolesChangedV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { LetterKey } from "../../notices/index.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { byOf } from "../grants/commands.ts";
import { revokeSessionsOf } from "../sessions/writes.ts";
import { makeToken } from "../tokens.ts";
import { holdersOf } from "./holders.ts";
import { postInvitation } from "./letter.ts";
import {
  houseOf,
  type Invitation,
  invitationById,
  lockInvitationById,
  membershipOf,
} from "./reads.ts";
import { checkRolesAsked, checkSettling, invitationEnd, stands } from "./rules.ts";
import { setConfirmed, setGiven, setRoles, setWithdrawn, withdrawOpen } from "./writes.ts";

export async function invitationOr(scope: TenantScope, id: string): Promise<Invitation> {
  const invitation = await invitationById(scope, id);
  if (invitation === null) throw new Refusal("INVITATION_NOT_FOUND", {}, "id");
  return invitation;
}

/** Tells those who may confirm it that an invitation into the operator's house waits for them. */
export async function tellAsked(
  scope: TenantScope,
  { id: invitation, roles }: Pick<Invitation, "id" | "roles">,
): Promise<void> {
  const { identity: operator } = await houseOf(scope);
  const body: ConfirmationAskedV1 = { operator, invitation, roles, by: byOf(scope) };
  await scope.emit({ type: "tenancy.confirmation-asked.v1", body });
}

/** Tells the same that it waits no more. */
export async function tellSettled(
  scope: TenantScope,
  invitation: string,
  confirmed: boolean,
): Promise<void> {
  const { identity: operator } = await houseOf(scope);
  const body: ConfirmationSettledV1 = { operator, invitation, confirmed, by: byOf(scope) };
  await scope.emit({ type: "tenancy.confirmation-settled.v1", body });
}

/** Takes back whatever is still open for an e-mail: one invitation at a time. */
export async function endOpen(scope: TenantScope, email: string): Promise<void> {
  for (const { id, awaitsConfirmation } of await withdrawOpen(scope, email)) {
    if (awaitsConfirmation) await tellSettled(scope, id, false);
  }
}

/** What waits to be confirmed by somebody other than who asked, and is settled by nobody else meanwhile. */
async function waitingOr(scope: TenantScope, id: string): Promise<Invitation> {
  await lockInvitationById(scope, id);
  const invitation = await invitationOr(scope, id);
  const waits = invitation.awaitsConfirmation && stands(invitation, scope.now);
  if (!waits) throw new Refusal("INVITATION_NOT_FOUND", {}, "id");
  checkSettling(scope.actor.personId, invitation);
  return invitation;
}

/** From now on an invitation opens, by a code that nobody has seen before; it goes by mail. */
async function letOpen(scope: TenantScope, key: LetterKey, { id, email }: Invitation) {
  const { token: code, hash: codeHash } = makeToken("invitation", scope.house);
  await setConfirmed(scope, id, { codeHash, expiresAt: invitationEnd(scope.now) });
  await postInvitation(scope, key, { email, code, firm: await houseOf(scope) });
}

/** One of the operator's people has another role, and what he has begun in the former one ends. */
async function giveRole(
  scope: TenantScope,
  { id, roles }: Invitation,
  personId: PersonId,
  holders: ReadonlyMap<Role, readonly PersonId[]>,
): Promise<number> {
  const member = await membershipOf(scope, personId);
  if (member === null) throw new Refusal("MEMBER_NOT_FOUND", {}, "id");
  checkRolesAsked(scope.actor.personId, member, roles, holders);
  await setRoles(scope, personId, roles);
  await setGiven(scope, id);
  const ended = await revokeSessionsOf(scope, personId, true);
  const { identity: firm } = await houseOf(scope);
  const changed = { person: personId, from: member.roles, to: roles };
  const body: RolesChangedV1 = { firm, ...changed, by: byOf(scope) };
  await scope.emit({ type: "tenancy.roles-changed.v1", body });
  return ended;
}

/**
 * Confirms an invitation into the operator's house: it goes by mail, and its time begins; or another
 * role of one who is there: it holds within two seconds, and his sessions end. Throws
 * `INVITATION_NOT_FOUND`, also for what waits for nobody, `CONFIRMS_OWN`, and what `checkRolesAsked`
 * throws.
 */
export async function confirmInvitation(
  scope: TenantScope,
  key: LetterKey,
  id: string,
): Promise<Invitation> {
  await once(scope, "invitationConfirm", async () => {
    const holders = await holdersOf(scope);
    const waiting = await waitingOr(scope, id);
    const { personId, roles } = waiting;
    scope.about(`invitation:${id}`, { act: "confirm", roles });
    if (personId === null) {
      await letOpen(scope, key, waiting);
    } else {
      const ended = await giveRole(scope, waiting, personId, holders);
      scope.about(`invitation:${id}`, { person: personId, ended });
    }
    await tellSettled(scope, id, true);
    return id;
  });
  return invitationOr(scope, id);
}

/**
 * Refuses to confirm one: it ends. Throws `INVITATION_NOT_FOUND`, also for what waits for nobody, and
 * `CONFIRMS_OWN`.
 */
export async function refuseInvitation(scope: TenantScope, id: string): Promise<Invitation> {
  await once(scope, "invitationRefuse", async () => {
    const { roles } = await waitingOr(scope, id);
    await setWithdrawn(scope, id);
    await tellSettled(scope, id, false);
    scope.about(`invitation:${id}`, { act: "refuse", roles });
    return id;
  });
  return invitationOr(scope, id);
}
