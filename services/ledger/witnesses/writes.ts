import { eq } from "drizzle-orm";
import type { ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { logCosignatures, logWitnesses } from "../schema.ts";
import type { Witness } from "./reads.ts";

export async function insertWitness(
  { db, now }: OperatorScope,
  witness: Pick<Witness, "key" | "url">,
): Promise<void> {
  const state = { size: 0, failures: 0, nextAt: now };
  await db.insert(logWitnesses).values({ id: newId(), ...witness, addedAt: now, ...state });
}

export async function removeWitness({ db, now }: OperatorScope, id: string): Promise<void> {
  await db.update(logWitnesses).set({ removedAt: now }).where(eq(logWitnesses.id, id));
}

export async function markWitness(
  { db }: ProgramScope,
  id: string,
  state: Partial<
    Pick<Witness, "size" | "cosignedAt" | "nextAt" | "failures" | "fault" | "evidence">
  >,
): Promise<void> {
  await db.update(logWitnesses).set(state).where(eq(logWitnesses.id, id));
}

/** Keeps a cosignature; an older one of the same witness on the same head makes way. */
export async function keepCosignature(
  { db }: ProgramScope,
  cosignature: typeof logCosignatures.$inferInsert,
): Promise<void> {
  const { line, at } = cosignature;
  await db
    .insert(logCosignatures)
    .values(cosignature)
    .onConflictDoUpdate({
      target: [logCosignatures.size, logCosignatures.witnessId],
      set: { line, at },
    });
}
