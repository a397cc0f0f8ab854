import { setTimeout as rest } from "node:timers/promises";
import { and, asc, eq, gt } from "drizzle-orm";
import { type Envelope, readEnvelope } from "../../contracts/events/index.ts";
import type { EventId, TenantId } from "../kernel/brand.ts";
import { isPassing } from "./away.ts";
import type { Database } from "./database.ts";
import { dropLetter, keepLetter, type Letter, lettersTo } from "./dead-letters.ts";
import { asProgram, type ProgramScope } from "./doors.ts";
import { behind, noteWaiting, remember } from "./heard.ts";
import { laneName, laneNames, stamp } from "./lanes.ts";
import { giveBack, type Lease, stillHeld, takeLeases } from "./leases.ts";
import type { Log } from "./log.ts";
import { laneOf } from "./outbox.ts";
import { Patience } from "./patience.ts";
import { outbox } from "./schema.ts";

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
  /** Nothing is ever set aside for it: it hears all of a firm's events in their order, or waits. */
  readonly missesNone?: true;
  /** It also takes an event after later ones: what was set aside for it is told again. */
  readonly hearsLate?: true;
  hear(scope: ProgramScope, events: readonly RecordedEvent[]): Promise<void>;
}

const hearBatch = 200;
const leaseMs = 3_000;
const tries = 5;

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
      envelope: readEnvelope(Buffer.from(canonical).toString("utf8")),
    }),
  );
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
  /** For each subscriber the firms whose news it could not take just now. */
  private readonly patience: ReadonlyMap<string, Patience<TenantId>>;
  private renewedAt = 0;
  private held: ReadonlyMap<string, Lease> = new Map();

  constructor(
    database: Database,
    subscribers: readonly Subscriber[],
    holder: string,
    log: Log,
    now: () => number = () => performance.now(),
  ) {
    this.database = database;
    this.subscribers = subscribers;
    this.holder = holder;
    this.log = log;
    this.patience = new Map(subscribers.map(({ name }) => [name, new Patience(now)]));
  }

  private patienceOf({ name }: Subscriber): Patience<TenantId> {
    const patience = this.patience.get(name);
    if (patience === undefined) throw new Error(`${name} is no subscriber`);
    return patience;
  }

  /** One round; tells how many events were stamped or heard, so that a busy relay need not rest. */
  async round(): Promise<number> {
    await this.renew();
    if (this.held.size === 0 || !(await this.hasNews())) return 0;
    const leases = [...this.held.values()];
    let done = await asProgram(this.database, (scope) => stamp(scope, leases));
    for (const subscriber of this.subscribers) {
      const resting = this.patienceOf(subscriber).resting();
      const houses = await asProgram(this.database, (scope) =>
        behind(scope, subscriber.name, { but: resting, most: hearBatch }),
      );
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

  /**
   * Tells one subscriber one firm's news; after a failure one event at a time and after a rest. Only
   * what may be the event's own fault counts as a try: a disk that is full passes.
   */
  private async tell(subscriber: Subscriber, tenantId: TenantId, after: bigint): Promise<number> {
    const patience = this.patienceOf(subscriber);
    const limit = patience.hasFailed(tenantId) ? 1 : hearBatch;
    try {
      const heard = await asProgram(this.database, (scope) =>
        this.hear(scope, subscriber, tenantId, after, limit),
      );
      if (patience.hasFailed(tenantId)) {
        this.log.info({ subscriber: subscriber.name, tenantId }, "a subscriber goes on");
      }
      patience.succeed(tenantId);
      return heard;
    } catch (fault) {
      const tried = patience.fail(tenantId, !isPassing(fault));
      this.log.error({ err: fault, subscriber: subscriber.name, tenantId }, "a subscriber failed");
      // Told one by one, it is known which event it is.
      if (subscriber.missesNone && limit === 1) await this.wait(subscriber, tenantId, after, fault);
      if (tried < tries || subscriber.missesNone) return 0;
      await this.setAside(subscriber, tenantId, after, fault);
      patience.succeed(tenantId);
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

  /** Leaves a note on which event a subscriber waits: it is told of where that takes long. */
  private async wait(
    { name: subscriber }: Subscriber,
    tenantId: TenantId,
    after: bigint,
    fault: unknown,
  ): Promise<void> {
    try {
      await asProgram(this.database, async (scope) => {
        const [event] = await newsOf(scope, tenantId, after, 1);
        if (event !== undefined) await noteWaiting(scope, subscriber, event, { after, fault });
      });
    } catch (err) {
      // The same may be wrong with the database: the relay tries again, and so does the note.
      this.log.error({ err, subscriber, tenantId }, "it is not noted on what a subscriber waits");
    }
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
      await keepLetter(scope, subscriber.name, event, fault);
      await remember(scope, subscriber.name, tenantId, event.position);
    });
  }

  /**
   * Tells what was set aside again to those who also hear late, in its order; what they still cannot
   * take stays. Tells how many were heard.
   */
  async again(): Promise<number> {
    await this.renew();
    if (this.held.size === 0) {
      // The lanes of one that died are free in a moment.
      await rest(leaseMs);
      await this.renew();
    }
    let heard = 0;
    for (const subscriber of this.subscribers) {
      if (subscriber.hearsLate) heard += await this.lettersAgain(subscriber);
    }
    return heard;
  }

  private lettersAfter({ name }: Subscriber, after: Letter | null): Promise<Letter[]> {
    return asProgram(this.database, (scope) => lettersTo(scope, name, after));
  }

  private async lettersAgain(subscriber: Subscriber): Promise<number> {
    let heard = 0;
    let after: Letter | null = null;
    for (;;) {
      const letters: Letter[] = await this.lettersAfter(subscriber, after);
      for (const letter of letters) heard += await this.tellAgain(subscriber, letter);
      after = letters.at(-1) ?? null;
      if (after === null) return heard;
    }
  }

  private async tellAgain(subscriber: Subscriber, letter: Letter): Promise<number> {
    const { tenantId, position } = letter;
    try {
      return await asProgram(this.database, async (scope) => {
        const lease = this.held.get(laneName(laneOf(tenantId)));
        if (lease === undefined || (await stillHeld(scope, [lease])).size === 0) return 0;
        const event = (await newsOf(scope, tenantId, position - 1n, 1))[0];
        if (event?.position !== position) return 0;
        await subscriber.hear(scope, [event]);
        await dropLetter(scope, subscriber.name, letter);
        return 1;
      });
    } catch (fault) {
      const { name } = subscriber;
      this.log.error({ err: fault, subscriber: name, tenantId }, "a dead letter failed again");
      return 0;
    }
  }
}
