import { and, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import { fairlyDue, type Share } from "../fair.ts";
import type { NoticeValues } from "../inbox/kind.ts";
import type { NoticeKind } from "../inbox/kinds.ts";
import {
  webhookDeliveries as deliveries,
  webhookEndpoints as endpoints,
} from "../schema/webhooks.ts";
import { webhookBody } from "./body.ts";
import { deliveriesKeptSince, type Outcome, receiptsKeptSince } from "./rules.ts";

/** Somebody who hears of a kind, and where. */
export interface Hearer {
  readonly endpointId: string;
  readonly url: string;
}

/** A firm's endpoints that want to hear of a kind. */
export async function endpointsHearing(
  { db }: ProgramScope,
  house: TenantId,
  kind: NoticeKind,
): Promise<Hearer[]> {
  const rows = await db
    .select({ endpointId: endpoints.id, url: endpoints.url, kinds: endpoints.kinds })
    .from(endpoints)
    .where(and(eq(endpoints.tenantId, house), eq(endpoints.active, true)));
  return rows.filter(({ kinds }) => kinds.includes(kind)).map(({ kinds: _, ...hearer }) => hearer);
}

/** What happened, as it goes to a firm's systems. */
interface Told {
  readonly kind: NoticeKind;
  readonly house: TenantId;
  readonly values: NoticeValues;
  readonly at: Date;
}

/** Puts a notice on its way to each endpoint: it is sent if the transaction commits. */
export async function postWebhooks(
  { db, now }: ProgramScope,
  told: Told,
  hearers: readonly Hearer[],
): Promise<void> {
  for (const hearer of hearers) {
    const row = { ...hearer, tenantId: told.house, id: newId<string>(), kind: told.kind };
    const body = webhookBody(told.kind, told.values, told.at);
    await db.insert(deliveries).values({ ...row, body, writtenAt: now, dueAt: now, tries: 0 });
  }
}

/** A delivery that is being sent, and where to. */
export type DueDelivery = Pick<
  typeof deliveries.$inferSelect,
  "tenantId" | "id" | "endpointId" | "body" | "tries"
>;

/**
 * Takes a share of what is due and puts it off for `forMs`; if this sender dies it comes back. What is
 * due to a frozen firm stays so until it is thawed.
 */
export async function takeDueDeliveries(
  { db, now }: ProgramScope,
  share: Share,
  forMs: number,
): Promise<DueDelivery[]> {
  const due = db
    .select({ tenantId: deliveries.tenantId, id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        isNull(deliveries.sentAt),
        isNull(deliveries.deadAt),
        lte(deliveries.dueAt, now),
        sql`(${deliveries.tenantId}, ${deliveries.id}) in (${fairlyDue(deliveries, now, share, true)})`,
      ),
    )
    .for("update", { skipLocked: true });
  return db
    .update(deliveries)
    .set({ dueAt: new Date(now.getTime() + forMs), tries: sql`${deliveries.tries} + 1` })
    .where(sql`(${deliveries.tenantId}, ${deliveries.id}) in (${due})`)
    .returning({
      tenantId: deliveries.tenantId,
      id: deliveries.id,
      endpointId: deliveries.endpointId,
      body: deliveries.body,
      tries: deliveries.tries,
    });
}

const ofDelivery = ({ tenantId, endpointId }: DueDelivery) =>
  and(eq(endpoints.tenantId, tenantId), eq(endpoints.id, endpointId));

/** The endpoint of a delivery; null when it was switched off meanwhile. */
export async function receiverOf({ db }: ProgramScope, delivery: DueDelivery) {
  const [row] = await db
    .select()
    .from(endpoints)
    .where(and(ofDelivery(delivery), eq(endpoints.active, true)));
  return row ?? null;
}

type Mark = Partial<Pick<typeof deliveries.$inferInsert, "url" | "sentAt" | "deadAt" | "dueAt">>;

export async function markDelivery(
  { db }: ProgramScope,
  { tenantId, id }: DueDelivery,
  { status, fault }: Outcome,
  mark: Mark,
): Promise<void> {
  await db
    .update(deliveries)
    .set({ status, fault, ...mark })
    .where(and(eq(deliveries.tenantId, tenantId), eq(deliveries.id, id)));
}

type Health = Partial<Pick<typeof endpoints.$inferInsert, "active" | "failingSince" | "stoppedAt">>;

/** Whether it was at work until now: of two senders that switch it off, the first. */
export async function markEndpoint(
  { db }: ProgramScope,
  delivery: DueDelivery,
  health: Health,
): Promise<boolean> {
  const marked = await db
    .update(endpoints)
    .set(health)
    .where(and(ofDelivery(delivery), eq(endpoints.active, true)))
    .returning({ id: endpoints.id });
  return marked.length > 0;
}

/** Forgets deliveries of a month ago, receipts that arrived sooner; tells how many. */
export function forgetDeliveries(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const gone = await db
      .delete(deliveries)
      .where(
        or(
          lt(deliveries.writtenAt, deliveriesKeptSince(now)),
          and(eq(deliveries.kind, "receipts"), lt(deliveries.sentAt, receiptsKeptSince(now))),
        ),
      )
      .returning({ id: deliveries.id });
    return gone.length;
  });
}
