import { Refusal } from "../../kernel/refusal.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import { isUuid } from "../../platform/ids.ts";
import { whileStill } from "../../platform/streamed.ts";
import type { Actor } from "../../platform/tenancy.ts";
import { fetchExport } from "./commands.ts";

export interface ExportHttpParts {
  readonly database: Database;
  readonly blobs: Blobs;
  /** Who asks, and in which session; throws `NOT_SIGNED_IN`. */
  readonly callerOf: (
    http: HttpRequest,
    body: Uint8Array,
  ) => Promise<{ readonly actor: Actor; readonly token: string | null }>;
  /** Who asks, found out anew while a file goes out; throws once his session or key has ended. */
  readonly stillOf: (http: HttpRequest) => Promise<Actor>;
  /** Told how many records go out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

/** GET /exports/:exportID: an archive of everything that the firm has. */
export function mountExports(app: Shell, parts: ExportHttpParts): void {
  const { database, blobs, callerOf, stillOf, exported } = parts;
  app.get("/exports/:exportID", async (http) => {
    const caller = await callerOf(http, new Uint8Array());
    const id = http.req.param("exportID");
    if (!isUuid(id)) throw new Refusal("EXPORT_NOT_FOUND", {}, "id");
    const { row, stream } = await fetchExport(database, blobs, caller, id);
    exported(caller.actor, row.rows ?? 0, "archive");
    const day = row.askedAt.toISOString().slice(0, 10);
    const body = whileStill(stream, () => stillOf(http));
    return http.body(body, 200, {
      "content-type": "application/gzip",
      "content-length": String(row.sizeBytes),
      "content-disposition": `attachment; filename="lianzao-export-${day}.tar.gz"`,
      "cache-control": "no-store",
    });
  });
}
