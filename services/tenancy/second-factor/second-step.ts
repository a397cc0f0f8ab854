import type { PersonId } from "../../kernel/brand.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { drawChallenge, requestOptions } from "./passkeys.ts";
import { enrolledBy, type PersonScope, passkeysOf } from "./reads.ts";
import { type FactorKind, hasFactor, waysOf } from "./rules.ts";
import { closeTicket, type Into } from "./tickets.ts";

/** What somebody is asked for besides his password. */
export interface SecondStep {
  readonly ticket: string;
  readonly ways: readonly FactorKind[];
  /** For the browser, when a passkey is one of the ways. */
  readonly passkeyOptions: string | null;
}

/** Asks a person for his second factor, in a scope that sees him; null when he has none. */
export async function secondStepOf(
  proofs: Proofs,
  scope: PersonScope,
  personId: PersonId,
  of: { readonly of: "proof" } | ({ readonly of: "sign-in" } & Into),
): Promise<SecondStep | null> {
  const enrolled = await enrolledBy(scope, personId);
  if (!hasFactor(enrolled)) return null;
  const challenge = drawChallenge();
  const issuedAt = scope.now.getTime();
  const kept = await passkeysOf(scope, personId);
  const passkeyOptions = kept.length > 0 ? await requestOptions(proofs, kept, challenge) : null;
  const ticket = closeTicket(proofs, { ...of, personId, issuedAt, challenge });
  return { ticket, ways: waysOf(enrolled), passkeyOptions };
}
