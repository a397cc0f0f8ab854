import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Envelope } from "../../contracts/events/index.ts";
import type { EventId, TenantId } from "../kernel/brand.ts";
import type { Database } from "./database.ts";
import { asProgram, type ProgramScope } from "./doors.ts";
import { giveBack, type Lease, stillHeld, takeLeases } from "./leases.ts";
import type { Log } from "./log.ts";
import { laneCount, laneOf } from "./outbox.ts";
import { deadLetters, outbox, outboxHeads, subscriberPositions } from "./schema.ts";

/** An event as its subscribers hear it. */
export interface RecordedEvent {
  readonly tenantId: TenantId;
  readonly id: EventId;
  readonly type: string;
  readonly position: bigint;
  readonly commitment: Uint8Array;
  readonly secret: Uint8Array;
  readonly envelope: Envelope;
}

/**
 * Hears events at least once and in the order of each firm's positions. Its position is committed
 * with its effect, so an effect in the same database happens exactly once.
 */
export interface Subscriber {
  readonly name: string;
  /** Event types it hears; `*` for all. */
  readonly hears: readonly string[];
  hear(scope: ProgramScope, events: readonly RecordedEvent[]): Promise<void>;
}

const stampBatch = 2_000;
const hearBatch = 200;
const leaseMs = 3_000;
const tries = 5;

const laneName = (lane: number) => `outbox-lane-${lane}`;
const laneNames = Array.from({ length: laneCount }, (_, lane) => laneName(lane));
const laneOfLease = (name: string) => Number(name.slice(name.lastIndexOf("-") + 1));

/** Gives the next positions in the held lanes to what has become visible; tells how many. */
async function stamp(scope: ProgramScope, held: readonly Lease[]): Promise<number> {
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

/** Firms with news for a subscriber, and how far it has heard each. */
async function behind(scope: ProgramScope, subscriber: string) {
  return scope.db
    .select({ tenantId: outboxHeads.tenantId, position: subscriberPositions.position })
    .from(outboxHeads)
    .leftJoin(
      subscriberPositions,
      and(
        eq(subscriberPositions.tenantId, outboxHeads.tenantId),
        eq(subscriberPositions.subscriber, subscriber),
      ),
    )
    .where(gt(outboxHeads.position, sql`coalesce(${subscriberPositions.position}, 0)`))
    .limit(hearBatch);
}

async function newsOf(scope: ProgramScope, tenantId: TenantId, after: bigint, limit: number) {
  const rows = await scope.db
    .select({
      id: outbox.id,
      type: outbox.type,
      position: outbox.position,
      canonical: outbox.canonical,
      commitment: outbox.commitment,
      secret: outbox.secret,
    })
    .from(outbox)
    .where(and(eq(outbox.tenantId, tenantId), gt(outbox.position, after)))
    .orderBy(asc(outbox.position))
    .limit(limit);
  return rows.map(
    ({ canonical, position, ...row }): RecordedEvent => ({
      ...row,
      tenantId,
      position: position ?? 0n,
      envelope: JSON.parse(Buffer.from(canonical).toString("utf8")) as Envelope,
    }),
  );
}

async function remember(
  scope: ProgramScope,
  subscriber: string,
  tenantId: TenantId,
  position: bigint,
) {
  await scope.db
    .insert(subscriberPositions)
    .values({ tenantId, subscriber, position })
    .onConflictDoUpdate({
      target: [subscriberPositions.tenantId, subscriberPositions.subscriber],
      set: { position },
    });
}

const isHeard = (subscriber: Subscriber, type: string) =>
  subscriber.hears.includes("*") || subscriber.hears.includes(type);

/**
 * Brings events from the outbox to their subscribers: stamps positions, then tells each subscriber
 * what is new, firm by firm. Many relays may run; one holds the lease at a time.
 */
export class Relay {
  private readonly database: Database;
  private readonly subscribers: readonly Subscriber[];
  private readonly holder: string;
  private readonly log: Log;
  private readonly failures = new Map<string, number>();
  private renewedAt = 0;
  private held: ReadonlyMap<string, Lease> = new Map();

  constructor(database: Database, subscribers: readonly Subscriber[], holder: string, log: Log) {
    this.database = database;
    this.subscribers = subscribers;
    this.holder = holder;
    this.log = log;
  }

  /** One round; tells how many events were stamped or heard, so that a busy relay need not rest. */
  async round(): Promise<number> {
    await this.renew();
    if (this.held.size === 0 || !(await this.hasNews())) return 0;
    const leases = [...this.held.values()];
    let done = await asProgram(this.database, (scope) => stamp(scope, leases));
    for (const subscriber of this.subscribers) {
      const houses = await asProgram(this.database, (scope) => behind(scope, subscriber.name));
      for (const house of houses) {
        done += await this.tell(subscriber, house.tenantId, house.position ?? 0n);
      }
    }
    return done;
  }

  /** A look without locks: most rounds of a quiet platform end here. */
  private async hasNews(): Promise<boolean> {
    const names = this.subscribers.map((subscriber) => subscriber.name);
    const [row] = await this.database.ask<{ news: boolean }>(
      `select exists (select from outbox where position is null) or exists (
        select from outbox_heads h cross join unnest($1::text[]) s (name)
        left join subscriber_positions p on p.tenant_id = h.tenant_id and p.subscriber = s.name
        where h.position > coalesce(p.position, 0)) as news`,
      [names],
    );
    return row?.news ?? false;
  }

  /** Takes or renews the lanes well before they run out, and not at every round. */
  private async renew(): Promise<void> {
    const now = Date.now();
    if (now - this.renewedAt < leaseMs / 3) return;
    const leases = await asProgram(this.database, (scope) =>
      takeLeases(scope, laneNames, this.holder, leaseMs),
    );
    this.held = new Map(leases.map((lease) => [lease.name, lease]));
    this.renewedAt = now;
  }

  async stop(): Promise<void> {
    await asProgram(this.database, (scope) => giveBack(scope, this.holder, laneNames));
  }

  /** Tells one subscriber one firm's news; after a failure one event at a time. */
  private async tell(subscriber: Subscriber, tenantId: TenantId, after: bigint): Promise<number> {
    const mark = `${subscriber.name} ${tenantId}`;
    const failed = this.failures.get(mark) ?? 0;
    const limit = failed > 0 ? 1 : hearBatch;
    try {
      const heard = await asProgram(this.database, (scope) =>
        this.hear(scope, subscriber, tenantId, after, limit),
      );
      this.failures.delete(mark);
      return heard;
    } catch (fault) {
      this.failures.set(mark, failed + 1);
      this.log.error({ err: fault, subscriber: subscriber.name, tenantId }, "a subscriber failed");
      if (failed + 1 >= tries) await this.setAside(subscriber, tenantId, after, fault);
      return 0;
    }
  }

  private async hear(
    scope: ProgramScope,
    subscriber: Subscriber,
    tenantId: TenantId,
    after: bigint,
    limit: number,
  ): Promise<number> {
    const lease = this.held.get(laneName(laneOf(tenantId)));
    if (lease === undefined || (await stillHeld(scope, [lease])).size === 0) return 0;
    const news = await newsOf(scope, tenantId, after, limit);
    const last = news.at(-1);
    if (last === undefined) return 0;
    const wanted = news.filter((event) => isHeard(subscriber, event.type));
    if (wanted.length > 0) await subscriber.hear(scope, wanted);
    await remember(scope, subscriber.name, tenantId, last.position);
    return news.length;
  }

  /** After five tries an event is set aside, so that the others flow. */
  private async setAside(
    subscriber: Subscriber,
    tenantId: TenantId,
    after: bigint,
    fault: unknown,
  ): Promise<void> {
    await asProgram(this.database, async (scope) => {
      const [event] = await newsOf(scope, tenantId, after, 1);
      if (event === undefined) return;
      await scope.db
        .insert(deadLetters)
        .values({
          tenantId,
          subscriber: subscriber.name,
          eventId: event.id,
          position: event.position,
          fault: fault instanceof Error ? fault.message : String(fault),
          at: scope.now,
        })
        .onConflictDoNothing();
      await remember(scope, subscriber.name, tenantId, event.position);
    });
    this.failures.delete(`${subscriber.name} ${tenantId}`);
  }
}
