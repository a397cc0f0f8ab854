import type { ExportFailedV1, ExportMadeV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { firmsById } from "../../platform/firms.ts";
import type { Log } from "../../platform/log.ts";
import { writeEvents } from "../../platform/outbox.ts";
import { readingWhole } from "../../platform/tenancy.ts";
import { exporting } from "../actors.ts";
import { blobOf, type Made, makeArchive } from "./archive.ts";
import {
  expiredExports,
  giveUpLost,
  type LostExport,
  noteProgress,
  setFailed,
  setMade,
  setRemoved,
  type TakenExport,
  takeExport,
} from "./writes.ts";

export interface ExportParts {
  /** The worker's own, for what is to be made and how far it is. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house. */
  readonly houses: Database;
  readonly blobs: Blobs;
  /** Where people reach the platform: the manifest names it. */
  readonly publicUrl: string;
  readonly log: Log;
}

const mostRemovals = 20;

/** In whose name an archive is made. */
const byOf = (askedBy: PersonId | null) =>
  askedBy === null ? ({ platform: true } as const) : { person: askedBy };

/** The house of a firm, to write its events in, and its identity. */
async function houseOf(scope: ProgramScope, house: TenantId) {
  const firm = (await firmsById(scope, [house])).get(house);
  if (firm === undefined) throw new Error(`firm ${house} is not there`);
  return { firm: firm.identity, writing: { house, requester: house, now: scope.now } };
}

async function tellFailed(scope: ProgramScope, lost: readonly LostExport[]): Promise<void> {
  for (const { tenantId, id: exportId, askedBy } of lost) {
    const { firm, writing } = await houseOf(scope, tenantId);
    const body: ExportFailedV1 = { firm, exportId, by: byOf(askedBy) };
    await writeEvents(scope.db, writing, [{ type: "tenancy.export-failed.v1", body }]);
  }
}

/** Makes the archives that firms have asked for, one after the other, and removes old ones. */
export class ExportOffice {
  private readonly parts: ExportParts;

  constructor(parts: ExportParts) {
    this.parts = parts;
  }

  /** Gives how many archives it has made or given back. */
  async round(): Promise<number> {
    const { database, log } = this.parts;
    const taken = await asProgram(database, async (scope) => {
      await tellFailed(scope, await giveUpLost(scope));
      return takeExport(scope);
    });
    if (taken === null) return 0;
    try {
      const made = await this.make(taken);
      await this.finish(taken, made);
    } catch (fault) {
      log.error({ err: fault, firm: taken.tenantId, tries: taken.tries }, "an export failed");
      await asProgram(database, async (scope) => tellFailed(scope, await setFailed(scope, taken)));
    }
    return 1;
  }

  private async make(taken: TakenExport): Promise<Made> {
    const { database, houses, blobs, publicUrl } = this.parts;
    const actor = exporting(taken.tenantId, taken.id);
    return readingWhole(houses, actor, "tenancy.make-export", (scope) =>
      makeArchive(scope, blobs, { id: taken.id, platform: publicUrl }, (progress) =>
        asProgram(database, (own) => noteProgress(own, taken, progress)),
      ),
    );
  }

  private async finish(taken: TakenExport, made: Made): Promise<void> {
    await asProgram(this.parts.database, async (scope) => {
      if (!(await setMade(scope, taken, made))) return;
      const { firm, writing } = await houseOf(scope, taken.tenantId);
      const body: ExportMadeV1 = {
        firm,
        exportId: taken.id,
        sizeBytes: String(made.sizeBytes),
        sha256: made.sha256.toString("hex"),
        by: byOf(taken.askedBy),
      };
      await writeEvents(scope.db, writing, [{ type: "tenancy.export-made.v1", body }]);
    });
  }

  /** Removes archives whose time is over; gives how many. */
  async forget(): Promise<number> {
    const { database, blobs } = this.parts;
    const expired = await asProgram(database, (scope) => expiredExports(scope, mostRemovals));
    for (const { tenantId, id } of expired) {
      await blobs.remove(blobOf(tenantId, id));
      await asProgram(database, (scope) => setRemoved(scope, { tenantId, id }));
    }
    return expired.length;
  }
}
