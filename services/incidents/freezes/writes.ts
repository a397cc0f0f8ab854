import { and, eq } from "drizzle-orm";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { incidentThaws } from "../schema.ts";
import type { Thaw } from "./reads.ts";

export async function insertThaw(
  { db, house, now }: OperatorScope,
  row: Pick<Thaw, "id" | "incidentId" | "firmId" | "reason">,
): Promise<void> {
  await db.insert(incidentThaws).values({ tenantId: house, ...row, askedAt: now });
}

export async function setConfirmed({ db, house, now }: OperatorScope, id: string): Promise<void> {
  await db
    .update(incidentThaws)
    .set({ confirmedAt: now })
    .where(and(eq(incidentThaws.tenantId, house), eq(incidentThaws.id, id)));
}
