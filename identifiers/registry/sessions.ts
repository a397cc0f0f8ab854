import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { TenantId } from "../../services/kernel/brand.ts";
import type { Database } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import type { Administering } from "./permissions.ts";
import { registrySessions } from "./schema.ts";

/** A session as its administrator has begun it; `mark` is a digest of its id. */
interface Begun {
  readonly tenantId: TenantId;
  readonly administratorId: string;
  readonly mark: string;
  readonly endsAt: Date;
}

const mostStanding = 20;
/** Longer than any challenge lasts: while it can be answered, it is remembered that it was. */
const rememberedMs = 300_000;

/**
 * Begins a session; false where one with this mark has begun before, of whomever. The oldest of an
 * administrator's many end, and what has long ended is forgotten.
 */
export async function beginHandleSession(database: Database, begun: Begun): Promise<boolean> {
  const { tenantId, administratorId, mark, endsAt } = registrySessions;
  return asProgram(database, async ({ db, now }) => {
    const forgotten = new Date(now.getTime() - rememberedMs);
    const house = eq(tenantId, begun.tenantId);
    await db.delete(registrySessions).where(and(house, lt(endsAt, forgotten)));
    const own = and(house, eq(administratorId, begun.administratorId), gt(endsAt, now));
    const many = db
      .select({ mark })
      .from(registrySessions)
      .where(own)
      .orderBy(desc(registrySessions.begunAt))
      .offset(mostStanding - 1);
    await db
      .update(registrySessions)
      .set({ endsAt: now })
      .where(and(house, inArray(mark, many)));
    if ((await db.$count(registrySessions, eq(mark, begun.mark))) > 0) return false;
    const rows = await db
      .insert(registrySessions)
      .values({ ...begun, begunAt: now })
      .onConflictDoNothing()
      .returning({ mark });
    return rows.length === 1;
  });
}

/** Whose session a mark is. */
export interface SessionFound extends Administering {
  readonly tenantId: TenantId;
}

/**
 * The standing session of an administrator who stands still, under a prefix that is its firm's
 * still. Of two that one challenge was answered for at the same instant neither is one.
 */
export async function handleSessionAt(
  database: Database,
  mark: string,
): Promise<SessionFound | undefined> {
  const rows = await database.ask<SessionFound & { readonly stands: boolean }>(
    `
    select s.tenant_id as "tenantId", a.prefix, a.index, (s.ends_at > now()
      and a.revoked_at is null and p.withdrawn_at is null) as stands
    from registry_sessions s
    join registry_administrators a on a.tenant_id = s.tenant_id and a.id = s.administrator_id
    join identifier_prefixes p on p.scheme = 'hdl' and p.prefix = a.prefix
      and p.tenant_id = a.tenant_id
    where s.mark = $1`,
    [mark],
  );
  const [found, ...others] = rows;
  if (found === undefined || others.length > 0 || !found.stands) return undefined;
  const { tenantId, prefix, index } = found;
  return { tenantId, prefix, index };
}

/** Ends a session at once. */
export async function endHandleSession(database: Database, mark: string): Promise<void> {
  await asProgram(database, ({ db, now }) =>
    db
      .update(registrySessions)
      .set({ endsAt: now })
      .where(and(eq(registrySessions.mark, mark), gt(registrySessions.endsAt, now))),
  );
}
