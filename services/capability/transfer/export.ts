import type { TenantId } from "../../kernel/brand.ts";
import { csvLine, csvMark } from "../../platform/csv.ts";
import { columnIn, type TableColumns } from "../../platform/tables/heading.ts";
import { XlsxFile } from "../../platform/tables/xlsx-file.ts";
import type { Question } from "../../platform/tenancy.ts";
import { type ResourcePage, sitesPageQuestion } from "../reads.ts";
import { type SiteColumns, type SiteRow, siteRow } from "../rows.ts";

/** In which firm's house something is asked, and how. */
export interface Asking {
  readonly house: TenantId;
  readonly ask: <Row extends object>(question: Question) => Promise<Row[]>;
}

/** What the rows of a table are about, and how they go out. */
export interface Outgoing {
  readonly name: "resources" | "sites" | "shifts" | "exceptions";
  readonly columns: TableColumns;
  /** All rows, page by page. */
  readonly out: (asking: Asking) => AsyncIterable<string[][]>;
}

const pageSize = 500;

/** All that can be asked for, one page after the other; the first is there even when it is empty. */
export async function* inPages<Row extends object>(
  ask: (page: ResourcePage) => Promise<Row[]>,
  idOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await ask({ limit: pageSize, after });
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = idOf(last);
  }
}

/** All places of the firm, page by page. */
export async function* sitesOut({ house, ask }: Asking): AsyncGenerator<SiteRow[]> {
  const pages = inPages<SiteColumns>(
    (page) => ask(sitesPageQuestion(house, page)),
    (row) => row.site_id,
  );
  for await (const page of pages) yield page.map((row) => siteRow(house, row));
}

export type Format = "csv" | "xlsx";

/** As what a table goes out, and in which language its columns are named. */
export interface FileForm {
  readonly format: Format;
  readonly locale: "zh" | "en";
}

/** A table as the bytes of its file; `taken` is told how many rows go out at a time. */
export async function* fileOf(
  { columns, out }: Outgoing,
  asking: Asking,
  { format, locale }: FileForm,
  taken: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const file = format === "xlsx" ? new XlsxFile() : null;
  const bytesOf = (rows: string[][]) =>
    file?.rows(rows) ?? encoder.encode(rows.map(csvLine).join(""));
  // The heading goes with the first rows: not before it is known whether there are any to be shown.
  let heading = [columns.names.map((name) => columnIn(columns, name, locale))];
  for await (const rows of out(asking)) {
    taken(rows.length);
    if (heading.length > 0 && file === null) yield encoder.encode(csvMark);
    yield bytesOf([...heading, ...rows]);
    heading = [];
  }
  if (file !== null) yield file.end();
}
