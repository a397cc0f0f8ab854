import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Role } from "../../../contracts/access/roles.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { memberships, people } from "../schema/people.ts";
import { sessions } from "../schema/sessions.ts";
import { sessionIdleMs } from "./rules.ts";

export type Session = Omit<typeof sessions.$inferSelect, "tokenHash">;

const shown = {
  tenantId: sessions.tenantId,
  id: sessions.id,
  personId: sessions.personId,
  startedAt: sessions.startedAt,
  seenAt: sessions.seenAt,
  expiresAt: sessions.expiresAt,
  revokedAt: sessions.revokedAt,
  strength: sessions.strength,
  provedAt: sessions.provedAt,
  userAgent: sessions.userAgent,
  provider: sessions.provider,
  address: sessions.address,
};

/** The person's live sessions in this house, the newest first. */
export async function liveSessions(
  { db, house, now }: TenantScope,
  personId: PersonId,
): Promise<Session[]> {
  return db
    .select(shown)
    .from(sessions)
    .where(
      and(
        eq(sessions.tenantId, house),
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, new Date(now.getTime() - sessionIdleMs)),
      ),
    )
    .orderBy(desc(sessions.startedAt))
    .limit(100);
}

export async function sessionById({ db, house }: TenantScope, id: string): Promise<Session | null> {
  const [row] = await db
    .select(shown)
    .from(sessions)
    .where(and(eq(sessions.tenantId, house), eq(sessions.id, id)));
  return row ?? null;
}

export async function sessionByHash(
  { db, house }: TenantScope,
  hash: Uint8Array,
): Promise<Session | null> {
  const [row] = await db
    .select(shown)
    .from(sessions)
    .where(and(eq(sessions.tenantId, house), eq(sessions.tokenHash, hash)));
  return row ?? null;
}

/** A person at work in a firm, as his own pages show him. */
export interface PersonAtWork {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly welcomedAt: Date | null;
  readonly locale: "zh" | "en";
  readonly tenantIds: readonly TenantId[];
}

/** In a scope that sees the person; null when he no longer belongs to the house. */
export async function personAtWork(
  { db, house }: TenantScope,
  personId: PersonId,
): Promise<PersonAtWork | null> {
  const [row] = await db
    .select({
      personId: memberships.personId,
      name: memberships.name,
      email: memberships.email,
      roles: memberships.roles,
      welcomedAt: memberships.welcomedAt,
      locale: people.locale,
      tenantIds: people.tenantIds,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.tenantId, house), eq(memberships.personId, personId)));
  return row ?? null;
}
