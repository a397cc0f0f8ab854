import { and, eq, sql } from "drizzle-orm";
import type { KeyScope } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { newId } from "../../platform/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { apiKeys } from "../schema/sessions.ts";
import { makeToken } from "../tokens.ts";

/** What a key is for, and how long. */
export interface KeyAsk {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt: Date;
}

/** Writes a new key and gives its token, which is kept nowhere. */
export async function insertKey(
  { db, house, now }: TenantScope,
  createdBy: PersonId,
  { name, scopes, expiresAt }: KeyAsk,
): Promise<{ id: string; token: string }> {
  const id = newId<string>();
  const { token, hash } = makeToken("key", house);
  await db.insert(apiKeys).values({
    tenantId: house,
    id,
    name,
    tokenHash: hash,
    scopes: [...scopes],
    createdBy,
    createdAt: now,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  });
  return { id, token };
}

/**
 * Gives a key a new secret, and its token, which is kept nowhere. The one before opens, too, until
 * `formerUntil`; one that was replaced earlier opens nothing any more.
 */
export async function renewSecret(
  { db, house, now }: TenantScope,
  id: string,
  { expiresAt, formerUntil }: { readonly expiresAt: Date; readonly formerUntil: Date | null },
): Promise<string> {
  const { token, hash } = makeToken("key", house);
  const former =
    formerUntil === null
      ? { formerHash: null, formerUsedAt: null }
      : { formerHash: sql`${apiKeys.tokenHash}`, formerUsedAt: sql`${apiKeys.lastUsedAt}` };
  await db
    .update(apiKeys)
    .set({ ...former, formerUntil, tokenHash: hash, lastUsedAt: null, renewedAt: now, expiresAt })
    .where(and(eq(apiKeys.tenantId, house), eq(apiKeys.id, id)));
  return token;
}

export async function setKeyRevoked({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.tenantId, house), eq(apiKeys.id, id)));
}
