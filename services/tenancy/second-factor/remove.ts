import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { membershipOf } from "../people/reads.ts";
import type { Session } from "../sessions/reads.ts";
import { ownPasskey } from "./enrol-passkey.ts";
import { emitFactors } from "./events.ts";
import { enrolledBy } from "./reads.ts";
import { checkProof, checkRemoval, hasFactor } from "./rules.ts";
import { seeSelf } from "./self.ts";
import { deletePasskey, deleteTotp, setRecoveryCodes } from "./writes.ts";

/** What of one's factors goes: the authenticator, or the passkey of an id. */
export type Removal = { readonly of: "totp" } | { readonly of: "passkey"; readonly id: string };

/**
 * Takes away one of one's factors; recovery codes go with the last. Throws `PROOF_NEEDED`,
 * `PASSKEY_NOT_FOUND`, `SECOND_FACTOR_ABSENT`, `LAST_FACTOR`.
 */
export async function removeFactor(
  proofs: Proofs,
  scope: TenantScope,
  session: Session,
  removal: Removal,
): Promise<void> {
  const personId = await seeSelf(scope);
  await once(scope, `${removal.of}Remove`, async () => {
    const before = await enrolledBy(scope, personId);
    const member = await membershipOf(scope, personId);
    if (removal.of === "passkey") await ownPasskey(scope, personId, removal.id);
    else if (!before.totp) throw new Refusal("SECOND_FACTOR_ABSENT");
    const after =
      removal.of === "totp"
        ? { ...before, totp: false }
        : { ...before, passkeys: before.passkeys - 1 };

    checkProof(session, scope.now);
    checkRemoval(after, member?.roles ?? [], proofs.required);

    if (removal.of === "totp") await deleteTotp(scope, personId);
    else await deletePasskey(scope, removal.id);
    if (!hasFactor(after)) await setRecoveryCodes(scope, personId, []);
    await emitFactors(scope, personId, "removed");
    scope.about(`person:${personId}`, { act: `remove-${removal.of}` });
    return personId;
  });
}
