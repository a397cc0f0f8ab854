import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Blobs } from "../../../services/platform/blobs.ts";
import { csvRowsOf } from "../../../services/platform/tables/csv-rows.ts";
import type { TableRow } from "../../../services/platform/tables/row.ts";
import { xlsxRowsOf } from "../../../services/platform/tables/xlsx-rows.ts";
import { type ImportHeading, importHeadingOf } from "./columns.ts";
import type { ImportRow } from "./reads.ts";

/** What a file may be (C27). */
export const importLimits = {
  fileBytes: 400_000_000,
  rows: 1_048_576,
  unpackedBytes: 2_000_000_000,
  sharedCharacters: 100_000_000,
} as const;

/** Where the bytes of an import lie. */
export const blobOfImport = ({ tenantId, id }: Pick<ImportRow, "tenantId" | "id">) =>
  `imports/${tenantId}/${id}`;

/** Some rows of a file, and what its first row says of them. */
export interface RowBatch {
  readonly first: TableRow;
  readonly heading: ImportHeading;
  readonly rows: readonly TableRow[];
}

async function* bytesOf(blobs: Blobs, name: string): AsyncGenerator<Uint8Array> {
  const stream = await blobs.stream(name);
  if (stream === null) throw new Refusal("IMPORT_FILE_GONE");
  yield* stream;
}

const isEmpty = ({ cells }: TableRow) => cells.every((cell) => cell.trim() === "");

/** The rows of each piece that say something, with the heading that stands above them. */
async function* headed(pieces: AsyncIterable<readonly TableRow[]>): AsyncGenerator<RowBatch> {
  let head: Omit<RowBatch, "rows"> | null = null;
  for await (const piece of pieces) {
    const rows = piece.filter((row) => !isEmpty(row));
    const first: TableRow | undefined = head === null ? rows.shift() : undefined;
    if (first !== undefined) head = { first, heading: importHeadingOf(first) };
    if (head !== null) yield { ...head, rows };
  }
  if (head === null) throw new Refusal("TABLE_EMPTY");
}

/**
 * The rows of a file after one of them, so many at a time; it is read as it comes, and never held
 * whole. Throws `IMPORT_FILE_GONE`, `TABLE_EMPTY` and what reading it and its heading throw.
 */
export async function* batchesOf(
  blobs: Blobs,
  file: Pick<ImportRow, "tenantId" | "id" | "format">,
  after: number,
  size: number,
): AsyncGenerator<RowBatch> {
  const open = () => bytesOf(blobs, blobOfImport(file));
  const { format } = file;
  const pieces =
    format === "xlsx"
      ? xlsxRowsOf(open, importLimits)
      : csvRowsOf(open(), format, importLimits.rows);
  let last: RowBatch | null = null;
  let waiting: TableRow[] = [];
  for await (const piece of headed(pieces)) {
    last = piece;
    waiting = waiting.concat(piece.rows.filter(({ number }) => number > after));
    while (waiting.length >= size) yield { ...piece, rows: waiting.splice(0, size) };
  }
  if (last !== null && waiting.length > 0) yield { ...last, rows: waiting };
}
