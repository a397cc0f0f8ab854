import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { emitCredential } from "../credentials.ts";
import type { Session } from "../sessions/reads.ts";
import { enrolledBy } from "./reads.ts";
import { drawRecoveryCodes, recoveryDigest } from "./recovery.ts";
import { checkProof, hasFactor } from "./rules.ts";
import { seeSelf } from "./self.ts";
import { setRecoveryCodes } from "./writes.ts";

/** The codes are known only to the first answer, and null also to one who has codes already. */
export type NewCodes = readonly string[] | null;

/** Ten new codes in the place of the old, for the answer alone. */
export async function drawCodes(
  proofs: Proofs,
  scope: TenantScope,
  personId: PersonId,
): Promise<string[]> {
  const codes = drawRecoveryCodes();
  const digests = codes.map((code) => recoveryDigest(proofs.codeKey, personId, code));
  await setRecoveryCodes(scope, personId, digests);
  return codes;
}

/** Draws new recovery codes; the old ones are void. Throws `PROOF_NEEDED`, `SECOND_FACTOR_ABSENT`. */
export async function renewRecoveryCodes(
  proofs: Proofs,
  scope: TenantScope,
  session: Session,
): Promise<NewCodes> {
  const personId = await seeSelf(scope);
  let codes: NewCodes = null;
  await once(scope, "recoveryCodesRenew", async () => {
    if (!hasFactor(await enrolledBy(scope, personId))) throw new Refusal("SECOND_FACTOR_ABSENT");
    checkProof(session, scope.now);
    codes = await drawCodes(proofs, scope, personId);
    await emitCredential(scope, { person: personId, credential: "recovery-codes", act: "set" });
    scope.about(`person:${personId}`, { act: "renew-recovery-codes" });
    return personId;
  });
  return codes;
}
