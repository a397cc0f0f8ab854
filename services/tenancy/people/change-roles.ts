import type { Role } from "../../../contracts/access/roles.ts";
import type { RolesChangedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { byOf } from "../grants/commands.ts";
import { houseOf, lockHolders, type Membership, membershipOf } from "./reads.ts";
import { checkAdministrators, decideRoles } from "./rules.ts";
import { setRoles } from "./writes.ts";

/**
 * Gives a member other roles; they hold within two seconds. Throws `MEMBER_NOT_FOUND`,
 * `LAST_ADMINISTRATOR`, and what `decideRoles` throws.
 */
export async function changeRoles(
  scope: TenantScope,
  personId: PersonId,
  asked: readonly Role[],
): Promise<Membership> {
  await once(scope, "memberChangeRoles", async () => {
    const { kind, identity: firm } = await houseOf(scope);
    const administrators = await lockHolders(scope, "administrator");
    const member = await memberOr(scope, personId);

    const roles = decideRoles(kind, asked);
    checkAdministrators(administrators, personId, roles);

    await setRoles(scope, personId, roles);
    const changed = { from: member.roles, to: roles };
    const body: RolesChangedV1 = { firm, person: personId, ...changed, by: byOf(scope) };
    await scope.emit({ type: "tenancy.roles-changed.v1", body });
    scope.about(`person:${personId}`, changed);
    return personId;
  });
  return memberOr(scope, personId);
}

async function memberOr(scope: TenantScope, personId: PersonId): Promise<Membership> {
  const member = await membershipOf(scope, personId);
  if (member === null) throw new Refusal("MEMBER_NOT_FOUND", {}, "id");
  return member;
}
