import { and, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { exportLinks, firmExports } from "../schema/exports.ts";
import type { Made, Progress } from "./archive.ts";
import { beatLostMs, expiryOf, mostTries } from "./rules.ts";

/** Asks for an archive, in nobody's name where the platform does; null while another is under way. */
export async function insertExport(
  { db, house, now }: TenantScope,
  askedBy: PersonId | null,
): Promise<string | null> {
  const id = newId<string>();
  const row = { askedBy, askedAt: now, status: "waiting" as const, tries: 0, tablesDone: 0 };
  const inserted = await db
    .insert(firmExports)
    .values({ tenantId: house, id, ...row })
    .onConflictDoNothing()
    .returning({ id: firmExports.id });
  return inserted[0]?.id ?? null;
}

/** An archive that is to be made, or begun again since its maker is not heard of any more. */
export interface TakenExport {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly askedBy: PersonId | null;
  readonly tries: number;
}

/** Takes one for this worker; null when there is none. */
export async function takeExport({ db, now }: ProgramScope): Promise<TakenExport | null> {
  const { tenantId, id, status, beatAt } = firmExports;
  const lost = new Date(now.getTime() - beatLostMs);
  const next = db
    .select({ tenantId, id })
    .from(firmExports)
    .where(or(eq(status, "waiting"), and(eq(status, "running"), lt(beatAt, lost))))
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await db
    .update(firmExports)
    .set({ status: "running", beatAt: now, tablesDone: 0, tries: sql`${firmExports.tries} + 1` })
    .where(sql`(${tenantId}, ${id}) in (${next})`)
    .returning({ tenantId, id, askedBy: firmExports.askedBy, tries: firmExports.tries });
  return taken ?? null;
}

const named = ({ tenantId, id, tries }: TakenExport) =>
  and(
    eq(firmExports.tenantId, tenantId),
    eq(firmExports.id, id),
    // Another may have begun it again meanwhile.
    eq(firmExports.tries, tries),
    eq(firmExports.status, "running"),
  );

export async function noteProgress(
  { db, now }: ProgramScope,
  taken: TakenExport,
  { done, total }: Progress,
): Promise<void> {
  const set = { beatAt: now, tablesDone: done, tablesTotal: total };
  await db.update(firmExports).set(set).where(named(taken));
}

/** False when another has begun it again meanwhile. */
export async function setMade(
  { db, now }: ProgramScope,
  taken: TakenExport,
  { rows: written, sizeBytes, sha256 }: Made,
): Promise<boolean> {
  const made = { sizeBytes, sha256, finishedAt: now, expiresAt: expiryOf(now) };
  const set = { status: "done" as const, rows: written, ...made };
  const rows = await db
    .update(firmExports)
    .set(set)
    .where(named(taken))
    .returning({ id: firmExports.id });
  return rows.length > 0;
}

/** An archive that is given up. */
export type LostExport = Omit<TakenExport, "tries">;

/** Lets it be begun again, or gives it up; gives those that it has given up. */
export async function setFailed(
  { db, now }: ProgramScope,
  taken: TakenExport,
): Promise<LostExport[]> {
  const { tenantId, id, askedBy } = firmExports;
  const isOver = taken.tries >= mostTries;
  const set = db
    .update(firmExports)
    .set(isOver ? { status: "failed", finishedAt: now } : { status: "waiting" })
    .where(named(taken));
  const rows = await set.returning({ tenantId, id, askedBy });
  return isOver ? rows : [];
}

/** Gives up those whose makers died as often as it is tried. */
export async function giveUpLost({ db, now }: ProgramScope): Promise<LostExport[]> {
  const lost = new Date(now.getTime() - beatLostMs);
  const { tenantId, id, askedBy, status, beatAt, tries } = firmExports;
  return db
    .update(firmExports)
    .set({ status: "failed", finishedAt: now })
    .where(and(eq(status, "running"), lt(beatAt, lost), gte(tries, mostTries)))
    .returning({ tenantId, id, askedBy });
}

/** Keeps an archive of the house's until a time. */
export async function keepExport({ db, house }: TenantScope, id: string, expiresAt: Date) {
  await db
    .update(firmExports)
    .set({ expiresAt })
    .where(and(eq(firmExports.tenantId, house), eq(firmExports.id, id)));
}

/** Archives whose time is over, of which the bytes are still there. */
export async function expiredExports({ db, now }: ProgramScope, most: number) {
  const { tenantId, id, expiresAt, removedAt } = firmExports;
  return db
    .select({ tenantId, id })
    .from(firmExports)
    .where(and(lt(expiresAt, now), isNull(removedAt)))
    .limit(most);
}

/** Its links go with it. */
export async function setRemoved(
  { db, now }: ProgramScope,
  { tenantId, id }: Pick<TakenExport, "tenantId" | "id">,
): Promise<void> {
  await db
    .update(firmExports)
    .set({ removedAt: now })
    .where(and(eq(firmExports.tenantId, tenantId), eq(firmExports.id, id)));
  const { tenantId: house, exportId } = exportLinks;
  await db.delete(exportLinks).where(and(eq(house, tenantId), eq(exportId, id)));
}
