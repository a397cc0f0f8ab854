import { isNull, sql } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { apiKeys, sessions } from "../schema/sessions.ts";

/** Which of a house's sessions and keys end; an id names one person or one key. */
export interface Revoking {
  readonly sessions: boolean;
  readonly keys: boolean;
  readonly personId: string | null;
  readonly keyId: string | null;
}

export interface Revoked {
  readonly sessions: number;
  readonly keys: number;
}

/**
 * Ends sessions and keys in a house that the operator has entered. Row security of his role makes
 * it those of the house and of the one who is named; whose they are, he cannot read. Tells how many.
 */
export async function revokeInHouse(
  { db, now }: TenantScope,
  { sessions: ofSessions, keys, personId, keyId }: Revoking,
): Promise<Revoked> {
  const ended = { sessions: 0, keys: 0 };
  if (ofSessions) {
    await db.execute(sql`select set_revoking(${personId ?? ""})`);
    const rows = await db
      .update(sessions)
      .set({ revokedAt: now })
      .where(isNull(sessions.revokedAt))
      .returning({ revokedAt: sessions.revokedAt });
    ended.sessions = rows.length;
  }
  if (keys) {
    await db.execute(sql`select set_revoking(${keyId ?? ""})`);
    const rows = await db
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(isNull(apiKeys.revokedAt))
      .returning({ revokedAt: apiKeys.revokedAt });
    ended.keys = rows.length;
  }
  await db.execute(sql`select set_revoking('')`);
  return ended;
}
