import { and, eq, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import { receiptBatch } from "../../ledger/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import { Tenure } from "../../platform/leases.ts";
import type { Log } from "../../platform/log.ts";
import {
  webhookDeliveries as deliveries,
  webhookEndpoints as endpoints,
} from "../schema/webhooks.ts";
import { receiptsBody } from "./body.ts";

const leaseName = "receipts";
const leaseMs = 30_000;

export interface ReceiptParts {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly holder: string;
  readonly log: Log;
}

/** Where receipts go whose firm has recorded something since the last. */
interface Due {
  readonly house: TenantId;
  readonly id: string;
}

async function endpointsDue({ db }: ProgramScope): Promise<Due[]> {
  const rows = await db.execute<{ house: TenantId; id: string }>(sql`
    select e.tenant_id as house, e.id from webhook_endpoints e
      join outbox_heads h on h.tenant_id = e.tenant_id and h.position > e.receipts_after
    where e.active order by e.tenant_id, e.id`);
  return [...rows];
}

/**
 * Puts on its way what was sealed since the last delivery, and moves on in the same transaction: so
 * each receipt is told once, and its delivery is sent at least once under one id.
 */
async function post(scope: ProgramScope, blobs: Blobs, { house, id }: Due): Promise<number> {
  const { db, now } = scope;
  const isIt = and(eq(endpoints.tenantId, house), eq(endpoints.id, id));
  const [endpoint] = await db
    .select({ url: endpoints.url, after: endpoints.receiptsAfter })
    .from(endpoints)
    .where(and(isIt, eq(endpoints.active, true)))
    .for("update");
  if (endpoint === undefined || endpoint.after === null) return 0;
  const batch = await receiptBatch({ db, house, now }, blobs, endpoint.after);
  if (batch === null) return 0;
  const row = { tenantId: house, id: newId<string>(), endpointId: id, url: endpoint.url };
  const times = { writtenAt: now, dueAt: now, tries: 0 };
  await db
    .insert(deliveries)
    .values({ ...row, ...times, kind: "receipts", body: receiptsBody(batch, now) });
  await db.update(endpoints).set({ receiptsAfter: batch.until }).where(isIt);
  return 1;
}

/**
 * Sends members the receipts of what they record, to those of their systems that want them: at most
 * one delivery an endpoint and round, of all that was sealed since the last.
 */
export class ReceiptOffice {
  private readonly parts: ReceiptParts;
  private readonly tenure: Tenure;

  constructor(parts: ReceiptParts) {
    this.parts = parts;
    const { database, holder } = parts;
    this.tenure = new Tenure(database, { name: leaseName, holder, forMs: leaseMs });
  }

  /** One round; tells how many deliveries were put on their way. */
  async round(): Promise<number> {
    const { database, blobs, log } = this.parts;
    let posted = 0;
    for (const due of await asProgram(database, endpointsDue)) {
      // Held anew before each: a firm's batch may take its time.
      if (!(await this.tenure.renew())) return posted;
      try {
        posted += await this.tenure.fenced((scope) => post(scope, blobs, due));
      } catch (fault) {
        log.error({ err: fault, webhook: due.id }, "receipts were not put on their way");
      }
    }
    return posted;
  }

  async stop(): Promise<void> {
    await this.tenure.end();
  }
}
