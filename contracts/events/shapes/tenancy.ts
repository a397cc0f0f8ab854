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

/** A published version is withdrawn: it does not come into force. */
export type RulesWithdrawnV1 = {
  readonly operator: IdentityText;
  readonly rulesVersion: number;
  /** As it was published. */
  readonly rulesDigest: string;
  /** When it would have come into force. */
  readonly effectiveFrom: InstantText;
  readonly reasonZh: string;
  readonly reasonEn: string;
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

/** A role in the operator's house is to be given, which another administrator confirms or refuses. */
export type ConfirmationAskedV1 = {
  readonly operator: IdentityText;
  readonly invitation: UuidText;
  readonly roles: readonly string[];
  readonly by: ActorShape;
};

/** It was confirmed; or refused, or taken back. */
export type ConfirmationSettledV1 = {
  readonly operator: IdentityText;
  readonly invitation: UuidText;
  readonly confirmed: boolean;
  readonly by: ActorShape;
};

/** Somebody belongs to the house no more: he was removed by one of its people. */
export type MemberRemovedV1 = {
  readonly firm: IdentityText;
  readonly person: UuidText;
  /** Those that he had. */
  readonly roles: readonly string[];
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

/** Its present secret was replaced; the one before opens until `formerUntil`, or no more. */
export type KeyRenewedV1 = {
  readonly firm: IdentityText;
  readonly keyId: UuidText;
  readonly expiresAt: InstantText;
  readonly formerUntil: InstantText | null;
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

/** Somebody has asked for an archive of everything that the firm has here; the platform, where it leaves. */
export type ExportAskedV1 = {
  readonly firm: IdentityText;
  readonly exportId: UuidText;
  readonly by: ActorShape;
};

/** That archive is made, and can be fetched; `by` is who asked for it. */
export type ExportMadeV1 = {
  readonly firm: IdentityText;
  readonly exportId: UuidText;
  /** A decimal. */
  readonly sizeBytes: string;
  /** SHA-256 of the archive, hex. */
  readonly sha256: string;
  readonly by: ActorShape;
};

/** That archive was given up; `by` is who asked for it. */
export type ExportFailedV1 = {
  readonly firm: IdentityText;
  readonly exportId: UuidText;
  readonly by: ActorShape;
};

/** A firm leaves when its notice is over; what it has agreed it carries out. */
export type LeavingDeclaredV1 = {
  readonly firm: IdentityText;
  readonly leavingId: UuidText;
  readonly endsAt: InstantText;
  /** The firms with which it has bookings to come; they are told. */
  readonly partners: readonly IdentityText[];
  readonly by: ActorShape;
};

/** A firm that was to leave stays; the same firms are told. */
export type LeavingWithdrawnV1 = {
  readonly firm: IdentityText;
  readonly leavingId: UuidText;
  readonly partners: readonly IdentityText[];
  readonly by: ActorShape;
};

/** A firm has left: nobody acts for it any more. `by` is who declared that it leaves. */
export type FirmLeftV1 = {
  readonly firm: IdentityText;
  readonly leavingId: UuidText;
  readonly partners: readonly IdentityText[];
  readonly by: ActorShape;
};

export type GrantRevokedV1 = {
  readonly grantId: UuidText;
  readonly firm: IdentityText;
  readonly grantee: IdentityText;
  readonly revokedAt: InstantText;
  readonly by: ActorShape;
};

/**
 * What somebody signs in by has changed, besides his factors: his password, the codes for the day on
 * which he has lost a factor, or his being known by the firm's identity provider. Of the provider
 * itself there is no person.
 */
export type CredentialChangedV1 = {
  readonly firm: IdentityText;
  readonly person: UuidText | null;
  readonly credential: "password" | "recovery-codes" | "provider" | "provider-link";
  readonly act: "set" | "removed" | "switched";
  /** The provider's issuer, an address that it publishes; null for what has none. */
  readonly issuer: string | null;
  readonly by: ActorShape;
};

export type RolesChangedV1 = {
  readonly firm: IdentityText;
  readonly person: UuidText;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly by: ActorShape;
};

/** One of the operator's people has approved an application in his role, or refused it. */
export type ApplicationDecidedV1 = {
  readonly operator: IdentityText;
  readonly application: UuidText;
  readonly decision: "approved" | "refused";
  /** The role in which it was approved; null for a refusal, which needs no second person. */
  readonly role: string | null;
  readonly by: ActorShape;
};

/** How much a firm that has this plan may add from now on; absent quotas have no limit. */
export type PlanSavedV1 = {
  readonly operator: IdentityText;
  readonly planId: UuidText;
  /** SHA-256 over the RFC 8785 form of the quotas, hex. */
  readonly quotasDigest: string;
  readonly by: ActorShape;
};

/** A firm has this plan from now on; null for none. */
export type PlanGivenV1 = {
  readonly operator: IdentityText;
  readonly firm: IdentityText;
  readonly planId: UuidText | null;
  readonly by: ActorShape;
};
