import type {
  ConfirmationAskedV1,
  ConfirmationSettledV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { LetterKey } from "../../notices/index.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { byOf } from "../grants/commands.ts";
import { makeToken } from "../tokens.ts";
import { postInvitation } from "./letter.ts";
import { houseOf, type Invitation, invitationById, lockInvitationById } from "./reads.ts";
import { invitationEnd, stands } from "./rules.ts";
import { setConfirmed, setWithdrawn, withdrawOpen } from "./writes.ts";

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

/** An invitation that waits to be confirmed, and that nobody else settles meanwhile. */
async function waitingOr(scope: TenantScope, id: string): Promise<Invitation> {
  await lockInvitationById(scope, id);
  const invitation = await invitationOr(scope, id);
  const waits = invitation.awaitsConfirmation && stands(invitation, scope.now);
  if (!waits) throw new Refusal("INVITATION_NOT_FOUND", {}, "id");
  return invitation;
}

/**
 * Confirms an invitation into the operator's house: it goes by mail, and its time begins. Throws
 * `INVITATION_NOT_FOUND`, also for one that waits for nobody.
 */
export async function confirmInvitation(
  scope: TenantScope,
  key: LetterKey,
  id: string,
): Promise<Invitation> {
  await once(scope, "invitationConfirm", async () => {
    const { email, roles } = await waitingOr(scope, id);
    const { token: code, hash: codeHash } = makeToken("invitation", scope.house);
    await setConfirmed(scope, id, { codeHash, expiresAt: invitationEnd(scope.now) });
    await postInvitation(scope, key, { email, code, firm: await houseOf(scope) });
    await tellSettled(scope, id, true);
    scope.about(`invitation:${id}`, { act: "confirm", roles });
    return id;
  });
  return invitationOr(scope, id);
}

/** Refuses to confirm one: it ends. Throws `INVITATION_NOT_FOUND`, also for one that waits for nobody. */
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
