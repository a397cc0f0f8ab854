import { setTimeout as pause } from "node:timers/promises";
import type { WebhookStoppedV1 } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { type Guard, postGuarded } from "../../platform/guarded.ts";
import type { Log } from "../../platform/log.ts";
import { writeEvents } from "../../platform/outbox.ts";
import { type Keys, opened } from "../../platform/sealing.ts";
import type { LetterKey } from "../letters/post.ts";
import type { webhookEndpoints } from "../schema/webhooks.ts";
import {
  type DueDelivery,
  markDelivery,
  markEndpoint,
  receiverOf,
  takeDueDeliveries,
} from "./queue.ts";
import { decideStop, decideWebhook, type Outcome } from "./rules.ts";
import { signedHeaders, webhookKeyFrom } from "./signing.ts";

const slots = 10;
const ofOneFirm = 3;
/** A round ends by itself, however much comes meanwhile. */
const mostOfRound = 200;
/** How often it is looked for more while slots are free and others are under way. */
const glanceMs = 200;
const takenForMs = 10 * 60_000;
const timeoutMs = 10_000;

type Receiver = typeof webhookEndpoints.$inferSelect;

/** What it takes to send webhooks. */
export interface WebhookParts {
  readonly database: Database;
  readonly key: LetterKey;
  readonly guard: Guard;
  readonly log: Log;
  /** In [0, 1). */
  readonly chance?: () => number;
}

const off: Outcome = { status: null, fault: "ENDPOINT_OFF" };

/** Sends what is due to firms' own systems, each at least once; many may work side by side. */
export class WebhookOffice {
  private readonly parts: WebhookParts;
  private readonly sealingKey: Keys;
  private readonly chance: () => number;
  private isEnding = false;

  constructor(parts: WebhookParts) {
    this.parts = parts;
    this.sealingKey = webhookKeyFrom(parts.key);
    this.chance = parts.chance ?? Math.random;
  }

  /** Takes nothing more; what is under way is finished. */
  end(): void {
    this.isEnding = true;
  }

  /**
   * One round; tells how many were sent or tried. A slow receiver keeps its own firm waiting and no
   * other: a slot that is free is given to whoever comes next.
   */
  async round(): Promise<number> {
    const underWay = new Map<Promise<void>, TenantId>();
    let tried = 0;
    for (;;) {
      const due = !this.isEnding && tried < mostOfRound ? await this.take(underWay) : [];
      for (const delivery of due) {
        const done: Promise<void> = this.deliver(delivery).finally(() => underWay.delete(done));
        underWay.set(done, delivery.tenantId);
      }
      tried += due.length;
      if (underWay.size === 0) return tried;
      await Promise.race([...underWay.keys(), pause(glanceMs)]);
    }
  }

  private async take(underWay: ReadonlyMap<unknown, TenantId>): Promise<DueDelivery[]> {
    const most = slots - underWay.size;
    if (most === 0) return [];
    const share = { most, ofOneFirm, but: [...new Set(underWay.values())] };
    return asProgram(this.parts.database, (scope) => takeDueDeliveries(scope, share, takenForMs));
  }

  private async deliver(delivery: DueDelivery): Promise<void> {
    const { database } = this.parts;
    const receiver = await asProgram(database, (scope) => receiverOf(scope, delivery));
    if (receiver === null) {
      await asProgram(database, (scope) =>
        markDelivery(scope, delivery, off, { deadAt: scope.now }),
      );
      return;
    }
    await this.settle(delivery, receiver, await this.send(delivery, receiver));
  }

  private async send({ id, body }: DueDelivery, receiver: Receiver): Promise<Outcome> {
    const { guard, log } = this.parts;
    try {
      const at = new Date();
      const headers = signedHeaders(this.secretsOf(receiver, at), { id, at, body });
      const url = new URL(receiver.url);
      return { status: await postGuarded(guard, { url, headers, body, timeoutMs }), fault: null };
    } catch (thrown) {
      const { code, name } = thrown as NodeJS.ErrnoException;
      const fault = typeof code === "string" ? code : name;
      log.warn({ delivery: id, fault }, "a webhook did not go");
      return { status: null, fault };
    }
  }

  private secretsOf({ id, sealed, formerSealed, formerUntil }: Receiver, now: Date): string[] {
    const hasFormer = formerSealed !== null && formerUntil !== null && now < formerUntil;
    const texts = hasFormer ? [sealed, formerSealed] : [sealed];
    return texts.map((text) => opened(text, this.sealingKey, id));
  }

  private async settle(delivery: DueDelivery, receiver: Receiver, outcome: Outcome): Promise<void> {
    await asProgram(this.parts.database, async (scope) => {
      const { now } = scope;
      const { url } = receiver;
      const fate = decideWebhook(delivery.tries, outcome, now, this.chance());
      if (fate === "arrived") {
        await markDelivery(scope, delivery, outcome, { url, sentAt: now });
        if (receiver.failingSince !== null) {
          await markEndpoint(scope, delivery, { failingSince: null });
        }
        return;
      }
      const mark = fate === "dead" ? { deadAt: now } : { dueAt: fate.again };
      await markDelivery(scope, delivery, outcome, { url, ...mark });
      const failingSince = receiver.failingSince ?? now;
      if (!decideStop(failingSince, outcome, now)) {
        await markEndpoint(scope, delivery, { failingSince });
        return;
      }
      const stopped = { failingSince, active: false, stoppedAt: now };
      if (await markEndpoint(scope, delivery, stopped)) await tellStopped(scope, receiver);
    });
  }
}

async function tellStopped(scope: ProgramScope, { tenantId, id, url }: Receiver): Promise<void> {
  const firm = await firmIdentity({ ...scope, house: tenantId });
  const body: WebhookStoppedV1 = { firm, webhook: id, host: new URL(url).hostname };
  const writing = { house: tenantId, requester: tenantId, now: scope.now };
  await writeEvents(scope.db, writing, [{ type: "notices.webhook-stopped.v1", body }]);
}
