import { isNull, sql } from "drizzle-orm";
import type { KeyRevokedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import { firmIdentity } from "../../platform/firms.ts";
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

/** Each key's end is an event of its firm's, as if the firm had ended it itself. */
async function tellOfKeys(scope: TenantScope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const firm = await firmIdentity(scope);
  // What a firm is told of the operator's people is that the platform has acted.
  const bodies = ids.map((keyId): KeyRevokedV1 => ({ firm, keyId, by: { platform: true } }));
  await scope.emitAll(bodies.map((body) => ({ type: "tenancy.key-revoked.v1", body }) as const));
}

/**
 * Ends sessions and keys in a house that the operator has entered. Row security of his role makes
 * it those of the house and of the one who is named; whose they are, he cannot read. Tells how many.
 */
export async function revokeInHouse(
  scope: TenantScope,
  { sessions: ofSessions, keys, personId, keyId }: Revoking,
): Promise<Revoked> {
  const { db, now } = scope;
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
      .returning({ id: apiKeys.id });
    ended.keys = rows.length;
    await tellOfKeys(
      scope,
      rows.map(({ id }) => id),
    );
  }
  await db.execute(sql`select set_revoking('')`);
  return ended;
}
