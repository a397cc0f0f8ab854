import { and, eq, gt, isNull } from "drizzle-orm";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import { apiKeys } from "../schema/sessions.ts";

/** A key as its firm sees it; its token's digest is never shown. */
export type ApiKey = Omit<typeof apiKeys.$inferSelect, "tokenHash" | "formerHash" | "createdBy">;

export async function keyById({ db, house }: TenantScope, id: string): Promise<ApiKey | null> {
  const [row] = await db
    .select({
      tenantId: apiKeys.tenantId,
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
      renewedAt: apiKeys.renewedAt,
      formerUntil: apiKeys.formerUntil,
      formerUsedAt: apiKeys.formerUsedAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, house), eq(apiKeys.id, id)));
  return row ?? null;
}

const live = (house: TenantId, now: Date) =>
  and(eq(apiKeys.tenantId, house), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, now));

/** How many keys of the house can be used. */
export async function liveKeys({ db, house, now }: TenantScope): Promise<number> {
  return db.$count(apiKeys, live(house, now));
}

/** The same by their ids; where somebody is named, only those that he has issued. */
export async function liveKeyIds(
  { db, house, now }: TenantScope,
  createdBy: PersonId | null = null,
): Promise<string[]> {
  const by = createdBy === null ? undefined : eq(apiKeys.createdBy, createdBy);
  const rows = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(live(house, now), by));
  return rows.map(({ id }) => id);
}

/** Which keys are asked for: all after one, or a single one. */
export interface KeyFilter {
  readonly afterId: string | null;
  readonly id: string | null;
}

/** The house's keys, the newest first, and one more if there are more. */
export function keyPage(house: TenantId, { afterId, id }: KeyFilter, first: number): Question {
  const text = `
    select tenant_id as "tenantId", id, name, scopes, created_at as "createdAt",
      expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt",
      renewed_at as "renewedAt", former_until as "formerUntil", former_used_at as "formerUsedAt"
    from api_keys
    where tenant_id = $1 and ($2::uuid is null or id < $2) and ($3::uuid is null or id = $3)
    order by id desc limit $4`;
  return { text, values: [house, afterId, id, first + 1] };
}
