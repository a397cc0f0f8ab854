import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { asProgram, type ProgramScope } from "./doors.ts";
import { leases } from "./schema.ts";

/** Leave to do what must happen once; the fence grows with each new holder. */
export interface Lease {
  readonly name: string;
  readonly fence: bigint;
}

/**
 * Takes or renews leases for `forMs` and gives those that are now held; another holder's stay his
 * until they run out. A new holder gets a higher fence, so what the old one still tries is
 * recognised as late.
 */
export async function takeLeases(
  scope: ProgramScope,
  names: readonly string[],
  holder: string,
  forMs: number,
): Promise<Lease[]> {
  const now = scope.now.getTime();
  const until = new Date(now + forMs);
  // No lease runs that long: it was taken by a clock that was wrong, and must not bind for as long.
  const absurd = new Date(now + 20 * forMs);
  return scope.db
    .insert(leases)
    .values(names.map((name) => ({ name, holder, fence: 1n, until })))
    .onConflictDoUpdate({
      target: leases.name,
      set: {
        holder,
        until,
        fence: sql`${leases.fence} + (${leases.holder} <> ${holder})::int`,
      },
      setWhere: sql`${leases.holder} = ${holder} or ${leases.until} < ${scope.now.toISOString()}
        or ${leases.until} > ${absurd.toISOString()}`,
    })
    .returning({ name: leases.name, fence: leases.fence });
}

/** Locks the rows of leases and gives those whose fence still stands; for use inside the act. */
export async function stillHeld(
  scope: ProgramScope,
  held: readonly Lease[],
): Promise<ReadonlySet<string>> {
  const rows = await scope.db
    .select({ name: leases.name })
    .from(leases)
    .where(
      or(...held.map(({ name, fence }) => and(eq(leases.name, name), eq(leases.fence, fence)))),
    )
    .orderBy(leases.name)
    .for("update");
  return new Set(rows.map((row) => row.name));
}

/** Gives leases back, so that the next holder need not wait for their end. */
export async function giveBack(scope: ProgramScope, holder: string, names: readonly string[]) {
  await scope.db
    .update(leases)
    .set({ until: new Date(0) })
    .where(and(inArray(leases.name, [...names]), eq(leases.holder, holder)));
}

/** One lease that many programs run for: whoever holds it works, and under its fence. */
export class Tenure {
  private readonly database: Database;
  private readonly name: string;
  private readonly holder: string;
  private readonly forMs: number;
  private lease: Lease | null = null;
  private renewedAt = Number.NEGATIVE_INFINITY;

  constructor(
    database: Database,
    {
      name,
      holder,
      forMs,
    }: { readonly name: string; readonly holder: string; readonly forMs: number },
  ) {
    this.database = database;
    this.name = name;
    this.holder = holder;
    this.forMs = forMs;
  }

  /** Takes or renews the lease when it is time to; tells whether it is held. */
  async renew(): Promise<boolean> {
    // Not the wall clock, which may be set back: a lease must be renewed all the same.
    const now = performance.now();
    if (now - this.renewedAt < this.forMs / 3) return this.lease !== null;
    const [lease] = await asProgram(this.database, (scope) =>
      takeLeases(scope, [this.name], this.holder, this.forMs),
    );
    this.lease = lease ?? null;
    this.renewedAt = now;
    return this.lease !== null;
  }

  /** Work in a transaction that holds the lease's row; nothing when the fence has moved on. */
  fenced(work: (scope: ProgramScope) => Promise<number>): Promise<number> {
    const { lease } = this;
    return asProgram(this.database, async (scope) => {
      const held = lease === null ? new Set() : await stillHeld(scope, [lease]);
      return held.size === 0 ? 0 : work(scope);
    });
  }

  async end(): Promise<void> {
    await asProgram(this.database, (scope) => giveBack(scope, this.holder, [this.name]));
  }
}
