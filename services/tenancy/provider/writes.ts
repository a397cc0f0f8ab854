import { and, eq, isNull, lt, not, sql } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { memberships } from "../schema/people.ts";
import {
  identityProviders,
  providerArrivals,
  providerDomains,
  providerLinks,
} from "../schema/provider.ts";
import { sessions } from "../schema/sessions.ts";
import type { ProviderRow } from "./reads.ts";
import { arrivalsKeptSince } from "./rules.ts";

/** Writes the house's provider, or puts it in the place of the one before. */
export async function putProvider({ db }: TenantScope, row: ProviderRow): Promise<void> {
  await db
    .insert(identityProviders)
    .values(row)
    .onConflictDoUpdate({ target: identityProviders.tenantId, set: row });
}

export async function setProvider(
  { db, house }: TenantScope,
  changes: Partial<Omit<ProviderRow, "tenantId">>,
): Promise<void> {
  await db.update(identityProviders).set(changes).where(eq(identityProviders.tenantId, house));
}

export async function deleteProvider({ db, house }: TenantScope): Promise<void> {
  await db.delete(identityProviders).where(eq(identityProviders.tenantId, house));
}

/** Under which domains the house's provider is found; none takes it from sight. */
export async function setDomains(
  { db, house: tenantId }: TenantScope,
  domains: readonly string[],
): Promise<void> {
  await db.delete(providerDomains).where(eq(providerDomains.tenantId, tenantId));
  if (domains.length === 0) return;
  await db.insert(providerDomains).values(domains.map((domain) => ({ domain, tenantId })));
}

export async function deleteLinks({ db, house }: TenantScope): Promise<void> {
  await db.delete(providerLinks).where(eq(providerLinks.tenantId, house));
}

export async function deleteLink({ db, house }: TenantScope, personId: PersonId): Promise<void> {
  await db
    .delete(providerLinks)
    .where(and(eq(providerLinks.tenantId, house), eq(providerLinks.personId, personId)));
}

/** Links a subject to a member, or remembers its use; `other` when either is linked otherwise. */
export async function takeLink(
  { db, house: tenantId, now }: TenantScope,
  link: { readonly issuer: string; readonly subject: string; readonly personId: PersonId },
): Promise<"new" | "known" | "other"> {
  const made = await db
    .insert(providerLinks)
    .values({ ...link, tenantId, linkedAt: now, usedAt: now })
    .onConflictDoNothing()
    .returning({ subject: providerLinks.subject });
  if (made.length === 1) return "new";
  const used = await db
    .update(providerLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(providerLinks.tenantId, tenantId),
        eq(providerLinks.issuer, link.issuer),
        eq(providerLinks.subject, link.subject),
        eq(providerLinks.personId, link.personId),
      ),
    )
    .returning({ subject: providerLinks.subject });
  return used.length === 1 ? "known" : "other";
}

/** Remembers that a journey has come back; false when it had before. */
export async function arriveOnce(
  { db, house: tenantId, now: at }: TenantScope,
  digest: Uint8Array,
): Promise<boolean> {
  const arrived = await db
    .insert(providerArrivals)
    .values({ tenantId, digest, at })
    .onConflictDoNothing()
    .returning({ at: providerArrivals.at });
  return arrived.length === 1;
}

/** Ends the sessions that the provider has begun, of one member or of all. Tells how many. */
export async function endProviderSessions(
  { db, house, now }: TenantScope,
  personId: PersonId | null,
): Promise<number> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.tenantId, house),
        isNull(sessions.revokedAt),
        not(isNull(sessions.provider)),
        personId === null ? undefined : eq(sessions.personId, personId),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

/** Ends the sessions that members have begun without the provider, but administrators'. */
export async function endOtherSessions({ db, house, now }: TenantScope): Promise<number> {
  const administrators = db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.tenantId, house), sql`'administrator' = any(${memberships.roles})`));
  const ended = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.tenantId, house),
        isNull(sessions.revokedAt),
        isNull(sessions.provider),
        sql`${sessions.personId} not in ${administrators}`,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

/** Forgets journeys that came back an hour ago, over the worker's connections; tells how many. */
export async function forgetArrivals(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const gone = await db
      .delete(providerArrivals)
      .where(lt(providerArrivals.at, arrivalsKeptSince(now)))
      .returning({ at: providerArrivals.at });
    return gone.length;
  });
}
