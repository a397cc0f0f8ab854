import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { type HttpRequest, languageIn, mediaIn, type Shell } from "../../platform/http.ts";
import { encodingIn, modeIn } from "../../platform/incoming.ts";
import { answerIncoming } from "../../platform/incoming-http.ts";
import { streamed } from "../../platform/streamed.ts";
import type { CsvEncoding } from "../../platform/tables/csv-encodings.ts";
import { csvRows, csvTextOf } from "../../platform/tables/csv-rows.ts";
import { type FirstRows, firstOf } from "../../platform/tables/first-rows.ts";
import { columnIn } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import { xlsxRows } from "../../platform/tables/xlsx-rows.ts";
import { type Actor, readAs } from "../../platform/tenancy.ts";
import { exceptionTable } from "./exception-table.ts";
import { type Asking, type Format, fileOf, type Outgoing } from "./export.ts";
import { resourceTable } from "./resource-table.ts";
import { shiftTable } from "./shift-table.ts";
import { siteTable } from "./site-table.ts";
import { type TableKind, tableIn } from "./table.ts";

export interface TransferParts {
  readonly database: Database;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** A table or document and who sends it, counted before anything of it is taken in. */
  readonly sentTable: (
    http: HttpRequest,
  ) => Promise<{ readonly actor: Actor; readonly bytes: Uint8Array }>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const csvMedia = "text/csv";
const tableMedia: readonly string[] = [csvMedia, xlsxMedia];
const formats: readonly Format[] = ["csv", "xlsx"];
const tables: readonly (TableKind & Outgoing)[] = [
  resourceTable,
  siteTable,
  shiftTable,
  exceptionTable,
];

function formatIn(http: HttpRequest): Format {
  const format = formats.find((each) => each === http.req.query("format"));
  if (format === undefined) throw new Refusal("INPUT_INVALID", {}, "format");
  return format;
}

/** What a table is about: resources where nothing else is said. */
function tableAsked(http: HttpRequest) {
  const asked = http.req.query("table") ?? "resources";
  const table = tables.find(({ name }) => name === asked);
  if (table === undefined) throw new Refusal("INPUT_INVALID", {}, "table");
  return table;
}

/** A table that came as a file: its rows as often as they are asked for, and how it was read. */
interface TableFile {
  readonly rows: () => Iterable<TableRow> | AsyncIterable<TableRow>;
  readonly read: { readonly encoding: CsvEncoding | null; readonly firstRows: FirstRows };
}

/** By its first bytes, whatever the header says (C27): every Excel file is a zip archive. */
function tableFile(bytes: Uint8Array, named: CsvEncoding | undefined): TableFile {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isArchive) return { rows: () => xlsxRows(bytes), read: { encoding: null, firstRows: [] } };
  const { encoding } = csvTextOf(bytes, named);
  const rows = () => csvRows(bytes, encoding);
  return { rows, read: { encoding, firstRows: firstOf(rows()) } };
}

/** POST of a table of resources or sites, and GET of the firm's own. */
export function mountTransfer(app: Shell, parts: TransferParts): void {
  const { database, actorOf, sentTable, exported } = parts;
  app.post("/capability/import", async (http) => {
    mediaIn(http, tableMedia);
    const table = tableAsked(http);
    const mode = modeIn(http);
    const named = encodingIn(http);
    const { actor, bytes } = await sentTable(http);
    const { rows, read } = tableFile(bytes, named);
    const actions = { preview: "capability.read", write: "capability.edit" } as const;
    const incoming = () => tableIn(table, rows());
    const inTongue = (column: string, locale: "zh" | "en") =>
      columnIn(table.columns, column, locale);
    const coming = { database, actor, actions, incoming, mode, read, columnIn: inTongue };
    return answerIncoming(http, coming);
  });

  app.get("/capability/export", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const table = tableAsked(http);
    const format = formatIn(http);
    const asking: Asking = {
      house: actor.tenantId,
      ask: (question) => readAs(database, actor, "capability.read", question),
    };
    // By these names programs know the columns, whatever language they ask for otherwise.
    const form = { format, locale: languageIn(http) ?? "en" } as const;
    const pieces = fileOf(table, asking, form, (rows) => exported(actor, rows, table.name));
    const day = new Date().toISOString().slice(0, 10);
    return http.body(await streamed(pieces), 200, {
      "content-type": format === "csv" ? `${csvMedia}; charset=utf-8` : xlsxMedia,
      "content-disposition": `attachment; filename="${table.name}-${day}.${format}"`,
      "cache-control": "no-store",
    });
  });
}
