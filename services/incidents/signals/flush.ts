import { lt, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import type { CountedSignal, SignalTally } from "../../platform/signals.ts";
import { operatorOf } from "../../tenancy/index.ts";
import { incidentSignals } from "../schema.ts";

/** Longer than any window that is looked at, and as long as the audit is kept at least. */
const keptMs = 180 * 86_400_000;

async function addSignals(
  { db }: ProgramScope,
  house: TenantId,
  signals: readonly CountedSignal[],
): Promise<void> {
  await db
    .insert(incidentSignals)
    .values(signals.map((signal) => ({ tenantId: house, ...signal })))
    .onConflictDoUpdate({
      target: [
        incidentSignals.tenantId,
        incidentSignals.kind,
        incidentSignals.source,
        incidentSignals.about,
        incidentSignals.at,
      ],
      set: { amount: sql`${incidentSignals.amount} + excluded.amount` },
    });
}

/**
 * Writes what a process has noticed, in one statement; over the operator's connections, or the
 * worker's. What could not be written is kept for the next time. Tells how many rows.
 */
export async function flushSignals(database: Database, tally: SignalTally): Promise<number> {
  const taken = tally.take();
  if (taken.length === 0) return 0;
  try {
    const house = await operatorOf(database);
    // In the order of the key, so that two processes cannot wait for each other.
    const inOrder = taken.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    if (house !== null) await asProgram(database, (scope) => addSignals(scope, house, inOrder));
    return taken.length;
  } catch (fault) {
    tally.giveBack(taken);
    throw fault;
  }
}

const keyOf = ({ kind, source, about, at }: CountedSignal) =>
  JSON.stringify([kind, source, about, at.getTime()]);

/** Forgets signals of more than half a year ago; tells how many. */
export function forgetSignals(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const gone = await db
      .delete(incidentSignals)
      .where(lt(incidentSignals.at, new Date(now.getTime() - keptMs)))
      .returning({ at: incidentSignals.at });
    return gone.length;
  });
}
