import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Refusal } from "../../../services/kernel/refusal.ts";
import { textLists } from "../../../services/platform/database.ts";
import type { ProgramScope } from "../../../services/platform/doors.ts";
import type { Fault } from "../../../services/platform/incoming.ts";
import type { FirstRows } from "../../../services/platform/tables/first-rows.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import type { Decided } from "./deciding.ts";
import type { ImportRow } from "./reads.ts";
import { type ImportFormat, type ImportId, type OfStanding, registryImports } from "./schema.ts";

/** So long a worker may be silent before another takes over. */
const beatLostMs = 15_000;
/** After so many failures in a row an import stops. */
const mostBreaks = 5;
/** So many faults are kept for the report. */
export const mostFaults = 100_000;
const keptDays = 30;
const dayMs = 86_400_000;

/** A file that was taken in whole. */
export interface ImportFile {
  readonly id: ImportId;
  readonly name: string;
  readonly format: ImportFormat;
  readonly sizeBytes: number;
  readonly firstRows: FirstRows;
  readonly ofStanding: OfStanding;
}

export async function insertImport(
  { db, house, actor, now }: TenantScope,
  file: ImportFile,
): Promise<void> {
  const { principal, personId } = actor;
  const rows = { lastRow: 0, rowsRead: 0, registered: 0, changed: 0, unchanged: 0 };
  const counts = { ...rows, refused: 0, faults: 0, share: 0 };
  const sent = { principal, personId, sentAt: now, status: "ready", fence: 0, breaks: 0 } as const;
  await db.insert(registryImports).values({ tenantId: house, ...file, ...sent, ...counts });
}

const named = ({ tenantId, id }: Pick<ImportRow, "tenantId" | "id">) =>
  and(eq(registryImports.tenantId, tenantId), eq(registryImports.id, id));

/** Lets an import begin, or go on, in the name of whoever says so. */
export async function setWaiting({ db, actor, now }: TenantScope, row: ImportRow): Promise<void> {
  const { principal, personId } = actor;
  const begun = { begunAt: now, begunShare: row.share };
  const fresh = { breaks: 0, beatAt: null, finishedAt: null, code: null, values: null };
  await db
    .update(registryImports)
    .set({ status: "waiting", principal, personId, ...begun, ...fresh })
    .where(named(row));
}

export async function setStopped({ db }: TenantScope, row: ImportRow): Promise<void> {
  await db.update(registryImports).set({ status: "stopped" }).where(named(row));
}

/** Gives an import up: a worker that has it goes no further, and its file is removed soon. */
export async function setDiscarded({ db, now }: TenantScope, row: ImportRow): Promise<void> {
  await db.update(registryImports).set({ status: "discarded", finishedAt: now }).where(named(row));
}

/** An import in the hands of one worker, and in whose name it acts. */
export type TakenImport = ImportRow;

/** Takes what waits longest, or what its worker has left; null when there is none. */
export async function takeImport({ db, now }: ProgramScope): Promise<TakenImport | null> {
  const { tenantId, id, status, beatAt, fence } = registryImports;
  const lost = new Date(now.getTime() - beatLostMs);
  const next = db
    .select({ tenantId, id })
    .from(registryImports)
    .where(or(eq(status, "waiting"), and(eq(status, "running"), lt(beatAt, lost))))
    .orderBy(sql`${beatAt} nulls first`)
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await db
    .update(registryImports)
    .set({ status: "running", beatAt: now, fence: sql`${fence} + 1` })
    .where(sql`(${tenantId}, ${id}) in (${next})`)
    .returning();
  return taken ?? null;
}

/** Only as long as no other has taken it, and nobody has stopped it. */
const held = (taken: TakenImport) =>
  and(named(taken), eq(registryImports.fence, taken.fence), eq(registryImports.status, "running"));

/** Locks an import for one more batch; null where it is another's by now, or was stopped. */
export async function holdImport(
  { db }: TenantScope,
  taken: TakenImport,
): Promise<ImportRow | null> {
  const [row] = await db.select().from(registryImports).where(held(taken)).for("update");
  return row ?? null;
}

/** How far a batch has come in its file. */
interface Reached {
  readonly lastRow: number;
  readonly rows: number;
  readonly share: number;
}

/** Keeps what came of a batch, and from where the import would go on. */
export async function advance(
  { db, now }: TenantScope,
  before: ImportRow,
  { lastRow, rows, share }: Reached,
  came: Pick<Decided, "changed" | "unchanged" | "refused"> & {
    readonly registered: number;
    faults: number;
  },
): Promise<void> {
  await db
    .update(registryImports)
    .set({
      lastRow,
      share,
      rowsRead: before.rowsRead + rows,
      registered: before.registered + came.registered,
      changed: before.changed + came.changed,
      unchanged: before.unchanged + came.unchanged,
      refused: before.refused + came.refused,
      faults: before.faults + came.faults,
      beatAt: now,
      breaks: 0,
    })
    .where(named(before));
}

export async function insertFaults(
  { db, house }: TenantScope,
  importId: ImportId,
  faults: readonly Fault[],
): Promise<void> {
  if (faults.length === 0) return;
  const list = (of: (fault: Fault) => string) => textLists.serialize(faults.map(of));
  await db.execute(sql`
    insert into registry_import_faults
      (tenant_id, import_id, row_number, place, column_name, code, values)
    select ${house}, ${importId}, g.row, row_number() over (partition by g.row order by g.at),
      g.place, g.code, g.given
    from unnest(${list(({ row }) => String(row))}::text[]::int[],
      ${list(({ column }) => column)}::text[], ${list(({ code }) => code)}::text[],
      ${list(({ values }) => JSON.stringify(values))}::jsonb[])
      with ordinality g (row, place, code, given, at)`);
}

/** Tells that its worker lives. */
export async function beatImport({ db, now }: ProgramScope, taken: TakenImport): Promise<void> {
  await db.update(registryImports).set({ beatAt: now }).where(held(taken));
}

/** Whether another import could be worked on meanwhile. */
export async function othersWait({ db }: ProgramScope): Promise<boolean> {
  return (await db.$count(registryImports, eq(registryImports.status, "waiting"))) > 0;
}

/** Lets others come first; whoever is next takes it up where it is. */
export async function giveBackImport({ db, now }: ProgramScope, taken: TakenImport): Promise<void> {
  await db.update(registryImports).set({ status: "waiting", beatAt: now }).where(held(taken));
}

/** Notes that it broke: it is tried again, or stops after many times. */
export async function setBroken({ db, now }: ProgramScope, taken: TakenImport): Promise<void> {
  const { breaks } = registryImports;
  const [row] = await db.select({ breaks }).from(registryImports).where(held(taken));
  if (row === undefined) return;
  const isOver = row.breaks + 1 >= mostBreaks;
  const next = isOver
    ? ({ status: "stopped", code: "IMPORT_BROKE", values: {} } as const)
    : ({ status: "waiting" } as const);
  await db
    .update(registryImports)
    .set({ ...next, beatAt: now, breaks: row.breaks + 1 })
    .where(held(taken));
}

/** Ends it; `why` says what stopped it, or what is wrong with its file. */
export async function setEnded(
  { db, now }: ProgramScope,
  taken: TakenImport,
  status: "done" | "failed" | "stopped",
  why: Refusal | null,
): Promise<void> {
  const reason =
    why === null ? { code: null, values: null } : { code: why.code, values: why.values };
  const finishedAt = status === "stopped" ? null : now;
  await db
    .update(registryImports)
    .set({ status, finishedAt, ...reason })
    .where(held(taken));
}

/** Imports that were given up, or that nobody has touched for long, of which something is kept. */
export async function oldImports({ db, now }: ProgramScope, most: number): Promise<ImportRow[]> {
  const { sentAt, status, removedAt, beatAt } = registryImports;
  const before = new Date(now.getTime() - keptDays * dayMs);
  const isIdle = inArray(status, ["ready", "stopped", "done", "failed"]);
  const isOld = and(lt(sentAt, before), or(isNull(beatAt), lt(beatAt, before)));
  return db
    .select()
    .from(registryImports)
    .where(and(isNull(removedAt), or(eq(status, "discarded"), and(isIdle, isOld))))
    .limit(most);
}

/** Forgets the report and the first rows of an import; that there was one stays. */
export async function setRemoved({ db, now }: ProgramScope, row: ImportRow): Promise<void> {
  await db.execute(sql`
    delete from registry_import_faults
    where tenant_id = ${row.tenantId} and import_id = ${row.id}`);
  await db.update(registryImports).set({ removedAt: now, firstRows: null }).where(named(row));
}
