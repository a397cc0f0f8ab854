import { randomBytes } from "node:crypto";
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { newId } from "../../platform/ids.ts";
import type { Proofs } from "../../platform/proofs.ts";
import type { Person } from "../people/reads.ts";
import type { Passkey } from "./reads.ts";
import type { TicketOf } from "./tickets.ts";

const platformName = "Lianzao 联造";
const challengeLength = 32;

/** A challenge of its own for each ceremony, in base64url. */
export function drawChallenge(): string {
  return randomBytes(challengeLength).toString("base64url");
}

const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, "base64url"));
const transportsOf = ({ transports }: Passkey) => transports as AuthenticatorTransport[];

/** WebAuthn's PublicKeyCredentialCreationOptionsJSON, as text. */
export async function registrationOptions(
  { site }: Proofs,
  person: Pick<Person, "id" | "name" | "email">,
  kept: readonly Passkey[],
  challenge: string,
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: platformName,
    rpID: site.host,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email,
    userDisplayName: person.name,
    challenge: bytesOf(challenge),
    attestationType: "none",
    excludeCredentials: kept.map((each) => ({
      id: each.credentialId,
      transports: transportsOf(each),
    })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  return JSON.stringify(options);
}

/** WebAuthn's PublicKeyCredentialRequestOptionsJSON, as text. */
export async function requestOptions(
  { site }: Proofs,
  kept: readonly Passkey[],
  challenge: string,
): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    challenge: bytesOf(challenge),
    allowCredentials: kept.map((each) => ({
      id: each.credentialId,
      transports: transportsOf(each),
    })),
    userVerification: "preferred",
  });
  return JSON.stringify(options);
}

/** The passkey in a RegistrationResponseJSON; null when it does not answer the challenge. */
export async function passkeyIn(
  { site }: Proofs,
  { personId, challenge }: TicketOf<"passkey">,
  answer: string,
  { name, now }: { readonly name: string; readonly now: Date },
): Promise<Passkey | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: JSON.parse(answer) as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: false,
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const made = {
      id: newId<string>(),
      personId,
      credentialId: id,
      publicKey,
      counter,
      transports,
    };
    return { ...made, name, addedAt: now, lastUsedAt: now };
  } catch {
    // The library throws for whatever is wrong with an answer, which came from outside.
    return null;
  }
}

/** The id of the passkey that an AuthenticationResponseJSON names; null for other text. */
export function credentialIdIn(answer: string): string | null {
  try {
    const { id } = JSON.parse(answer) as AuthenticationResponseJSON;
    return typeof id === "string" ? id : null;
  } catch {
    return null;
  }
}

/** What a passkey is after it has answered the challenge; null when it does not. */
export async function passkeyUse(
  { site }: Proofs,
  kept: Passkey,
  { challenge, issuedAt }: TicketOf<"sign-in" | "proof">,
  answer: string,
  now: Date,
): Promise<{ counter: number; lastUsedAt: Date } | null> {
  // A challenge counts once: whatever was asked before the passkey's last use is answered already.
  if (issuedAt <= kept.lastUsedAt.getTime()) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: JSON.parse(answer) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: {
        id: kept.credentialId,
        publicKey: new Uint8Array(kept.publicKey),
        counter: kept.counter,
        transports: transportsOf(kept),
      },
      requireUserVerification: false,
    });
    if (!verified) return null;
    // The clock of another program may be ahead of this one's.
    const lastUsedAt = new Date(Math.max(now.getTime(), issuedAt));
    return { counter: authenticationInfo.newCounter, lastUsedAt };
  } catch {
    // The library throws for whatever is wrong with an answer, which came from outside.
    return null;
  }
}
