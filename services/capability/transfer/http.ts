import { sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { csvLine, csvMark } from "../../platform/csv.ts";
import type { Database } from "../../platform/database.ts";
import type { HttpRequest, Shell } from "../../platform/http.ts";
import { csvRows } from "../../platform/tables/csv-rows.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import { XlsxFile } from "../../platform/tables/xlsx-file.ts";
import { xlsxRows } from "../../platform/tables/xlsx-rows.ts";
import { type Actor, asTenant, readAs } from "../../platform/tenancy.ts";
import { resourcesQuestion, sitesQuestion } from "../reads.ts";
import {
  type ResourceColumns,
  resourceRow,
  type SiteColumns,
  siteRow,
  wholeResource,
} from "../rows.ts";
import { cellsOf, columns, siteName } from "./columns.ts";
import {
  type ImportMode,
  type ImportOutcome,
  importModes,
  importResources,
  unwritten,
} from "./import.ts";

export interface TransferParts {
  readonly database: Database;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** A table and who sends it, counted before anything of it is taken in. */
  readonly sentTable: (
    http: HttpRequest,
  ) => Promise<{ readonly actor: Actor; readonly bytes: Uint8Array }>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const csvMedia = "text/csv";
const tableMedia: readonly string[] = [csvMedia, xlsxMedia];
const formats = ["csv", "xlsx"] as const;
type Format = (typeof formats)[number];
const pageSize = 500;

function mediaIn(http: HttpRequest): void {
  const media = (http.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!tableMedia.includes(media)) {
    throw new Refusal("MEDIA_TYPE_UNKNOWN", { expected: tableMedia.join(", ") });
  }
}

function modeIn(http: HttpRequest): ImportMode {
  const mode = importModes.find((each) => each === http.req.query("mode"));
  if (mode === undefined) throw new Refusal("INPUT_INVALID", {}, "mode");
  return mode;
}

function formatIn(http: HttpRequest): Format {
  const format = formats.find((each) => each === http.req.query("format"));
  if (format === undefined) throw new Refusal("INPUT_INVALID", {}, "format");
  return format;
}

/** By its first bytes, whatever the header says (C27): every Excel file is a zip archive. */
function rowsOf(bytes: Uint8Array): Iterable<TableRow> | AsyncIterable<TableRow> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isArchive ? xlsxRows(bytes) : csvRows(bytes);
}

function told({ faults, ...outcome }: ImportOutcome, locale: "zh" | "en") {
  return {
    ...outcome,
    faults: faults.map(({ row, column, code, values }) => ({
      row,
      column,
      code,
      message: sentenceOf(code, locale, values),
    })),
  };
}

/** The firm's resources as the rows of a table, page by page; `taken` is told how many each has. */
async function* resourceTable(
  database: Database,
  actor: Actor,
  taken: (records: number) => void,
): AsyncGenerator<string[][]> {
  const house = actor.tenantId;
  const ask = <Row extends object>(question: ReturnType<typeof sitesQuestion>) =>
    readAs<Row>(database, actor, "capability.read", question);
  const sites = (await ask<SiteColumns>(sitesQuestion(house))).map((row) => siteRow(house, row));
  yield [[...columns]];
  let after: string | null = null;
  for (;;) {
    const page = { limit: pageSize, after };
    const rows: ResourceColumns[] = await ask(resourcesQuestion(house, page, wholeResource));
    taken(rows.length);
    const resources = rows.map((row) => resourceRow(house, row));
    yield resources.map((resource) => cellsOf(resource, siteName(resource.site, sites)));
    after = resources.at(-1)?.id ?? null;
    if (rows.length < pageSize) return;
  }
}

/** A table as the bytes of its file. */
async function* fileOf(table: AsyncIterable<string[][]>, format: Format) {
  const encoder = new TextEncoder();
  const file = format === "xlsx" ? new XlsxFile() : null;
  // With the first rows, and not before it is known whether there are any to be shown.
  let mark = csvMark;
  for await (const rows of table) {
    yield file?.rows(rows) ?? encoder.encode(mark + rows.map(csvLine).join(""));
    mark = "";
  }
  if (file !== null) yield file.end();
}

/** POST of a table of resources, and GET of the firm's own. */
export function mountTransfer(app: Shell, parts: TransferParts): void {
  const { database, actorOf, sentTable, exported } = parts;
  app.post("/capability/import", async (http) => {
    mediaIn(http);
    const mode = modeIn(http);
    const { actor, bytes } = await sentTable(http);
    const action = mode === "preview" ? "capability.read" : "capability.edit";
    const outcome = await asTenant(database, actor, action, (scope) =>
      importResources(scope, rowsOf(bytes), mode),
    ).catch(unwritten);
    return http.json(told(outcome, http.get("locale")));
  });

  app.get("/capability/export", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const format = formatIn(http);
    const taken = (records: number) => exported(actor, records, "resources");
    const pieces = fileOf(resourceTable(database, actor, taken), format);
    // The first piece is asked for before the answer begins: a refusal is still one.
    const first = await pieces.next();
    const day = new Date().toISOString().slice(0, 10);
    const stream = new ReadableStream<Uint8Array>({
      start: (out) => {
        if (!first.done) out.enqueue(first.value);
      },
      pull: async (out) => {
        const piece = await pieces.next();
        if (piece.done) out.close();
        else out.enqueue(piece.value);
      },
    });
    return http.body(stream, 200, {
      "content-type": format === "csv" ? `${csvMedia}; charset=utf-8` : xlsxMedia,
      "content-disposition": `attachment; filename="resources-${day}.${format}"`,
      "cache-control": "no-store",
    });
  });
}
