import type { ActorShape, IdentityText, InstantText, UuidText } from "./words.ts";

export type FirmAdmittedV1 = {
  readonly firm: IdentityText;
  readonly tenantId: UuidText;
  readonly uscc: string;
  readonly rulesVersion: number;
  readonly by: ActorShape;
};

export type FirmSuspendedV1 = {
  readonly firm: IdentityText;
  readonly tenantId: UuidText;
  readonly reason: string;
  readonly by: ActorShape;
};

export type FirmResumedV1 = {
  readonly firm: IdentityText;
  readonly tenantId: UuidText;
  readonly by: ActorShape;
};

export type RulesAcceptedV1 = {
  readonly firm: IdentityText;
  readonly rulesVersion: number;
  /** SHA-256 of the accepted text, hex: what was agreed to, without the text itself. */
  readonly rulesDigest: string;
  readonly by: ActorShape;
};

/** The next version of the operating rules is out, and will be in force from its time on. */
export type RulesPublishedV1 = {
  readonly operator: IdentityText;
  readonly rulesVersion: number;
  /** SHA-256 of the published text and parameters, hex. */
  readonly rulesDigest: string;
  readonly effectiveFrom: InstantText;
  readonly by: ActorShape;
};

/** Rules have come into force that the firm has not accepted. */
export type RulesUnacceptedV1 = {
  readonly firm: IdentityText;
  readonly rulesVersion: number;
  readonly effectiveFrom: InstantText;
  /** Whether the firm may publish and book nothing new until it accepts. */
  readonly tradeHeld: boolean;
};

/** A firm asks to be admitted. */
export type ApplicationSubmittedV1 = {
  readonly operator: IdentityText;
  readonly application: UuidText;
  readonly nameZh: string;
  readonly nameEn: string;
};

/** The head of a firm's audit chain, in the ledger from here on. */
export type AuditSealedV1 = {
  readonly firm: IdentityText;
  /** Counts the firm's seals from 1, so that a missing one shows. */
  readonly number: number;
  readonly position: number;
  /** The link at this position, hex (contracts/audit). */
  readonly link: string;
};

export type MemberJoinedV1 = {
  readonly firm: IdentityText;
  readonly person: UuidText;
  readonly by: ActorShape;
};

/** What somebody proves himself by has changed, by himself or by an administrator of his firm. */
export type FactorsChangedV1 = {
  readonly firm: IdentityText;
  readonly person: UuidText;
  readonly act: "added" | "removed" | "reset";
  readonly by: ActorShape;
};

export type KeyIssuedV1 = {
  readonly firm: IdentityText;
  readonly keyId: UuidText;
  readonly scopes: readonly string[];
  readonly expiresAt: InstantText;
  readonly by: ActorShape;
};

export type KeyRevokedV1 = {
  readonly firm: IdentityText;
  readonly keyId: UuidText;
  readonly by: ActorShape;
};

export type GrantGivenV1 = {
  readonly grantId: UuidText;
  readonly firm: IdentityText;
  readonly grantee: IdentityText;
  readonly resource: { readonly kind: string; readonly id: string };
  readonly relation: string;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly validity: { readonly from: InstantText; readonly until: InstantText | null };
  /** SHA-256 of the policy in force, hex. */
  readonly policyHash: string;
  readonly by: ActorShape;
};

/**
 * One of the operator's people has looked for the first time at what the firm let its support see,
 * under a grant of the kind `support`.
 */
export type SupportUsedV1 = {
  readonly grantId: UuidText;
  readonly firm: IdentityText;
  readonly operator: IdentityText;
  readonly by: ActorShape;
};

export type GrantRevokedV1 = {
  readonly grantId: UuidText;
  readonly firm: IdentityText;
  readonly grantee: IdentityText;
  readonly revokedAt: InstantText;
  readonly by: ActorShape;
};
