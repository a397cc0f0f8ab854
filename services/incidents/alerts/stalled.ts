import { and, eq, isNull } from "drizzle-orm";
import type { AlertEndedV1 } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { firmIdentity } from "../../platform/firms.ts";
import type { waitingOn } from "../../platform/heard.ts";
import { writeEvents } from "../../platform/outbox.ts";
import { incidentAlerts } from "../schema.ts";
import { type Found, stalledAfterMs } from "./rules.ts";

type Waiting = Awaited<ReturnType<typeof waitingOn>>;

const sourceOf = ({ subscriber, id }: Waiting[number]) => `${subscriber}:${id}`;

/** Events on which a subscriber that misses none has waited too long, each with its reason. */
export function stalled(waiting: Waiting, now: Date): Found[] {
  const long = waiting.filter(({ since }) => now.getTime() - since.getTime() >= stalledAfterMs);
  return long.map((each) => ({
    kind: "stalled",
    source: sourceOf(each),
    firmId: each.tenantId,
    amount: 1,
    threshold: 1,
    firstAt: each.since,
    lastAt: now,
    detail: each.why,
  }));
}

/**
 * Ends the alerts of events that are not waited on any more, and records that it goes on. One that
 * was taken into an incident is settled with that; of one that was dismissed nobody asks. Tells how
 * many have ended.
 */
export async function endStalls(
  { db, now }: ProgramScope,
  house: TenantId,
  waiting: Waiting,
): Promise<number> {
  const { tenantId, id, kind, source, incidentId, settledAt, endedAt } = incidentAlerts;
  const isOpen = and(eq(tenantId, house), eq(kind, "stalled"), isNull(settledAt), isNull(endedAt));
  const open = await db.select({ id, source, incidentId }).from(incidentAlerts).where(isOpen);
  const still = new Set(waiting.map(sourceOf));
  const over = open.filter((alert) => !still.has(alert.source));
  for (const alert of over) {
    const settled = alert.incidentId === null ? { settledAt: now } : {};
    await db
      .update(incidentAlerts)
      .set({ endedAt: now, lastAt: now, ...settled })
      .where(and(eq(tenantId, house), eq(id, alert.id)));
    const operator = await firmIdentity({ db, house });
    const body: AlertEndedV1 = {
      operator,
      alert: alert.id,
      kind: "stalled",
      endedAt: now.toISOString(),
    };
    await writeEvents(db, { house, requester: house, now }, [
      { type: "incidents.alert-ended.v1", body },
    ]);
  }
  return over.length;
}
