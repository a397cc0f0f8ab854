import { randomBytes } from "node:crypto";
import { type Guard, publicNetwork } from "./guarded.ts";
import { keyFor } from "./sealing.ts";

/** How people prove here who they are, beside their passwords. */
export interface Proofs {
  /** Whether administrators and operators must have a second factor (C03). */
  readonly required: boolean;
  /** Seals the secrets of authenticators, which are kept. */
  readonly secretKey: Uint8Array;
  /** Seals the tickets of acts in two steps, which end after minutes. */
  readonly ticketKey: Uint8Array;
  /** Under which recovery codes are digested: the table alone does not let them be guessed. */
  readonly codeKey: Uint8Array;
  /** Seals the secrets by which firms' own identity providers know the platform. */
  readonly providerKey: Uint8Array;
  /** Where such providers may be. */
  readonly guard: Guard;
  /** Whose passkeys these are: the host and the origin of the pages. */
  readonly site: { readonly host: string; readonly origin: string };
}

/** All from one kept secret and the address at which people reach the platform. */
export function openProofs(
  secret: Uint8Array,
  publicUrl: string,
  required: boolean,
  guard = publicNetwork,
): Proofs {
  const { hostname, origin } = new URL(publicUrl);
  return {
    required,
    secretKey: keyFor(secret, "second-factor/1"),
    ticketKey: keyFor(secret, "ticket/1"),
    codeKey: keyFor(secret, "recovery-code/1"),
    providerKey: keyFor(secret, "identity-provider/1"),
    guard,
    site: { host: hostname, origin },
  };
}

/** For who founds or seeds: there nobody has a second factor yet, and no ticket outlives the act. */
export function passingProofs(): Proofs {
  return openProofs(randomBytes(32), "http://localhost", false);
}
