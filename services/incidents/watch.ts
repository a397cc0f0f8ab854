import { createHash } from "node:crypto";
import type { TenantId } from "../kernel/brand.ts";
import { alarmedWitnesses, lookAtLog } from "../ledger/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { asProgram } from "../platform/doors.ts";
import { Tenure } from "../platform/leases.ts";
import type { Log } from "../platform/log.ts";
import { operatorOf } from "../tenancy/index.ts";
import { detect } from "./alerts/detect.ts";
import { type Found, stalledAfterMs } from "./alerts/rules.ts";
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
      from audit_heads where finding is not null),
    (select string_agg(concat(waits_on, waits_since <= $3::timestamptz), ' ' order by waits_since)
      from subscriber_positions where waits_on is not null)) as mark,
  exists (select from incident_archives where tenant_id = $1 and made_at is null) as due`;

type Alarmed = Awaited<ReturnType<typeof alarmedWitnesses>>[number];

/** A head that is not ours is a finding of its own, whatever its witness answered before or since. */
function sourceOf({ id, fault, evidence }: Alarmed): string {
  if (evidence === null) return `witness:${fault}:${id}`;
  const head = createHash("sha256").update(evidence).digest("hex").slice(0, 16);
  return `witness:HEAD:${id}:${head}`;
}

/**
 * Raises alerts from signals and findings, and makes the archives that were ordered. Many may run;
 * one holds the lease at a time.
 */
export class IncidentWatch {
  private readonly parts: WatchParts;
  private readonly tenure: Tenure;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private nextTile = 0;
  private mark = "";

  constructor(parts: WatchParts) {
    this.parts = parts;
    const { database, holder } = parts;
    this.tenure = new Tenure(database, { name: leaseName, holder, forMs: leaseMs });
  }

  /** One round; tells how many alerts were raised or have ended, and archives made. */
  async round(): Promise<number> {
    const isHeld = await this.tenure.renew();
    const { database, blobs } = this.parts;
    const house = await operatorOf(database);
    // Another has looked meanwhile, or nobody has: the next look is a whole one.
    if (!isHeld) this.mark = "";
    if (!isHeld || house === null) return 0;
    const more = [...(await this.lookAtLog()), ...(await this.askedWitnesses())];
    const { mark, due } = await this.standing(house);
    const isNews = mark !== this.mark || more.length > 0;
    const raised = isNews ? await this.tenure.fenced((scope) => detect(scope, house, more)) : 0;
    this.mark = mark;
    return raised + (due ? await this.tenure.fenced((scope) => makeEvidence(scope, blobs)) : 0);
  }

  async stop(): Promise<void> {
    await this.tenure.end();
  }

  private async standing(house: TenantId): Promise<Standing> {
    const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
    const times = [ago(2 * lookEveryMs), ago(stalledAfterMs)];
    const [standing] = await this.parts.database.ask<Standing>(standingQuestion, [house, ...times]);
    if (standing === undefined) throw new Error("the database tells nothing");
    return standing;
  }

  /** What witnesses say that only a restored copy or a fork would make them say. */
  private async askedWitnesses(): Promise<Found[]> {
    return asProgram(this.parts.database, async (scope) => {
      const at = { firstAt: scope.now, lastAt: scope.now };
      const what = { kind: "tamper", firmId: null, amount: 1, threshold: 1, ...at } as const;
      const alarmed = await alarmedWitnesses(scope);
      return alarmed.map((witness) => ({ ...what, source: sourceOf(witness) }));
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
