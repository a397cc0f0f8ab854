import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import type { ProgramScope } from "./doors.ts";
import { type Lease, stillHeld } from "./leases.ts";
import { laneCount } from "./outbox.ts";
import { outbox, outboxHeads } from "./schema.ts";

const stampBatch = 2_000;

export const laneName = (lane: number) => `outbox-lane-${lane}`;
export const laneNames = Array.from({ length: laneCount }, (_, lane) => laneName(lane));
const laneOfLease = (name: string) => Number(name.slice(name.lastIndexOf("-") + 1));

/** Gives the next positions in the held lanes to what has become visible; tells how many. */
export async function stamp(scope: ProgramScope, held: readonly Lease[]): Promise<number> {
  const lanes = [...(await stillHeld(scope, held))].map(laneOfLease);
  if (lanes.length === 0) return 0;
  const waiting = await scope.db
    .select({ tenantId: outbox.tenantId, id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.position), inArray(outbox.lane, lanes)))
    .orderBy(asc(outbox.xact), asc(outbox.id))
    .limit(stampBatch);
  if (waiting.length === 0) return 0;
  const houses = [...new Set(waiting.map((each) => each.tenantId))];
  const heads = await scope.db
    .select()
    .from(outboxHeads)
    .where(inArray(outboxHeads.tenantId, houses));
  const next = new Map(heads.map((head) => [head.tenantId, head.position]));
  const stamped = waiting.map(({ tenantId, id }) => {
    const position = (next.get(tenantId) ?? 0n) + 1n;
    next.set(tenantId, position);
    return { tenantId, id, position: position.toString() };
  });
  await scope.db.execute(sql`
    update outbox set position = given.position
    from json_to_recordset(${JSON.stringify(stamped)}::json)
      as given("tenantId" uuid, id uuid, position bigint)
    where outbox.tenant_id = given."tenantId" and outbox.id = given.id`);
  await scope.db
    .insert(outboxHeads)
    .values([...next].map(([tenantId, position]) => ({ tenantId, position })))
    .onConflictDoUpdate({
      target: outboxHeads.tenantId,
      set: { position: sql`excluded.position` },
    });
  return stamped.length;
}
