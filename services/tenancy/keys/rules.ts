import type { KeyScope } from "../../../contracts/access/roles.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { checkOpen, type FirmStanding } from "../sessions/rules.ts";

const longestDays = 366;
const dayMs = 86_400_000;

/** What a key's token finds in its house. */
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

/** Refuses a key without scope, or one that would not expire within a year (C07). */
export function checkKey(scopes: readonly KeyScope[], expiresAt: Date, now: Date): void {
  if (scopes.length === 0) throw new Refusal("API_KEY_SCOPES_MISSING", {}, "scopes");
  const validMs = expiresAt.getTime() - now.getTime();
  if (!(validMs > 0 && validMs <= longestDays * dayMs)) {
    throw new Refusal("API_KEY_VALIDITY", { days: longestDays }, "expiresAt");
  }
}
