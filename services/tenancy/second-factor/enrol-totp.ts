import { randomBytes } from "node:crypto";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { sealed } from "../../platform/sealing.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { Session } from "../sessions/reads.ts";
import { drawCodes, type NewCodes } from "./codes.ts";
import { emitFactors } from "./events.ts";
import { enrolledBy } from "./reads.ts";
import { checkProof } from "./rules.ts";
import { seeSelf, selfIn } from "./self.ts";
import { closeTicket, openOwnTicket } from "./tickets.ts";
import { base32, keyUri, stepOfCode } from "./totp.ts";
import { setTotp } from "./writes.ts";

const secretLength = 20;

/** An authenticator that is not enrolled before it has shown a code. */
export interface TotpOffer {
  readonly ticket: string;
  readonly secret: string;
  readonly uri: string;
}

/** Offers the secret of a new authenticator. Throws `PROOF_NEEDED`, `SESSION_NEEDED`. */
export async function offerTotp(
  proofs: Proofs,
  scope: TenantScope,
  session: Session,
): Promise<TotpOffer> {
  const { id: personId, email } = await selfIn(scope);
  const { now } = scope;
  // What is remembered for a repeated request is the sealed ticket, so it gets the same secret.
  const { id: ticket } = await once(scope, "totpOffer", async () => {
    checkProof(session, now);
    const drawn = randomBytes(secretLength).toString("base64url");
    scope.about(`person:${personId}`, { act: "offer-totp" });
    return closeTicket(proofs, { of: "totp", personId, issuedAt: now.getTime(), secret: drawn });
  });
  const offered = openOwnTicket(proofs, "totp", ticket, { personId, now });
  const secret = base32(Buffer.from(offered.secret, "base64url"));
  return { ticket, secret, uri: keyUri(secret, email, "Lianzao") };
}

/**
 * Enrols the authenticator of an offer once it shows a code, in the place of the one before; with
 * the first factor come recovery codes. Throws `PROOF_NEEDED`, `TICKET_INVALID`, `CODE_WRONG`.
 */
export async function enrolTotp(
  proofs: Proofs,
  scope: TenantScope,
  session: Session,
  ask: { readonly ticket: string; readonly code: string },
): Promise<NewCodes> {
  const personId = await seeSelf(scope);
  let codes: NewCodes = null;
  await once(scope, "totpConfirm", async () => {
    const { now } = scope;
    const before = await enrolledBy(scope, personId);

    checkProof(session, now);
    const { secret } = openOwnTicket(proofs, "totp", ask.ticket, { personId, now });
    const step = stepOfCode(Buffer.from(secret, "base64url"), ask.code, 0, now);
    if (step === null) throw new Refusal("CODE_WRONG", {}, "code");

    await setTotp(scope, personId, sealed(secret, proofs.secretKey, personId), step);
    if (before.recoveryCodes === 0) codes = await drawCodes(proofs, scope, personId);
    await emitFactors(scope, personId, "added");
    scope.about(`person:${personId}`, { act: "enrol-totp", again: before.totp });
    return personId;
  });
  return codes;
}
