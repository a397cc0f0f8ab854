import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { opened } from "../../platform/sealing.ts";
import { credentialIdIn, passkeyUse } from "./passkeys.ts";
import { lockPasskey, lockTotp, type PersonScope } from "./reads.ts";
import { recoveryDigests } from "./recovery.ts";
import type { FactorKind } from "./rules.ts";
import type { TicketOf } from "./tickets.ts";
import { stepOfCode } from "./totp.ts";
import { setPasskeyUsed, setTotpUsed, spendRecoveryCode } from "./writes.ts";

/** What a person shows for a second time; one of them is enough. */
export interface FactorAnswer {
  readonly code: string | null;
  /** WebAuthn's AuthenticationResponseJSON, as text. */
  readonly passkey: string | null;
  readonly recoveryCode: string | null;
}

type FactorTicket = TicketOf<"sign-in" | "proof">;

async function spendCode(
  proofs: Proofs,
  scope: PersonScope,
  personId: PersonId,
  code: string,
): Promise<boolean> {
  const kept = await lockTotp(scope, personId);
  if (kept === null) return false;
  const secret = Buffer.from(opened(kept.secret, proofs.secretKey, personId), "base64url");
  const step = stepOfCode(secret, code, kept.lastStep, scope.now);
  if (step === null) return false;
  await setTotpUsed(scope, personId, step);
  return true;
}

async function spendPasskey(
  proofs: Proofs,
  scope: PersonScope,
  ticket: FactorTicket,
  answer: string,
): Promise<boolean> {
  const credentialId = credentialIdIn(answer);
  if (credentialId === null) return false;
  const kept = await lockPasskey(scope, ticket.personId, credentialId);
  if (kept === null) return false;
  const used = await passkeyUse(proofs, kept, ticket, answer, scope.now);
  if (used === null) return false;
  await setPasskeyUsed(scope, kept.id, used);
  return true;
}

/**
 * Uses up what a person shows for a second time, in a scope that sees him: each code, challenge and
 * recovery code counts once. Tells what it was. Throws `SECOND_FACTOR_FAILED`.
 */
export async function spendFactor(
  proofs: Proofs,
  scope: PersonScope,
  ticket: FactorTicket,
  { code, passkey, recoveryCode }: FactorAnswer,
): Promise<FactorKind> {
  const { personId } = ticket;
  const failed = (field: keyof FactorAnswer) => new Refusal("SECOND_FACTOR_FAILED", {}, field);
  if (passkey !== null) {
    if (await spendPasskey(proofs, scope, ticket, passkey)) return "passkey";
    throw failed("passkey");
  }
  if (recoveryCode !== null) {
    const digests = recoveryDigests(proofs.codeKey, personId, recoveryCode);
    if (await spendRecoveryCode(scope, personId, digests)) return "recovery";
    throw failed("recoveryCode");
  }
  if (await spendCode(proofs, scope, personId, code ?? "")) return "totp";
  throw failed("code");
}
