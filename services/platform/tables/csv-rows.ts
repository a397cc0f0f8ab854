import { Refusal } from "../../kernel/refusal.ts";
import { type CsvEncoding, utf16Of } from "./csv-encodings.ts";
import { CsvReader } from "./csv-reader.ts";
import { type TableRow, tableLimits } from "./row.ts";

/** UTF-8, or what Excel writes in China where it is not told otherwise. */
const guessed = ["utf-8", "gb18030"] as const;

const decoderOf = (encoding: CsvEncoding) =>
  new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array, encoding: CsvEncoding): string | undefined {
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  // UTF-16 without its mark would pass for UTF-8 with a NUL beside every letter.
  if (wide === undefined && bytes.includes(0)) throw new Refusal("TABLE_UNREADABLE");
  for (const encoding of wide === undefined ? guessed : [wide]) {
    const text = decoded(bytes, encoding);
    if (text !== undefined && !text.includes("\0")) return text;
  }
  throw new Refusal("TABLE_UNREADABLE");
}

/** The lines that are there, numbered after those before. */
function* linesIn(reader: CsvReader, before: number, mostRows: number): Generator<TableRow> {
  let number = before;
  for (let line = reader.line(); line !== null; line = reader.line()) {
    number += 1;
    if (number > mostRows) throw new Refusal("TABLE_TOO_LARGE");
    const { cells, isStray } = line;
    const fault = { at: null, code: "TABLE_QUOTES", values: { row: number } } as const;
    yield isStray ? { number, cells, faults: [fault] } : { number, cells };
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
 * the line that reaches into the next one. Throws `TABLE_ENCODING`, too.
 */
export async function* csvRowsOf(
  pieces: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
  mostRows: number,
): AsyncGenerator<TableRow[]> {
  const reader = new CsvReader();
  const decoder = decoderOf(encoding);
  let number = 0;
  const more = (piece: Uint8Array | null) => {
    try {
      const text = piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
      // No text of a table has one, whatever it is encoded in.
      if (text.includes("\0")) throw new Refusal("TABLE_UNREADABLE");
      return text;
    } catch (fault) {
      throw fault instanceof Refusal ? fault : new Refusal("TABLE_ENCODING", { encoding });
    }
  };
  const lines = () => {
    const rows = [...linesIn(reader, number, mostRows)];
    number += rows.length;
    return rows;
  };
  for await (const piece of pieces) {
    reader.feed(more(piece));
    yield lines();
  }
  reader.feed(more(null));
  reader.feed(null);
  yield lines();
}
