import { createHash } from "node:crypto";
import { canonicalText } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";

/** What an owner wants to share, with whom, for what and how long. */
export interface GrantDraft {
  readonly granteeId: TenantId;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly purpose: string;
  /** Names of top-level fields, or of parts of them, that are shown; empty for all. */
  readonly fields: readonly string[];
  readonly validUntil: Date | null;
}

/** The terms of a grant; `validFrom` is in, `validUntil` is not. */
export interface GrantTerms extends GrantDraft {
  readonly relation: "reader";
  readonly validFrom: Date;
}

/** The name of a field, or one part of it: an element of a list, `epcList/3`, or a member. */
const fieldForm = /^[^\s/~]{1,200}(?:\/[^\s/~]{1,200})?$/;
// All but one of a pallet's serials are as many names.
const mostFields = 1_000;
const dayMs = 86_400_000;

function checkValidity(validUntil: Date | null, mostDays: number | null, now: Date): void {
  if (validUntil !== null && validUntil <= now) {
    throw new Refusal("GRANT_VALIDITY", {}, "validUntil");
  }
  if (mostDays === null) return;
  if (validUntil === null || validUntil.getTime() - now.getTime() > mostDays * dayMs) {
    throw new Refusal("GRANT_TOO_LONG", { days: mostDays }, "validUntil");
  }
}

/**
 * The terms, checked. `mostDays` is how long the operating rules let a grant last; null without
 * end. Throws `GRANT_TO_SELF`, `GRANT_VALIDITY`, `GRANT_TOO_LONG`, `GRANT_FIELD`, `TEXT_LENGTH`.
 */
export function decideGrant(
  owner: TenantId,
  draft: GrantDraft,
  mostDays: number | null,
  now: Date,
): GrantTerms {
  if (draft.granteeId === owner) throw new Refusal("GRANT_TO_SELF", {}, "grantee");
  checkValidity(draft.validUntil, mostDays, now);
  const fields = [...new Set(draft.fields)].sort();
  const wrong = fields.find((name) => !fieldForm.test(name));
  if (wrong !== undefined) throw new Refusal("GRANT_FIELD", { name: wrong }, "fields");
  if (fields.length > mostFields) throw new Refusal("INPUT_INVALID", {}, "fields");
  const purpose = requiredWording(draft.purpose, 500, "purpose");
  return { ...draft, purpose, fields, relation: "reader", validFrom: now };
}

/** The identity of a firm that one can grant to; `FIRM_NOT_FOUND` for one that is not at work. */
export function granteeIdentity(
  firm: { readonly kind: string; readonly status: string; readonly identity: string } | undefined,
): string {
  if (firm?.kind !== "firm" || firm.status !== "active") {
    throw new Refusal("FIRM_NOT_FOUND", {}, "grantee");
  }
  return firm.identity;
}

/** What decides whether a grant still opens anything. */
export interface GrantState {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly revokedAt: Date | null;
}

export function isValid({ validFrom, validUntil, revokedAt }: GrantState, now: Date): boolean {
  return revokedAt === null && validFrom <= now && (validUntil === null || validUntil > now);
}

/** SHA-256 over the terms in canonical JSON: both copies and the event tell the same. */
export function policyHash(owner: string, grantee: string, terms: GrantTerms): Buffer {
  const canonical = canonicalText({
    owner,
    grantee,
    resource: { kind: terms.resourceType, id: terms.resourceId },
    relation: terms.relation,
    purpose: terms.purpose,
    fields: terms.fields,
    validFrom: terms.validFrom.toISOString(),
    validUntil: terms.validUntil?.toISOString() ?? null,
  });
  return createHash("sha256").update(canonical).digest();
}
