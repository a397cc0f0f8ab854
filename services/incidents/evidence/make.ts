import { and, asc, eq, isNull } from "drizzle-orm";
import type { EvidencePreservedV1 } from "../../../contracts/events/index.ts";
import { evidenceArchive, evidenceDigest } from "../../../contracts/incidents/evidence.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { firmsById } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { writeEvents } from "../../platform/outbox.ts";
import type { Archive } from "../cases/reads.ts";
import { incidentArchives, incidentEntries, incidents } from "../schema.ts";
import { gatherEvidence } from "./gather.ts";

/** The name of an archive among the blobs; nothing of ours ever deletes one. */
export const evidenceBlob = (id: string) => `evidence/${id}`;

const worker = "program:worker";

async function dueArchive({ db }: ProgramScope): Promise<Archive | null> {
  const [row] = await db
    .select()
    .from(incidentArchives)
    .where(isNull(incidentArchives.madeAt))
    .orderBy(asc(incidentArchives.id))
    .limit(1)
    .for("update", { skipLocked: true });
  return row ?? null;
}

async function exerciseOf({ db }: ProgramScope, { tenantId, incidentId }: Archive) {
  const [row] = await db
    .select({ exercise: incidents.exercise })
    .from(incidents)
    .where(and(eq(incidents.tenantId, tenantId), eq(incidents.id, incidentId)));
  if (row === undefined) throw new Error(`incident ${incidentId} is not there`);
  return row.exercise;
}

/**
 * Makes the archive that was ordered first, puts it among the blobs, and tells time line and ledger
 * its digest. One that was made and not recorded is made anew. Tells how many.
 */
export async function makeEvidence(scope: ProgramScope, blobs: Blobs): Promise<number> {
  const { db, now } = scope;
  const due = await dueArchive(scope);
  if (due === null) return 0;
  const { tenantId: house, id, incidentId: incident, fromAt, untilAt } = due;
  const exercise = await exerciseOf(scope, due);
  const parts = await gatherEvidence(scope, due);
  const about = {
    incident,
    archive: id,
    exercise,
    from: fromAt.toISOString(),
    until: untilAt.toISOString(),
    madeAt: now.toISOString(),
  };
  const bytes = evidenceArchive(about, parts);
  const digest = evidenceDigest(bytes);
  await blobs.put(evidenceBlob(id), bytes);

  const lines = [...parts.values()].reduce((sum, part) => sum + part.length, 0);
  const sha256 = Buffer.from(digest, "hex");
  await db
    .update(incidentArchives)
    .set({ madeAt: now, sha256, sizeBytes: bytes.length, lines })
    .where(and(eq(incidentArchives.tenantId, house), eq(incidentArchives.id, id)));
  await db.insert(incidentEntries).values({
    tenantId: house,
    id: newId<string>(),
    incidentId: incident,
    at: now,
    principal: worker,
    act: "preserved",
    text: "",
    details: { archive: id, digest, sizeBytes: bytes.length, lines },
  });
  const operator = (await firmsById(scope, [house])).get(house)?.identity;
  if (operator === undefined) throw new Error(`house ${house} is not there`);
  const body: EvidencePreservedV1 = {
    operator,
    incident,
    archive: id,
    exercise,
    digest,
    by: { platform: true },
  };
  const writing = { house, requester: house, now };
  await writeEvents(db, writing, [{ type: "incidents.evidence-preserved.v1", body }]);
  return 1;
}
