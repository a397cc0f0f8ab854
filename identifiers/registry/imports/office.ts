import { Refusal } from "../../../services/kernel/refusal.ts";
import { sqlStateOf } from "../../../services/platform/away.ts";
import type { Blobs } from "../../../services/platform/blobs.ts";
import type { Database } from "../../../services/platform/database.ts";
import { asProgram } from "../../../services/platform/doors.ts";
import type { Log } from "../../../services/platform/log.ts";
import { type Actor, asTenant, type TenantScope } from "../../../services/platform/tenancy.ts";
import {
  assertRulesAccepted,
  assertStays,
  assertStillMay,
} from "../../../services/tenancy/index.ts";
import { holdTemplates } from "../templates.ts";
import { Overtaken, registerRows } from "./batch.ts";
import { batchesOf, blobOfImport, type RowBatch } from "./file.ts";
import { faultsInOrder, readRows } from "./row.ts";
import {
  advance,
  beatImport,
  giveBackImport,
  holdImport,
  insertFaults,
  mostFaults,
  oldImports,
  othersWait,
  setBroken,
  setEnded,
  setRemoved,
  type TakenImport,
  takeImport,
} from "./writes.ts";

export interface ImportParts {
  /** The worker's own, for what is to be done next. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house. */
  readonly houses: Database;
  readonly blobs: Blobs;
  readonly log: Log;
  /** Each batch is one transaction. */
  readonly rowsOfBatch?: number;
}

const action = "identifiers.register";
const usualRowsOfBatch = 2_000;
/** After so long the next in line comes first. */
const turnMs = 20_000;
/** While it reads up to where it goes on, nothing else tells that it lives. */
const beatRestMs = 4_000;
const mostRemovals = 20;
const tries = 5;

/** Whoever let an import begin, as far as he may still do so: each batch looks again. */
function actorOf({ tenantId, personId, principal, id }: TakenImport): Actor {
  const request = { id, address: null, idempotency: null };
  return { tenantId, personId, principal, may: new Set([action]), request };
}

/** Unique names, deadlocks, serialization: decided on anew, it comes out well. */
const mayRepeat = (fault: unknown) =>
  fault instanceof Overtaken || ["23505", "40P01", "40001"].includes(sqlStateOf(fault) ?? "");

/**
 * Registers a batch and moves the point from which the import would go on, both or neither; false
 * where it was stopped, or is in other hands.
 */
async function registerBatch(
  scope: TenantScope,
  taken: TakenImport,
  { heading, rows, share }: RowBatch,
): Promise<boolean> {
  const before = await holdImport(scope, taken);
  const last = rows.at(-1);
  const first = rows[0];
  if (before === null || first === undefined || last === undefined) return false;
  if (first.number <= before.lastRow) throw new Error("an import is further than its reader");
  await assertStillMay(scope, action);
  await assertStays(scope);
  await assertRulesAccepted(scope);
  const read = readRows(rows, heading, await holdTemplates(scope), scope.now);

  const { records, changed, unchanged, faults, refused } = await registerRows(
    scope,
    read.drafts,
    before.ofStanding,
  );
  const kept = faultsInOrder(read, faults).slice(0, Math.max(0, mostFaults - before.faults));
  await insertFaults(scope, taken.id, kept);
  const came = {
    registered: records.length - changed,
    changed,
    unchanged,
    refused: refused + read.spoilt.length,
    faults: kept.length,
  };
  await advance(scope, before, { lastRow: last.number, rows: rows.length, share }, came);
  const { faults: _kept, ...counts } = came;
  const part = { from: first.number, to: last.number, ...counts };
  scope.about(`identifier-import:${taken.id}`, { act: "import", ...part });
  return true;
}

/** Carries out the imports that firms have begun: one after the other, each for a while. */
export class ImportOffice {
  private readonly parts: ImportParts;
  private isStopping = false;

  constructor(parts: ImportParts) {
    this.parts = parts;
  }

  /** Gives how many imports it has worked on. */
  async round(): Promise<number> {
    const { database, log } = this.parts;
    const taken = await asProgram(database, takeImport);
    if (taken === null) return 0;
    const beat = () => asProgram(database, (scope) => beatImport(scope, taken));
    const beating = setInterval(() => beat().catch(() => undefined), beatRestMs);
    try {
      await this.work(taken);
    } catch (fault) {
      log.error({ err: fault, firm: taken.tenantId, import: taken.id }, "an import broke");
      await asProgram(database, (scope) => setBroken(scope, taken));
    } finally {
      clearInterval(beating);
    }
    return 1;
  }

  /** Works no further than the batch that is under way. */
  stop(): void {
    this.isStopping = true;
  }

  private async work(taken: TakenImport): Promise<void> {
    const { database, blobs, rowsOfBatch = usualRowsOfBatch } = this.parts;
    let until = performance.now() + turnMs;
    const batches = batchesOf(blobs, taken, taken.lastRow, rowsOfBatch);
    try {
      while (await this.step(taken, batches)) {
        if (performance.now() < until && !this.isStopping) continue;
        // Taken up again, a file is read from its beginning: not where nobody waits.
        if (this.isStopping || (await asProgram(database, othersWait))) {
          await asProgram(database, (scope) => giveBackImport(scope, taken));
          return;
        }
        until = performance.now() + turnMs;
      }
    } finally {
      await batches.return(undefined);
    }
  }

  /** Carries out one more batch; false where there is none, or no leave to. */
  private async step(taken: TakenImport, batches: AsyncGenerator<RowBatch>): Promise<boolean> {
    const batch = await this.next(taken, batches);
    if (batch === "end") await this.end(taken, "done", null);
    return batch !== null && batch !== "end" && (await this.keep(taken, batch));
  }

  /** The next rows; null where the file turned out to be none that can be read. */
  private async next(
    taken: TakenImport,
    batches: AsyncGenerator<RowBatch>,
  ): Promise<RowBatch | "end" | null> {
    try {
      const { done, value } = await batches.next();
      return done ? "end" : value;
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      await this.end(taken, "failed", fault);
      return null;
    }
  }

  private async end(
    taken: TakenImport,
    status: "done" | "failed" | "stopped",
    why: Refusal | null,
  ): Promise<void> {
    const { database, blobs } = this.parts;
    await asProgram(database, (scope) => setEnded(scope, taken, status, why));
    if (status !== "stopped") await blobs.remove(blobOfImport(taken));
  }

  private async keep(taken: TakenImport, batch: RowBatch): Promise<boolean> {
    const { houses } = this.parts;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await asTenant(houses, actorOf(taken), action, (scope) =>
          registerBatch(scope, taken, batch),
        );
      } catch (fault) {
        if (fault instanceof Refusal) {
          // Not the rows are at fault, but that the firm, or he who began it, may not do so any more.
          await this.end(taken, "stopped", fault);
          return false;
        }
        if (attempt === tries || !mayRepeat(fault)) throw fault;
      }
    }
  }

  /** Removes files and reports whose time is over; gives how many. */
  async forget(): Promise<number> {
    const { database, blobs } = this.parts;
    const old = await asProgram(database, (scope) => oldImports(scope, mostRemovals));
    for (const row of old) {
      await blobs.remove(blobOfImport(row));
      await asProgram(database, (scope) => setRemoved(scope, row));
    }
    return old.length;
  }
}
