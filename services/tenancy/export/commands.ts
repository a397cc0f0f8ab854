import type { ExportAskedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import { type Actor, asTenant, type TenantScope } from "../../platform/tenancy.ts";
import { provedPerson } from "../sessions/proved.ts";
import { blobOf } from "./archive.ts";
import { exportById, type FirmExport } from "./reads.ts";
import { assertThere } from "./rules.ts";
import { insertExport } from "./writes.ts";

/**
 * Asks for an archive of everything that the firm has here. Throws `SESSION_NEEDED`,
 * `PROOF_NEEDED`, `EXPORT_UNDER_WAY`.
 */
export async function askExport(
  scope: TenantScope,
  sessionToken: string | null,
): Promise<FirmExport> {
  const person = await provedPerson(scope, sessionToken);
  const { id } = await once(scope, "exportAsk", async () => {
    const exportId = await insertExport(scope, person);
    if (exportId === null) throw new Refusal("EXPORT_UNDER_WAY");

    scope.about(`export:${exportId}`, { act: "ask" });
    const body: ExportAskedV1 = { firm: await firmIdentity(scope), exportId, by: { person } };
    await scope.emit({ type: "tenancy.export-asked.v1", body });
    return exportId;
  });
  const row = await exportById(scope, id);
  if (row === null) throw new Error(`export ${id} is not there`);
  return row;
}

/** An archive on its way to who fetches it. */
export interface FetchedExport {
  readonly row: FirmExport;
  readonly stream: ReadableStream<Uint8Array>;
}

/**
 * Hands an archive out; that it was fetched is on record before its first byte. Throws
 * `SESSION_NEEDED`, `PROOF_NEEDED`, `EXPORT_NOT_FOUND`.
 */
export async function fetchExport(
  database: Database,
  blobs: Blobs,
  { actor, token }: { readonly actor: Actor; readonly token: string | null },
  id: string,
): Promise<FetchedExport> {
  return asTenant(database, actor, "tenancy.fetch-export", async (scope) => {
    await provedPerson(scope, token);
    const row = await exportById(scope, id);
    assertThere(row, scope.now);
    scope.about(`export:${id}`, { act: "fetch" });
    const stream = await blobs.stream(blobOf(scope.house, id));
    if (stream === null) throw new Refusal("EXPORT_NOT_FOUND", {}, "id");
    return { row, stream };
  });
}
