import type { Role } from "../../../contracts/access/roles.ts";
import type { RolesChangedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { byOf } from "../grants/commands.ts";
import { endOpen, tellAsked } from "./confirmations.ts";
import { holdersOf } from "./holders.ts";
import { writeInvitation } from "./invite.ts";
import { houseOf, invitationsSince, lockHolders, type Membership, membershipOf } from "./reads.ts";
import {
  checkAdministrators,
  checkOften,
  checkRolesAsked,
  decideRoles,
  oftenSince,
} from "./rules.ts";
import { setRoles } from "./writes.ts";

/**
 * Gives a member other roles; they hold within two seconds. In the operator's house it is asked for
 * alone, and waits to be confirmed like an invitation. Throws `MEMBER_NOT_FOUND`,
 * `LAST_ADMINISTRATOR`, `LAST_OF_ROLE`, `ROLES_OF_SELF`, `ROLES_UNCHANGED`, `INVITATION_OFTEN`, and
 * what `decideRoles` throws.
 */
export async function changeRoles(
  scope: TenantScope,
  personId: PersonId,
  asked: readonly Role[],
): Promise<Membership> {
  await once(scope, "memberChangeRoles", async () => {
    const { kind } = await houseOf(scope);
    await (kind === "operator" ? askRoles : giveRoles)(scope, personId, asked);
    return personId;
  });
  return memberOr(scope, personId);
}

async function giveRoles(
  scope: TenantScope,
  personId: PersonId,
  asked: readonly Role[],
): Promise<void> {
  const { identity: firm } = await houseOf(scope);
  const administrators = await lockHolders(scope, "administrator");
  const member = await memberOr(scope, personId);

  const roles = decideRoles("firm", asked);
  checkAdministrators(administrators, personId, roles);

  await setRoles(scope, personId, roles);
  const changed = { from: member.roles, to: roles };
  const body: RolesChangedV1 = { firm, person: personId, ...changed, by: byOf(scope) };
  await scope.emit({ type: "tenancy.roles-changed.v1", body });
  scope.about(`person:${personId}`, changed);
}

/** Asks that one of the operator's people has another of the three roles; what was asked before ends. */
async function askRoles(
  scope: TenantScope,
  personId: PersonId,
  asked: readonly Role[],
): Promise<void> {
  const holders = await holdersOf(scope);
  const member = await memberOr(scope, personId);

  const roles = decideRoles("operator", asked);
  checkRolesAsked(scope.actor.personId, member, roles, holders);

  checkOften(await invitationsSince(scope, member.email, oftenSince(scope.now)));
  await endOpen(scope, member.email);
  const { id } = await writeInvitation(scope, member.email, roles, { personId });
  await tellAsked(scope, { id, roles });
  const wanted = { from: member.roles, to: roles, invitation: id };
  scope.about(`person:${personId}`, { act: "ask-roles", ...wanted });
}

async function memberOr(scope: TenantScope, personId: PersonId): Promise<Membership> {
  const member = await membershipOf(scope, personId);
  if (member === null) throw new Refusal("MEMBER_NOT_FOUND", {}, "id");
  return member;
}
