import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { ProgramScope } from "./doors.ts";
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
