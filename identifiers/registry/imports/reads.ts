import { and, asc, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { CsvEncoding } from "../../../services/platform/tables/csv-encodings.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import { type ImportId, registryImportFaults, registryImports } from "./schema.ts";

export type ImportRow = typeof registryImports.$inferSelect;
/** In what a CSV file is written, as it was named or found; null for Excel. */
export const encodingOf = ({ format }: Pick<ImportRow, "format">): CsvEncoding | null =>
  format === "xlsx" ? null : format;

export type FaultRow = typeof registryImportFaults.$inferSelect;

export async function importById(
  { db, house }: TenantScope,
  id: ImportId,
): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(registryImports)
    .where(and(eq(registryImports.tenantId, house), eq(registryImports.id, id)));
  return row ?? null;
}

/** The same, locked until the act on it ends. */
export async function holdOwnImport(
  { db, house }: TenantScope,
  id: ImportId,
): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(registryImports)
    .where(and(eq(registryImports.tenantId, house), eq(registryImports.id, id)))
    .for("update");
  return row ?? null;
}

/** A page of the firm's imports, the newest first, and one more if there is a next page. */
export async function importPage(
  { db, house }: TenantScope,
  before: string | null,
  first: number,
): Promise<ImportRow[]> {
  const { tenantId, id } = registryImports;
  const isBefore = before === null ? undefined : lt(id, before as ImportId);
  return db
    .select()
    .from(registryImports)
    .where(and(eq(tenantId, house), isBefore))
    .orderBy(desc(id))
    .limit(first + 1);
}

/** How many imports of the firm are neither over nor without their files. */
export async function openImports({ db, house }: TenantScope): Promise<number> {
  const { tenantId, status, removedAt } = registryImports;
  const isOpen = inArray(status, ["ready", "waiting", "running", "stopped"]);
  return db.$count(registryImports, and(eq(tenantId, house), isOpen, isNull(removedAt)));
}

/** The oldest import that the same caller has sent and not begun; null where there is none. */
export async function oldestUnbegun({ db, house, actor }: TenantScope): Promise<ImportRow | null> {
  const { tenantId, id, status, principal, removedAt } = registryImports;
  const isUnbegun = and(eq(status, "ready"), isNull(removedAt));
  const [row] = await db
    .select()
    .from(registryImports)
    .where(and(eq(tenantId, house), eq(principal, actor.principal), isUnbegun))
    .orderBy(asc(id))
    .limit(1);
  return row ?? null;
}

/** Which fault of a report was read last. */
export type FaultPlace = Pick<FaultRow, "row" | "place">;

export async function faultPage(
  { db, house }: TenantScope,
  id: ImportId,
  after: FaultPlace | null,
  first: number,
): Promise<FaultRow[]> {
  const { tenantId, importId, row, place } = registryImportFaults;
  const isAfter =
    after === null
      ? undefined
      : or(gt(row, after.row), and(eq(row, after.row), gt(place, after.place)));
  return db
    .select()
    .from(registryImportFaults)
    .where(and(eq(tenantId, house), eq(importId, id), isAfter))
    .orderBy(asc(row), asc(place))
    .limit(first);
}
