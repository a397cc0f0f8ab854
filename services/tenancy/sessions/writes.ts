import { and, eq, isNull, ne } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import { newId } from "../../platform/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { type Strength, sessions } from "../schema/sessions.ts";
import { makeToken } from "../tokens.ts";
import { sessionLongestMs } from "./rules.ts";

/** A session that has begun; the token is known only now. */
export interface BegunSession {
  readonly id: string;
  readonly token: string;
}

/** How a session has begun. */
interface Begun {
  readonly userAgent: string;
  readonly strength: Strength;
  readonly provider: string | null;
  readonly address: string | null;
}

const never = new Date(0);

export async function insertSession(
  { db, house, now }: TenantScope,
  personId: PersonId,
  { userAgent, strength, provider, address }: Begun,
): Promise<BegunSession> {
  const id = newId<string>();
  const { token, hash } = makeToken("session", house);
  await db.insert(sessions).values({
    tenantId: house,
    id,
    personId,
    tokenHash: hash,
    startedAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + sessionLongestMs),
    revokedAt: null,
    strength,
    // What a firm's provider says lets nobody change by what its people prove themselves elsewhere.
    provedAt: provider !== null && strength === "password" ? never : now,
    userAgent,
    provider,
    address,
  });
  return { id, token };
}

export async function setRevoked({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.tenantId, house), eq(sessions.id, id)));
}

/** Remembers that the session's person has just proved himself again. */
export async function setProved({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(sessions)
    .set({ provedAt: now })
    .where(and(eq(sessions.tenantId, house), eq(sessions.id, id)));
}

/**
 * Ends a person's sessions in this house, but for one where it is named; those that have seen a second
 * factor only if `all`. Tells how many.
 */
export async function revokeSessionsOf(
  { db, house, now }: TenantScope,
  personId: PersonId,
  all: boolean,
  but: string | null = null,
): Promise<number> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.tenantId, house),
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        all ? undefined : eq(sessions.strength, "password"),
        but === null ? undefined : ne(sessions.id, but),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
