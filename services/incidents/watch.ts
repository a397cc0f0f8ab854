import type { TenantId } from "../kernel/brand.ts";
import { lookAtLog } from "../ledger/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { asProgram, type ProgramScope } from "../platform/doors.ts";
import { giveBack, type Lease, stillHeld, takeLeases } from "../platform/leases.ts";
import type { Log } from "../platform/log.ts";
import { operatorOf } from "../tenancy/index.ts";
import { detect, type Found } from "./alerts/detect.ts";
import { makeEvidence } from "./evidence/make.ts";

const leaseName = "incidents";
const leaseMs = 5_000;
/** How often the next stretch of the log is held against what was published, and how much of it. */
const lookEveryMs = 60_000;
const tilesALook = 16;

export interface WatchParts {
  readonly database: Database;
  readonly blobs: Blobs;
  readonly holder: string;
  readonly log: Log;
}

interface Standing {
  /** Changes with every signal and every finding. */
  readonly mark: string;
  readonly due: boolean;
}

// A look without locks: most rounds of a quiet platform end here.
const standingQuestion = `select concat_ws(' ',
    (select concat(count(*), ' ', sum(amount)) from incident_signals
      where tenant_id = $1 and at >= $2::timestamptz),
    (select string_agg(concat(tenant_id, finding, finding_position), ' ' order by tenant_id)
      from audit_heads where finding is not null)) as mark,
  exists (select from incident_archives where tenant_id = $1 and made_at is null) as due`;

/**
 * Raises alerts from signals and findings, and makes the archives that were ordered. Many may run;
 * one holds the lease at a time.
 */
export class IncidentWatch {
  private readonly parts: WatchParts;
  private lease: Lease | null = null;
  private renewedAt = Number.NEGATIVE_INFINITY;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private nextTile = 0;
  private mark = "";

  constructor(parts: WatchParts) {
    this.parts = parts;
  }

  /** One round; tells how many alerts were raised and archives made. */
  async round(): Promise<number> {
    await this.renew();
    const { database, blobs } = this.parts;
    const house = await operatorOf(database);
    // Another has looked meanwhile, or nobody has: the next look is a whole one.
    if (this.lease === null) this.mark = "";
    if (this.lease === null || house === null) return 0;
    const more = await this.lookAtLog();
    const { mark, due } = await this.standing(house);
    const isNews = mark !== this.mark || more.length > 0;
    const raised = isNews ? await this.fenced((scope) => detect(scope, house, more)) : 0;
    this.mark = mark;
    return raised + (due ? await this.fenced((scope) => makeEvidence(scope, blobs)) : 0);
  }

  async stop(): Promise<void> {
    const { database, holder } = this.parts;
    await asProgram(database, (scope) => giveBack(scope, holder, [leaseName]));
  }

  private async standing(house: TenantId): Promise<Standing> {
    const since = new Date(Date.now() - 2 * lookEveryMs).toISOString();
    const [standing] = await this.parts.database.ask<Standing>(standingQuestion, [house, since]);
    if (standing === undefined) throw new Error("the database tells nothing");
    return standing;
  }

  private async renew(): Promise<void> {
    // Not the wall clock, which may be set back: a lease must be renewed all the same.
    const now = performance.now();
    if (now - this.renewedAt < leaseMs / 3) return;
    const { database, holder } = this.parts;
    const [lease] = await asProgram(database, (scope) =>
      takeLeases(scope, [leaseName], holder, leaseMs),
    );
    this.lease = lease ?? null;
    this.renewedAt = now;
  }

  /** Work in a transaction that holds the lease's row; nothing when the fence has moved on. */
  private fenced(work: (scope: ProgramScope) => Promise<number>): Promise<number> {
    const { lease } = this;
    return asProgram(this.parts.database, async (scope) => {
      const held = lease === null ? new Set() : await stillHeld(scope, [lease]);
      return held.size === 0 ? 0 : work(scope);
    });
  }

  private async lookAtLog(): Promise<Found[]> {
    if (performance.now() - this.lookedAt < lookEveryMs) return [];
    this.lookedAt = performance.now();
    const { database, blobs, log } = this.parts;
    return asProgram(database, async (scope) => {
      const { finding, next } = await lookAtLog(scope, blobs, this.nextTile, tilesALook);
      this.nextTile = next;
      if (finding === null) return [];
      log.error(finding, "tamper found");
      const source = ["log", finding.kind, finding.logIndex].filter((each) => each !== null);
      const at = { firstAt: scope.now, lastAt: scope.now };
      const what = { kind: "tamper", source: source.join(":"), firmId: null } as const;
      return [{ ...what, amount: 1, threshold: 1, ...at }];
    });
  }
}
