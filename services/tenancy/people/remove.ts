import type { MemberRemovedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type LetterKey, postLetter } from "../../notices/index.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { byOf } from "../grants/commands.ts";
import { endKeysOf } from "../keys/commands.ts";
import { deleteLink } from "../provider/writes.ts";
import { revokeSessionsOf } from "../sessions/writes.ts";
import { endOpen } from "./confirmations.ts";
import { holdersOf } from "./holders.ts";
import { houseOf, membershipOf, seePerson } from "./reads.ts";
import { checkRemoval } from "./rules.ts";
import { deleteMembership, takeFirmOfPerson } from "./writes.ts";

/** Whom to remove, and whether the keys that he has issued end with it: he has seen them. */
export interface Removal {
  readonly personId: PersonId;
  readonly revokeKeys: boolean;
}

/**
 * Removes a member from the house: within two seconds he is out, and no longer counts. His account
 * and his other firms stay his. He is told by mail. Throws `MEMBER_NOT_FOUND`, `REMOVES_SELF`,
 * `LAST_ADMINISTRATOR`, `LAST_OF_ROLE`.
 */
export async function removeMember(
  scope: TenantScope,
  letterKey: LetterKey,
  { personId, revokeKeys }: Removal,
): Promise<void> {
  await once(scope, "memberRemove", async () => {
    const { identity, nameZh: zh, nameEn: en } = await houseOf(scope);
    const holders = await holdersOf(scope);
    const member = await membershipOf(scope, personId);
    if (member === null) throw new Refusal("MEMBER_NOT_FOUND", {}, "id");

    checkRemoval(scope.actor.personId, member, holders);

    await seePerson(scope, { personId });
    await takeFirmOfPerson(scope, personId);
    await deleteMembership(scope, personId);
    await deleteLink(scope, personId);
    // An invitation to the same address would let him in again.
    await endOpen(scope, member.email);
    const ended = await revokeSessionsOf(scope, personId, true);
    const keys = revokeKeys ? await endKeysOf(scope, personId) : 0;
    const { roles, email } = member;
    const body: MemberRemovedV1 = { firm: identity, person: personId, roles, by: byOf(scope) };
    await scope.emit({ type: "tenancy.member-removed.v1", body });
    await postLetter(scope, letterKey, email, { kind: "member-removed", firm: { zh, en } });
    scope.about(`person:${personId}`, { act: "remove", roles, ended, keys });
    return personId;
  });
}
