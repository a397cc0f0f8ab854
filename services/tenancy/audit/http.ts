import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import type { Actor } from "../../platform/tenancy.ts";
import { type ExportFormat, exportAudit } from "./export.ts";
import { filterInQuery } from "./filter.ts";

export interface AuditParts {
  readonly database: Database;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** The same again while a file goes out; throws once his session or key has ended. */
  readonly stillOf: (http: HttpRequest) => Promise<Actor>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

const mediaOf: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
};

function formatIn(parameters: URLSearchParams): ExportFormat {
  const format = parameters.get("format") ?? "csv";
  if (format === "csv" || format === "jsonl") return format;
  throw new Refusal("INPUT_INVALID", {}, "format");
}

/** GET /audit/export?format=csv|jsonl: the house's own record as a file. */
export function mountAudit(app: Shell, parts: AuditParts): void {
  const { database, actorOf, stillOf, exported } = parts;
  app.get("/audit/export", async (http) => {
    const { searchParams } = new URL(http.req.url);
    const actor = await actorOf(http, new Uint8Array());
    const format = formatIn(searchParams);
    const taken = (records: number) => exported(actor, records, "audit");
    const filter = filterInQuery(searchParams);
    const taking = { taken, still: () => stillOf(http) };
    const stream = await exportAudit(database, actor, { format, filter }, taking);
    const day = new Date().toISOString().slice(0, 10);
    return http.body(stream, 200, {
      "content-type": mediaOf[format],
      "content-disposition": `attachment; filename="audit-${day}.${format}"`,
      "cache-control": "no-store",
    });
  });
}
