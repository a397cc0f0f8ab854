import { randomBytes } from "node:crypto";
import { type KeptSecret, recoveryUse } from "./generations.ts";
import { type Guard, publicNetwork } from "./guarded.ts";
import { type Keys, keysFor, type Secret } from "./sealing.ts";

/** How people prove here who they are, beside their passwords. */
export interface Proofs {
  /** Whether administrators and operators must have a second factor (C03). */
  readonly required: boolean;
  /** Seals the secrets of authenticators, which are kept. */
  readonly secretKey: Keys;
  /** Seals the tickets of acts in two steps, which end after minutes. */
  readonly ticketKey: Keys;
  /** Under which recovery codes are digested: the table alone does not let them be guessed. */
  readonly codeKey: Keys;
  /** Seals the secrets by which firms' own identity providers know the platform. */
  readonly providerKey: Keys;
  /** Where such providers may be. */
  readonly guard: Guard;
  /** Whose passkeys these are: the host and the origin of the pages. */
  readonly site: { readonly host: string; readonly origin: string };
}

/** A digest cannot be made anew as a text is sealed anew: keys of dropped generations still count. */
function codeKeys(secret: Secret | KeptSecret): Keys {
  const keys = keysFor(secret, recoveryUse);
  if (!("recovery" in secret)) return keys;
  return { all: () => [...keys.all(), ...secret.recovery()] };
}

/** All from one kept secret and the address at which people reach the platform. */
export function openProofs(
  secret: Secret,
  publicUrl: string,
  required: boolean,
  guard = publicNetwork,
): Proofs {
  const { hostname, origin } = new URL(publicUrl);
  return {
    required,
    secretKey: keysFor(secret, "second-factor/1"),
    ticketKey: keysFor(secret, "ticket/1"),
    codeKey: codeKeys(secret),
    providerKey: keysFor(secret, "identity-provider/1"),
    guard,
    site: { host: hostname, origin },
  };
}

/** For who founds or seeds: there nobody has a second factor yet, and no ticket outlives the act. */
export function passingProofs(): Proofs {
  return openProofs(randomBytes(32), "http://localhost", false);
}
