import { Refusal } from "../../../services/kernel/refusal.ts";
import { once } from "../../../services/platform/once.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../../services/tenancy/index.ts";
import { holdOwnImport, type ImportRow, importById, oldestUnbegun, openImports } from "./reads.ts";
import type { ImportId, ImportStatus } from "./schema.ts";
import { type ImportFile, insertImport, setDiscarded, setStopped, setWaiting } from "./writes.ts";

/** Their files lie with us. */
const mostOpen = 10;

async function importOr(scope: TenantScope, id: string): Promise<ImportRow> {
  const row = await importById(scope, id as ImportId);
  if (row === null) throw new Refusal("IMPORT_NOT_FOUND", {}, "id");
  return row;
}

const isOver = (status: ImportStatus) =>
  status === "done" || status === "failed" || status === "discarded";

/** What can be begun: neither over, nor without its file. Throws `IMPORT_OVER`, `IMPORT_FILE_GONE`. */
function checkOpen({ status, removedAt }: ImportRow): void {
  if (isOver(status)) throw new Refusal("IMPORT_OVER", {}, "id");
  if (removedAt !== null) throw new Refusal("IMPORT_FILE_GONE", {}, "id");
}

/**
 * What gives way to one more file: null while there is room, else the oldest that the same caller
 * has not begun. Throws `IMPORTS_FULL` where he has none.
 */
async function givesWay(scope: TenantScope): Promise<ImportRow | null> {
  if ((await openImports(scope)) < mostOpen) return null;
  const oldest = await oldestUnbegun(scope);
  if (oldest === null) throw new Refusal("IMPORTS_FULL", { most: mostOpen });
  return oldest;
}

/** Refuses one more file where there are many already, and none gives way: `IMPORTS_FULL`. */
export async function checkRoom(scope: TenantScope): Promise<void> {
  await givesWay(scope);
}

/**
 * Takes up a file whose bytes are there; a request that comes twice gets the first one's. Throws
 * `IMPORTS_FULL`.
 */
export async function addImport(scope: TenantScope, file: ImportFile): Promise<ImportRow> {
  const { id } = await once(scope, "identifierImport", async () => {
    const former = await givesWay(scope);
    const held = former === null ? null : await holdOwnImport(scope, former.id);

    // One that was begun meanwhile stays: there may be one more than there should.
    const gone = held?.status === "ready" ? held : null;
    if (gone !== null) await setDiscarded(scope, gone);
    await insertImport(scope, file);
    const { name, sizeBytes } = file;
    const gaveWay = gone === null ? {} : { gaveWay: gone.id };
    scope.about(`identifier-import:${file.id}`, { act: "send", name, sizeBytes, ...gaveWay });
    return file.id;
  });
  return importOr(scope, id);
}

/**
 * Gives an import up, also one that is under way: what is registered stays, its file and its report
 * go. Throws `IMPORT_NOT_FOUND`, `IMPORT_OVER`.
 */
export async function discardImport(scope: TenantScope, id: ImportId): Promise<ImportRow> {
  const done = await once(scope, "identifierImportDiscard", async () => {
    const row = await holdOwnImport(scope, id);
    if (row === null) throw new Refusal("IMPORT_NOT_FOUND", {}, "id");
    if (isOver(row.status)) throw new Refusal("IMPORT_OVER", {}, "id");

    await setDiscarded(scope, row);
    scope.about(`identifier-import:${id}`, { act: "discard", after: row.lastRow });
    return id;
  });
  return importOr(scope, done.id);
}

/**
 * Lets an import begin, or go on where it stopped. Throws `IMPORT_NOT_FOUND`, `IMPORT_OVER`,
 * `IMPORT_FILE_GONE`, `RULES_NOT_ACCEPTED`, `FIRM_LEAVING`.
 */
export async function startImport(scope: TenantScope, id: ImportId): Promise<ImportRow> {
  const done = await once(scope, "identifierImportStart", async () => {
    const row = await holdOwnImport(scope, id);
    if (row === null) throw new Refusal("IMPORT_NOT_FOUND", {}, "id");
    checkOpen(row);
    await assertStays(scope);
    await assertRulesAccepted(scope);

    if (row.status === "ready" || row.status === "stopped") await setWaiting(scope, row);
    scope.about(`identifier-import:${id}`, { act: "start", after: row.lastRow });
    return id;
  });
  return importOr(scope, done.id);
}

/** Stops an import after the batch that is under way. Throws `IMPORT_NOT_FOUND`, `IMPORT_OVER`. */
export async function stopImport(scope: TenantScope, id: ImportId): Promise<ImportRow> {
  const done = await once(scope, "identifierImportStop", async () => {
    const row = await holdOwnImport(scope, id);
    if (row === null) throw new Refusal("IMPORT_NOT_FOUND", {}, "id");
    checkOpen(row);

    if (row.status === "waiting" || row.status === "running") await setStopped(scope, row);
    scope.about(`identifier-import:${id}`, { act: "stop", after: row.lastRow });
    return id;
  });
  return importOr(scope, done.id);
}
