import { Refusal } from "../../../services/kernel/refusal.ts";
import type { Blobs } from "../../../services/platform/blobs.ts";
import { csvRowsOf } from "../../../services/platform/tables/csv-rows.ts";
import type { TableRow } from "../../../services/platform/tables/row.ts";
import { checkMergedIn, xlsxRowsOf } from "../../../services/platform/tables/xlsx-rows.ts";
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
  /** How much of the file is done with the last of them, from 0 to 1. */
  readonly share: number;
}

/** How much of a file was read. */
class Reading {
  private readonly sizeBytes: number;
  private ofFile = 0;
  private ofSheet: number | undefined;

  constructor(sizeBytes: number) {
    this.sizeBytes = sizeBytes;
  }

  /** The same bytes, counted; from its beginning where it is opened again. */
  async *counted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.length;
      this.ofFile = bytes / this.sizeBytes;
      yield piece;
    }
  }

  /** Not every archive says how long a part is before it, and what it says may be wrong. */
  tellSheet(done: number, whole: number | undefined): void {
    this.ofSheet = whole === undefined || done > whole ? undefined : done / whole;
  }

  get share(): number {
    return Math.min(1, this.ofSheet ?? this.ofFile);
  }
}

async function* bytesOf(blobs: Blobs, name: string): AsyncGenerator<Uint8Array> {
  const stream = await blobs.stream(name);
  if (stream === null) throw new Refusal("IMPORT_FILE_GONE");
  yield* stream;
}

/** What of an Excel file would be lost without a word stands behind its rows. Throws `CELLS_MERGED`. */
export async function checkWhole(
  blobs: Blobs,
  file: Pick<ImportRow, "tenantId" | "id" | "format">,
  first: TableRow,
): Promise<void> {
  if (file.format !== "xlsx") return;
  await checkMergedIn(() => bytesOf(blobs, blobOfImport(file)), importLimits, first);
}

const isEmpty = ({ cells }: TableRow) => cells.every((cell) => cell.trim() === "");

/** The rows of each piece that say something, with the heading that stands above them. */
async function* headed(
  pieces: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<Omit<RowBatch, "share">> {
  let head: Pick<RowBatch, "first" | "heading"> | null = null;
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
  file: Pick<ImportRow, "tenantId" | "id" | "format" | "sizeBytes">,
  after: number,
  size: number,
): AsyncGenerator<RowBatch> {
  const { format, sizeBytes } = file;
  const reading = new Reading(sizeBytes);
  const open = () => reading.counted(bytesOf(blobs, blobOfImport(file)));
  const pieces =
    format === "xlsx"
      ? xlsxRowsOf(open, importLimits, (done, whole) => reading.tellSheet(done, whole))
      : csvRowsOf(open(), format, importLimits.rows);
  let last: Omit<RowBatch, "share"> | null = null;
  let waiting: TableRow[] = [];
  let before = 0;
  for await (const piece of headed(pieces)) {
    last = piece;
    waiting = waiting.concat(piece.rows.filter(({ number }) => number > after));
    while (waiting.length >= size) {
      const rows = waiting.splice(0, size);
      // Those that are left are the last of this piece.
      const ahead = waiting.length / Math.max(1, piece.rows.length);
      const { share } = reading;
      yield { ...piece, rows, share: share - ahead * Math.max(0, share - before) };
    }
    before = reading.share;
  }
  if (last !== null && waiting.length > 0) yield { ...last, rows: waiting, share: 1 };
}
