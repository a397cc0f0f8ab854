import { Refusal } from "../../kernel/refusal.ts";
import { CsvReader } from "./csv-reader.ts";
import { type TableRow, tableLimits } from "./row.ts";

/** UTF-8, or what Excel writes in China where it is not told otherwise. */
export const csvEncodings = ["utf-8", "gb18030"] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

function textOf(bytes: Uint8Array): string {
  // UTF-16 would pass for UTF-8 with a NUL beside every letter.
  if (bytes.includes(0)) throw new Refusal("TABLE_UNREADABLE");
  for (const encoding of csvEncodings) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // Not of this encoding: the next one is tried.
    }
  }
  throw new Refusal("TABLE_UNREADABLE");
}

/** The lines that are there, numbered after those before. */
function* linesIn(reader: CsvReader, before: number, mostRows: number): Generator<TableRow> {
  let number = before;
  for (let cells = reader.line(); cells !== null; cells = reader.line()) {
    number += 1;
    if (number > mostRows) throw new Refusal("TABLE_TOO_LARGE");
    yield { number, cells };
  }
}

/** The lines of a CSV file. Throws `TABLE_UNREADABLE`, `TABLE_TOO_LARGE`. */
export function* csvRows(bytes: Uint8Array): Generator<TableRow> {
  const reader = new CsvReader();
  reader.feed(textOf(bytes));
  reader.feed(null);
  yield* linesIn(reader, 0, tableLimits.rows);
}

/**
 * The same as the bytes come, some lines at a time: never more of it is in memory than a piece and
 * the line that reaches into the next one.
 */
export async function* csvRowsOf(
  pieces: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
  mostRows: number,
): AsyncGenerator<TableRow[]> {
  const reader = new CsvReader();
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let number = 0;
  const decoded = (piece: Uint8Array | null) => {
    try {
      return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw new Refusal("TABLE_UNREADABLE");
    }
  };
  const lines = () => {
    const rows = [...linesIn(reader, number, mostRows)];
    number += rows.length;
    return rows;
  };
  for await (const piece of pieces) {
    if (piece.includes(0)) throw new Refusal("TABLE_UNREADABLE");
    reader.feed(decoded(piece));
    yield lines();
  }
  reader.feed(decoded(null));
  reader.feed(null);
  yield lines();
}
