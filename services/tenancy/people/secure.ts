import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { emitFactors } from "../second-factor/events.ts";
import { checkReset } from "../second-factor/rules.ts";
import { deletePasskeys, deleteTotp, setRecoveryCodes } from "../second-factor/writes.ts";
import { revokeSessionsOf } from "../sessions/writes.ts";
import { membershipOf, personById, seePerson } from "./reads.ts";

async function memberIn(scope: TenantScope, personId: PersonId) {
  const member = await membershipOf(scope, personId);
  if (member === null) throw new Refusal("MEMBER_NOT_FOUND", {}, "id");
  return member;
}

/** Ends every session of a member in this firm, within two seconds. Throws `MEMBER_NOT_FOUND`. */
export async function signOutMember(scope: TenantScope, personId: PersonId): Promise<void> {
  await once(scope, "memberSignOut", async () => {
    await memberIn(scope, personId);
    const ended = await revokeSessionsOf(scope, personId, true);
    scope.about(`person:${personId}`, { act: "sign-out", ended });
    return personId;
  });
}

/**
 * Takes all factors from a member who has lost them and ends his sessions; he signs in by his
 * password and enrols anew. Throws `MEMBER_NOT_FOUND`, `MEMBER_IS_SELF`, `MEMBER_OF_OTHER_FIRMS`.
 */
export async function resetFactors(scope: TenantScope, personId: PersonId): Promise<void> {
  await once(scope, "memberResetFactors", async () => {
    await memberIn(scope, personId);
    if (personId === scope.actor.personId) throw new Refusal("MEMBER_IS_SELF", {}, "id");
    await seePerson(scope, { personId });
    const person = await personById(scope, personId);
    if (person === null) throw new Error("a member is no person");

    checkReset(person);

    await deleteTotp(scope, personId);
    await deletePasskeys(scope, personId);
    await setRecoveryCodes(scope, personId, []);
    const ended = await revokeSessionsOf(scope, personId, true);
    await emitFactors(scope, personId, "reset");
    scope.about(`person:${personId}`, { act: "reset-factors", ended });
    return personId;
  });
}
