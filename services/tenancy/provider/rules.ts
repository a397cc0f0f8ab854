import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { normalEmail } from "../people/rules.ts";
import { needsFactor } from "../second-factor/rules.ts";

const mostDomains = 20;
const minuteMs = 60_000;
const tripLastsMs = 10 * minuteMs;
export const tripLastsSeconds = tripLastsMs / 1_000;
const clockDiffersMs = minuteMs;
const metadataLastsMs = 24 * 60 * minuteMs;
const arrivalsKeptMs = 60 * minuteMs;

/** The domains asked for, each once and as addresses are compared; throws `PROVIDER_DOMAINS`. */
export function checkDomains(asked: readonly string[]): string[] {
  const refused = new Refusal("PROVIDER_DOMAINS", { most: mostDomains }, "domains");
  if (asked.length === 0 || asked.length > mostDomains) throw refused;
  const domains = asked.map((domain) => {
    try {
      return domainOf(normalEmail(`x@${domain.trim().replace(/^@/, "")}`));
    } catch {
      throw refused;
    }
  });
  return [...new Set(domains)];
}

/** The domain of an address in its normal form. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}

/** Refuses to switch on what has not been tried, or to require what is off. */
export function checkSwitch(
  { testedAt, fault }: { readonly testedAt: Date | null; readonly fault: string | null },
  { active, required }: { readonly active: boolean; readonly required: boolean },
): void {
  if (active && (testedAt === null || fault !== null)) {
    throw new Refusal("PROVIDER_UNTESTED", {}, "active");
  }
  if (required && !active) throw new Refusal("PROVIDER_OFF", {}, "required");
}

/** Whether a journey to the provider that began then may still come back. */
export function isTripFresh(issuedAt: number, now: Date): boolean {
  const age = now.getTime() - issuedAt;
  return age < tripLastsMs && age > -minuteMs;
}

/** Whether what a provider says of itself is read anew. */
export function isStale(readAt: Date | null, now: Date): boolean {
  return readAt === null || now.getTime() - readAt.getTime() > metadataLastsMs;
}

/** Arrivals before this time are forgotten: their journeys could not come back any more. */
export function arrivalsKeptSince(now: Date): Date {
  return new Date(now.getTime() - arrivalsKeptMs);
}

/** Refuses a token that was not issued just now, within what clocks differ by. */
export function checkIssuedAt(issuedAtSeconds: number, now: Date): void {
  const age = now.getTime() - issuedAtSeconds * 1_000;
  if (age < -clockDiffersMs || age > tripLastsMs) throw new Refusal("PROVIDER_CLOCK");
}

/** What a provider has proved of somebody. */
export interface ProvenIdentity {
  readonly subject: string;
  /** In its normal form; null where the provider has not verified one. */
  readonly email: string | null;
  /** Whether the provider has seen more than one factor (RFC 8176, `mfa`). */
  readonly factor: boolean;
}

/** A member of the firm who may be meant, and which subject is linked to him, if any. */
export interface Candidate {
  readonly personId: PersonId;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly subject: string | null;
}

/**
 * Which member a proven identity is: whom its subject is linked to, else at the first time the one
 * of its verified address. Throws `PROVIDER_EMAIL_UNVERIFIED`, `PROVIDER_DOMAIN`,
 * `PROVIDER_MEMBER_UNKNOWN`, and `PROVIDER_SUBJECT_OTHER` for an address that another subject had
 * before: a mailbox that was given on does not give on its account.
 */
export function decideMember(
  domains: readonly string[],
  { subject, email }: ProvenIdentity,
  candidates: readonly Candidate[],
): Candidate {
  const linked = candidates.find((each) => each.subject === subject);
  if (linked !== undefined) return linked;
  if (email === null) throw new Refusal("PROVIDER_EMAIL_UNVERIFIED");
  if (!domains.includes(domainOf(email))) throw new Refusal("PROVIDER_DOMAIN");
  const addressed = candidates.find((each) => each.email === email);
  if (addressed === undefined) throw new Refusal("PROVIDER_MEMBER_UNKNOWN");
  if (addressed.subject !== null) throw new Refusal("PROVIDER_SUBJECT_OTHER");
  return addressed;
}

/**
 * Whether the provider's own second factor is enough: if the firm says so, and never for roles that
 * need one of the platform's (C03).
 */
export function sparesFactor(
  { trustsFactor }: { readonly trustsFactor: boolean },
  { factor }: ProvenIdentity,
  roles: readonly Role[],
): boolean {
  return trustsFactor && factor && !needsFactor(roles);
}

/** How a session is about to begin: by the provider of an issuer, or by what is the platform's own. */
export interface Entering {
  readonly by: string;
  readonly provider: string | null;
}

/** A firm's provider as far as it decides who comes in. */
export interface Gate {
  readonly issuer: string;
  readonly active: boolean;
  readonly required: boolean;
}

// Whoever joins, or goes on in a session with one factor more, has come in already.
const within: ReadonlySet<string> = new Set(["invitation", "enrolment"]);

/**
 * Whether a session may begin so in a firm with this provider. Administrators always come in by
 * their password, too, so that a provider that is away locks nobody out for good. Throws
 * `PROVIDER_OFF`, `PROVIDER_REQUIRED`.
 */
export function checkEntry(
  gate: Gate | null,
  { by, provider }: Entering,
  roles: readonly Role[],
): void {
  if (provider !== null) {
    if (gate === null || !gate.active || gate.issuer !== provider) {
      throw new Refusal("PROVIDER_OFF");
    }
    return;
  }
  if (gate === null || !gate.active || !gate.required || within.has(by)) return;
  if (!roles.includes("administrator")) throw new Refusal("PROVIDER_REQUIRED");
}
