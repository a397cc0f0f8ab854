import { and, asc, count, eq, gt } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { tenants } from "../../platform/schema.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import { memberships } from "../schema/people.ts";
import {
  identityProviders,
  type ProviderMetadata,
  providerDomains,
  providerLinks,
} from "../schema/provider.ts";

export type ProviderRow = typeof identityProviders.$inferSelect;
/** A firm's provider as its administrators see it: its secret is never shown. */
export type Provider = Omit<ProviderRow, "sealed" | "metadata" | "readAt">;

/** The provider of the house, with its sealed secret; null where there is none. */
export async function providerOf({ db, house }: TenantScope): Promise<ProviderRow | null> {
  const [row] = await db
    .select()
    .from(identityProviders)
    .where(eq(identityProviders.tenantId, house));
  return row ?? null;
}

/** An active provider as one finds it who has not come in yet. */
export interface OpenProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly sealed: string;
  readonly domains: readonly string[];
  readonly trustsFactor: boolean;
  readonly metadata: ProviderMetadata;
  readonly readAt: Date | null;
}

export function openProviderQuestion(house: TenantId): Question {
  const text = `
    select p.issuer, p.client_id as "clientId", p.sealed, p.domains,
      p.trusts_factor as "trustsFactor", p.metadata, p.read_at as "readAt"
    from identity_providers p join tenants t on t.id = p.tenant_id
    where p.tenant_id = $1 and p.active and p.metadata is not null and t.status <> 'suspended'`;
  return { text, values: [house] };
}

/** The members whom an issuer's subject or an address may mean. */
export function candidatesQuestion(
  house: TenantId,
  { issuer, subject, email }: Record<"issuer" | "subject", string> & { email: string | null },
): Question {
  const text = `
    select m.person_id as "personId", m.email, m.roles, l.subject
    from memberships m left join provider_links l
      on l.tenant_id = m.tenant_id and l.person_id = m.person_id
    where m.tenant_id = $1
      and ((l.issuer = $2 and l.subject = $3) or m.email = $4)`;
  return { text, values: [house, issuer, subject, email] };
}

/** A member whom the provider has signed in. */
export interface ProviderLink {
  readonly tenantId: TenantId;
  readonly personId: typeof memberships.$inferSelect.personId;
  readonly name: string;
  readonly email: string;
  readonly linkedAt: Date;
  readonly usedAt: Date;
}

const linked = {
  tenantId: memberships.tenantId,
  personId: memberships.personId,
  name: memberships.name,
  email: memberships.email,
  linkedAt: providerLinks.linkedAt,
  usedAt: providerLinks.usedAt,
};

/** The house's linked members by their id, and one more if there are more. */
export async function linkPage(
  { db, house }: TenantScope,
  first: number,
  after: string | null,
): Promise<ProviderLink[]> {
  return db
    .select(linked)
    .from(providerLinks)
    .innerJoin(
      memberships,
      and(
        eq(memberships.tenantId, providerLinks.tenantId),
        eq(memberships.personId, providerLinks.personId),
      ),
    )
    .where(
      and(
        eq(providerLinks.tenantId, house),
        after === null ? undefined : gt(memberships.personId, after as ProviderLink["personId"]),
      ),
    )
    .orderBy(asc(memberships.personId))
    .limit(first + 1);
}

export async function isLinked(
  { db, house }: TenantScope,
  personId: ProviderLink["personId"],
): Promise<boolean> {
  const [row] = await db
    .select({ links: count() })
    .from(providerLinks)
    .where(and(eq(providerLinks.tenantId, house), eq(providerLinks.personId, personId)));
  return (row?.links ?? 0) > 0;
}

const mostOfDomain = 5;

/**
 * The firms whose providers take addresses of a domain, as they themselves say. Whether an address
 * is anybody's is not looked at. Of a domain that many name, none.
 */
export async function firmsOfDomain(scope: PublicScope, domain: string): Promise<FirmRow[]> {
  const rows = await scope.db
    .select({ tenantId: providerDomains.tenantId })
    .from(providerDomains)
    .where(eq(providerDomains.domain, domain))
    .limit(mostOfDomain + 1);
  if (rows.length > mostOfDomain) return [];
  const firms = await firmsById(
    scope,
    rows.map(({ tenantId }) => tenantId),
  );
  return [...firms.values()].filter(({ status }) => status !== "suspended");
}

/** The firm of a unified social credit code. */
export async function firmOfCode({ db }: PublicScope, uscc: string): Promise<FirmRow | null> {
  const [row] = await db
    .select()
    .from(tenants)
    .where(and(eq(tenants.uscc, uscc), eq(tenants.kind, "firm")));
  return row ?? null;
}
