import { and, eq, isNull } from "drizzle-orm";
import { takeStanding } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { deleteLinks, deleteProvider, setDomains } from "../provider/writes.ts";
import { firmLeavings, type LeavingOutcome } from "../schema/leavings.ts";
import { sessions } from "../schema/sessions.ts";
import type { Declaration } from "./rules.ts";

/** Writes that the house leaves; null while that is declared already. */
export async function insertLeaving(
  { db, house }: TenantScope,
  declaration: Declaration,
  partners: string[],
): Promise<string | null> {
  const id = newId<string>();
  const [row] = await db
    .insert(firmLeavings)
    .values({ ...declaration, tenantId: house, id, partners })
    .onConflictDoNothing()
    .returning({ id: firmLeavings.id });
  return row?.id ?? null;
}

export async function settleLeaving(
  { db, house, now }: TenantScope,
  id: string,
  outcome: LeavingOutcome,
): Promise<void> {
  await db
    .update(firmLeavings)
    .set({ outcome, settledAt: now })
    .where(and(eq(firmLeavings.tenantId, house), eq(firmLeavings.id, id)));
}

/** Names the archive that the firm takes with it. */
export async function setArchive(
  { db, house }: TenantScope,
  id: string,
  exportId: string,
): Promise<void> {
  await db
    .update(firmLeavings)
    .set({ exportId })
    .where(and(eq(firmLeavings.tenantId, house), eq(firmLeavings.id, id)));
}

/** Shows or takes back, for all firms to see, that the house leaves. */
export async function setLeavingUntil(
  { db, house }: TenantScope,
  leavingUntil: Date | null,
): Promise<void> {
  await takeStanding({ db }, house);
  await db.update(tenants).set({ leavingUntil }).where(eq(tenants.id, house));
}

export async function setLeft({ db, house }: TenantScope): Promise<void> {
  await db.update(tenants).set({ status: "left" }).where(eq(tenants.id, house));
}

/** Ends the ways into the house that people have: sessions, and their sign-in by its own provider. */
export async function closeDoors(scope: TenantScope): Promise<void> {
  const { db, house, now } = scope;
  await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.tenantId, house), isNull(sessions.revokedAt)));
  await deleteLinks(scope);
  await setDomains(scope, []);
  await deleteProvider(scope);
}
