import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { personById, seePerson } from "../people/reads.ts";

/** Lets the scope see its own person; throws `SESSION_NEEDED` for a key. */
export async function seeSelf(scope: TenantScope): Promise<PersonId> {
  const { personId } = scope.actor;
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  await seePerson(scope, { personId });
  return personId;
}

/** The scope's own person. */
export async function selfIn(scope: TenantScope) {
  const person = await personById(scope, await seeSelf(scope));
  if (person === null) throw new Error("a session's person is not there");
  return person;
}
