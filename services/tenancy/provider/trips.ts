import { createHash } from "node:crypto";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { opened, sealed } from "../../platform/sealing.ts";
import { isTripFresh } from "./rules.ts";

/** A journey to a firm's provider and back, as the browser that set out keeps it in a cookie. */
export interface Trip {
  readonly firm: TenantId;
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
  /** Unix milliseconds. */
  readonly issuedAt: number;
}

const bound = "provider-trip";

/** Where the provider sends its people back to: of each firm its own place (RFC 9700 § 4.4.2.2). */
export function returnAddress({ site }: Proofs, firm: TenantId): string {
  return `${site.origin}/sign-in/provider/${firm}`;
}

/** Where a firm's people begin, who need not look for it. */
export function signInAddress({ site }: Proofs, uscc: string): string {
  return `${site.origin}/sign-in/firm/${uscc}`;
}

export function closeTrip({ ticketKey }: Proofs, trip: Trip): string {
  return sealed(JSON.stringify(trip), ticketKey, bound);
}

/** Whatever is wrong with a journey's return, its traveller begins anew. */
export const lostTrip = () => new Refusal("PROVIDER_STATE_INVALID", {}, "address");

/** Opens the journey of this browser; throws `PROVIDER_STATE_INVALID` for none, or an old one. */
export function openTrip({ ticketKey }: Proofs, text: string | null, now: Date): Trip {
  try {
    const trip = JSON.parse(opened(text ?? "", ticketKey, bound)) as Trip;
    if (isTripFresh(trip.issuedAt, now)) return trip;
  } catch {
    // Below.
  }
  throw lostTrip();
}

/** Under which it is remembered that a journey has come back. */
export function arrivalDigest({ state }: Trip): Uint8Array {
  return createHash("sha256").update(state).digest();
}

/** Under which it is remembered that a journey has failed: it may still come back. */
export function failureDigest({ state }: Trip): Uint8Array {
  return createHash("sha256").update("failed\0").update(state).digest();
}
