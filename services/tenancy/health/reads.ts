import { sql } from "drizzle-orm";
import { publishedHead } from "../../ledger/index.ts";
import { programs } from "../../platform/schema.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { sessionIdleMs } from "../sessions/rules.ts";

/** A program that has told lately that it is up. */
export interface ProgramHealth {
  readonly name: string;
  readonly instance: string;
  readonly seenAt: Date;
  readonly memoryMb: number;
  readonly healthy: boolean;
}

/** How the platform stands, in counts that name no firm. */
export interface PlatformHealth {
  readonly programs: readonly ProgramHealth[];
  readonly outboxWaiting: number;
  readonly deadLetters: number;
  readonly databaseVersion: string;
  readonly tenants: number;
  readonly activeSessions: number;
  /** The newest published head of the log; null before the first. */
  readonly head: { readonly size: number; readonly at: Date } | null;
}

// Programs tell every five seconds.
const silentMs = 15_000;

interface Counts extends Record<string, unknown> {
  outbox_waiting: number;
  dead_letters: number;
  database_version: string;
  tenants: number;
  active_sessions: number;
}

/** Counts over all firms, over the operator's narrow rights: no row of any firm can be read. */
export async function platformHealth(scope: OperatorScope): Promise<PlatformHealth> {
  const { db, now } = scope;
  const seenAfter = new Date(now.getTime() - sessionIdleMs).toISOString();
  const at = now.toISOString();
  const [counts] = await db.execute<Counts>(sql`
    select (select count(*)::int from outbox where position is null) as outbox_waiting,
      (select count(at)::int from dead_letters) as dead_letters,
      current_setting('server_version') as database_version,
      (select count(*)::int from tenants where kind = 'firm') as tenants,
      (select count(*)::int from sessions where revoked_at is null and expires_at > ${at}
        and seen_at > ${seenAfter}) as active_sessions`);
  if (counts === undefined) throw new Error("the database counts nothing");
  const rows = await db.select().from(programs).orderBy(programs.name, programs.instance);
  return {
    programs: rows.map((row) => ({
      ...row,
      healthy: now.getTime() - row.seenAt.getTime() < silentMs,
    })),
    outboxWaiting: counts.outbox_waiting,
    deadLetters: counts.dead_letters,
    databaseVersion: counts.database_version,
    tenants: counts.tenants,
    activeSessions: counts.active_sessions,
    head: await publishedHead(scope),
  };
}
