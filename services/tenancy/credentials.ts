import type { CredentialChangedV1 } from "../../contracts/events/shapes/tenancy.ts";
import type { PersonId } from "../kernel/brand.ts";
import { firmIdentity } from "../platform/firms.ts";
import type { TenantScope } from "../platform/tenancy.ts";

type Change = Pick<CredentialChangedV1, "credential" | "act"> & {
  /** Whose; null for what is the whole firm's. */
  readonly person: PersonId | null;
  readonly issuer?: string;
};

/** Records that somebody signs in by something else from now on: never by what. */
export async function emitCredential(scope: TenantScope, change: Change): Promise<void> {
  const { person, credential, act, issuer = null } = change;
  const actor = scope.actor.personId ?? person;
  const body: CredentialChangedV1 = {
    firm: await firmIdentity(scope),
    person,
    credential,
    act,
    issuer,
    by: actor === null ? { platform: true } : { person: actor },
  };
  await scope.emit({ type: "tenancy.credential-changed.v1", body });
}
