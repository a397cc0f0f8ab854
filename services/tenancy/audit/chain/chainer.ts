import {
  entryBytes,
  firstLink,
  nextLink,
  type Reached,
} from "../../../../contracts/audit/index.ts";
import type { AuditSealedV1 } from "../../../../contracts/events/index.ts";
import type { TenantId } from "../../../kernel/brand.ts";
import type { Blobs } from "../../../platform/blobs.ts";
import type { Database } from "../../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../../platform/doors.ts";
import { firmsById } from "../../../platform/firms.ts";
import { Tenure } from "../../../platform/leases.ts";
import type { Log } from "../../../platform/log.ts";
import { writeEvents } from "../../../platform/outbox.ts";
import { headsOf, uncheckedHouse, unsealedHeads, waitingEntries } from "./reads.ts";
import { verifyAudit } from "./verify.ts";
import { insertLinks, insertSeal, moveHeads, queueStrays, rememberLook } from "./writes.ts";

const leaseName = "audit-chain";
const leaseMs = 3_000;
const batchSize = 1_000;
const sealBatch = 100;

/** A firm's head goes into the ledger at most this often. */
export const sealEveryMs = 10 * 60_000;
/** How often the worker looks for itself whether a firm's chain is whole, and for strays. */
const lookEveryMs = 3_600_000;

interface Work {
  readonly waits: boolean;
  readonly unsealed: boolean;
  readonly unchecked: boolean;
}

const workQuestion = `select exists (select from audit_waiting) as waits,
  exists (select from audit_heads where position > sealed_position and (sealed_at is null
    or sealed_at <= $1::timestamptz or sealed_at > $3::timestamptz)) as unsealed,
  exists (select from audit_heads where checked_at is null or checked_at <= $2::timestamptz
    or checked_at > $3::timestamptz) as unchecked`;

export interface ChainerParts {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly holder: string;
  readonly log: Log;
}

/** Links what has waited longest to the ends of its firms' chains; tells how many. */
async function chainWaiting(scope: ProgramScope): Promise<number> {
  const waiting = await waitingEntries(scope, batchSize);
  if (waiting.length === 0) return 0;
  const houses = [...new Set(waiting.map(({ tenantId }) => tenantId as TenantId))];
  const ends = new Map<TenantId, Reached>();
  for (const head of await headsOf(scope, houses)) ends.set(head.tenantId, head);
  const links = waiting.map((each) => {
    const tenantId = each.tenantId as TenantId;
    const end = ends.get(tenantId) ?? { position: 0, link: firstLink };
    const position = end.position + 1;
    const entry = entryBytes(each);
    const link = nextLink(end.link, position, entry);
    ends.set(tenantId, { position, link });
    return { tenantId, position, entryId: each.id, entry, link };
  });
  await insertLinks(scope, links);
  const moved = [...ends].map(([tenantId, { position, link }]) => ({ tenantId, position, link }));
  await moveHeads(scope, moved);
  return links.length;
}

/** Tells the ledger the heads that it does not have, each firm's at most once per interval. */
async function sealHeads(scope: ProgramScope): Promise<number> {
  const { db, now } = scope;
  const before = new Date(now.getTime() - sealEveryMs);
  const heads = await unsealedHeads(scope, before, now, sealBatch);
  const firms = await firmsById(
    scope,
    heads.map(({ tenantId }) => tenantId),
  );
  for (const { tenantId, position, link, sealedNumber } of heads) {
    const firm = firms.get(tenantId)?.identity;
    if (firm === undefined) throw new Error(`firm ${tenantId} is not there`);
    const number = sealedNumber + 1;
    const body: AuditSealedV1 = { firm, number, position, link: Buffer.from(link).toString("hex") };
    const writing = { house: tenantId, requester: tenantId, now };
    const [eventId] = await writeEvents(db, writing, [{ type: "tenancy.audit-sealed.v1", body }]);
    if (eventId === undefined) throw new Error("a seal has no event");
    await insertSeal(scope, { tenantId, number, position, link, eventId, at: now });
  }
  return heads.length;
}

/**
 * Gives each firm's audit entries their positions after commit, as lanes do with events, and the
 * ledger the heads. Many may run; one holds the lease at a time, and each step is one transaction
 * under its fence.
 */
export class AuditChainer {
  private readonly parts: ChainerParts;
  private readonly tenure: Tenure;
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(parts: ChainerParts) {
    this.parts = parts;
    const { database, holder } = parts;
    this.tenure = new Tenure(database, { name: leaseName, holder, forMs: leaseMs });
  }

  /** One round; tells how many entries and heads it brought on. */
  async round(): Promise<number> {
    if (!(await this.tenure.renew())) return 0;
    await this.sweep();
    const work = await this.work();
    const chained = work.waits ? await this.tenure.fenced(chainWaiting) : 0;
    const sealed = work.unsealed || chained > 0 ? await this.tenure.fenced(sealHeads) : 0;
    if (work.unchecked) await this.look();
    return chained + sealed;
  }

  async stop(): Promise<void> {
    await this.tenure.end();
  }

  /** A look without locks: most rounds of a quiet platform end here. */
  private async work() {
    const now = Date.now();
    const [work] = await this.parts.database.ask<Work>(workQuestion, [
      new Date(now - sealEveryMs).toISOString(),
      new Date(now - lookEveryMs).toISOString(),
      new Date(now).toISOString(),
    ]);
    if (work === undefined) throw new Error("the database tells nothing");
    return work;
  }

  private async sweep(): Promise<void> {
    if (performance.now() - this.sweptAt < lookEveryMs) return;
    await asProgram(this.parts.database, queueStrays);
    this.sweptAt = performance.now();
  }

  /** Looks through one firm's chain whose last look is long ago, so that the operator is told. */
  private async look(): Promise<void> {
    const { database, blobs, log } = this.parts;
    await asProgram(database, async (scope) => {
      const { now } = scope;
      const before = new Date(now.getTime() - lookEveryMs);
      const house = await uncheckedHouse(scope, before, now);
      if (house === null) return;
      const look = await verifyAudit(scope, blobs, house);
      if (look.finding !== null) log.error({ tenantId: house, ...look.finding }, "tamper found");
      await rememberLook(scope, house, look);
    });
  }
}
