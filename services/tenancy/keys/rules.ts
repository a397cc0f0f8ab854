import type { KeyScope } from "../../../contracts/access/roles.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { checkOpen, type FirmStanding } from "../sessions/rules.ts";

const longestDays = 366;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const mostOverlapHours = 72;

/** What a key's token finds in its house; of a secret that was replaced, its own end and use. */
export interface KeyState {
  readonly id: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly firmStatus: FirmStanding;
}

/** The scopes that a key gives. Throws `API_KEY_EXPIRED`, `FIRM_SUSPENDED`, `FIRM_FROZEN` (C07). */
export function decideKey(key: KeyState, now: Date): readonly KeyScope[] {
  if (key.revokedAt !== null || key.expiresAt <= now) throw new Refusal("API_KEY_EXPIRED");
  checkOpen(key.firmStatus);
  return key.scopes;
}

/** What renewing decides: until when the secret before opens, too; null for no longer. */
export function decideRenewal(
  key: Pick<KeyState, "expiresAt" | "revokedAt">,
  overlapHours: number,
  now: Date,
): Date | null {
  if (key.revokedAt !== null || key.expiresAt <= now) {
    throw new Refusal("API_KEY_EXPIRED", {}, "id");
  }
  if (!(overlapHours >= 0 && overlapHours <= mostOverlapHours)) {
    throw new Refusal("API_KEY_OVERLAP", { most: mostOverlapHours }, "overlapHours");
  }
  if (overlapHours === 0) return null;
  // The secret before was given until then, and is given no longer by being replaced.
  return new Date(Math.min(key.expiresAt.getTime(), now.getTime() + overlapHours * hourMs));
}

/** Refuses a key without scope, or one that would not expire within a year (C07). */
export function checkKey(scopes: readonly KeyScope[], expiresAt: Date, now: Date): void {
  if (scopes.length === 0) throw new Refusal("API_KEY_SCOPES_MISSING", {}, "scopes");
  const validMs = expiresAt.getTime() - now.getTime();
  if (!(validMs > 0 && validMs <= longestDays * dayMs)) {
    throw new Refusal("API_KEY_VALIDITY", { days: longestDays }, "expiresAt");
  }
}
