import { boolean, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

/** Why a provider could not be used, when it was last tried. */
export type ProviderFault = "unreachable" | "unfit" | "client-refused";

/** What is kept of a provider's own description (OpenID Connect Discovery 1.0 § 3). */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly userinfo_endpoint: string | null;
  /** Of those that it signs with, the ones that are taken here; never empty. */
  readonly algorithms: readonly string[];
  readonly secretIn: "header" | "body";
  /** Whether its answers name it (RFC 9207). */
  readonly namesItself: boolean;
}

/** A firm's own identity provider; there is one at most. Its secret is sealed, bound to the firm. */
export const identityProviders = pgTable("identity_providers", {
  tenantId: tenantId().primaryKey(),
  issuer: text("issuer").notNull(),
  clientId: text("client_id").notNull(),
  sealed: text("sealed").notNull(),
  /** Domains of the addresses by which a member may be known at the first time. */
  domains: text("domains").array().notNull(),
  /** Whether what it says of a second factor counts for those whose roles need none. */
  trustsFactor: boolean("trusts_factor").notNull(),
  active: boolean("active").notNull(),
  /** Whether members other than administrators come in by it alone. */
  required: boolean("required").notNull(),
  /** As it was last read; null before it was tried, and after it was changed. */
  metadata: jsonb("metadata").$type<ProviderMetadata>(),
  readAt: instant("read_at"),
  testedAt: instant("tested_at"),
  fault: text("fault").$type<ProviderFault>(),
  changedAt: instant("changed_at").notNull(),
});

/** Who a provider's subject is in the firm. A subject of another issuer is nobody. */
export const providerLinks = pgTable(
  "provider_links",
  {
    tenantId: tenantId(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    linkedAt: instant("linked_at").notNull(),
    usedAt: instant("used_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.issuer, table.subject] }),
    unique("provider_links_person").on(table.tenantId, table.personId),
  ],
);

/** Journeys that have come back; none comes back twice. Only the digest of the state is kept. */
export const providerArrivals = pgTable(
  "provider_arrivals",
  {
    tenantId: tenantId(),
    digest: bytea("digest").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.digest] })],
);

/** Under which mail domains active providers are looked for: for all, before anyone is known. */
export const providerDomains = pgTable(
  "provider_domains",
  {
    domain: text("domain").notNull(),
    tenantId: tenantId(),
  },
  (table) => [primaryKey({ columns: [table.domain, table.tenantId] })],
);
