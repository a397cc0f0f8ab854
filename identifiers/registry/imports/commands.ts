import { Refusal } from "../../../services/kernel/refusal.ts";
import { once } from "../../../services/platform/once.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../../services/tenancy/index.ts";
import { holdOwnImport, type ImportRow, importById, openImports } from "./reads.ts";
import type { ImportId } from "./schema.ts";
import { type ImportFile, insertImport, setStopped, setWaiting } from "./writes.ts";

/** Their files lie with us. */
const mostOpen = 10;

async function importOr(scope: TenantScope, id: string): Promise<ImportRow> {
  const row = await importById(scope, id as ImportId);
  if (row === null) throw new Refusal("IMPORT_NOT_FOUND", {}, "id");
  return row;
}

/** What can be begun: neither over, nor without its file. Throws `IMPORT_OVER`, `IMPORT_FILE_GONE`. */
function checkOpen({ status, removedAt }: ImportRow): void {
  if (status === "done" || status === "failed") throw new Refusal("IMPORT_OVER", {}, "id");
  if (removedAt !== null) throw new Refusal("IMPORT_FILE_GONE", {}, "id");
}

/** Refuses one more file where there are many already: `IMPORTS_FULL`. */
export async function checkRoom(scope: TenantScope): Promise<void> {
  if ((await openImports(scope)) >= mostOpen) throw new Refusal("IMPORTS_FULL", { most: mostOpen });
}

/**
 * Takes up a file whose bytes are there; a request that comes twice gets the first one's. Throws
 * `IMPORTS_FULL`.
 */
export async function addImport(scope: TenantScope, file: ImportFile): Promise<ImportRow> {
  const { id } = await once(scope, "identifierImport", async () => {
    await checkRoom(scope);

    await insertImport(scope, file);
    const { name, sizeBytes } = file;
    scope.about(`identifier-import:${file.id}`, { act: "send", name, sizeBytes });
    return file.id;
  });
  return importOr(scope, id);
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
