import { Refusal } from "../../kernel/refusal.ts";
import { type CsvEncoding, utf16Of } from "./csv-encodings.ts";
import { EncodingGuess } from "./csv-guess.ts";
import { CsvReader } from "./csv-reader.ts";
import { type TableRow, tableLimits } from "./row.ts";

const decoderOf = (encoding: CsvEncoding) =>
  new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array, encoding: CsvEncoding): string | undefined {
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    return undefined;
  }
}

/** In what a file is written: by its mark, else UTF-8, or what Excel writes in China or in the West. */
function foundIn(bytes: Uint8Array): CsvEncoding {
  const wide = utf16Of(bytes);
  if (wide !== undefined) return wide;
  if (decoded(bytes, "utf-8") !== undefined) return "utf-8";
  const guess = new EncodingGuess();
  guess.feed(bytes);
  return guess.encoding;
}

/** The text of a CSV file, and in what it is written. */
interface CsvText {
  readonly text: string;
  readonly encoding: CsvEncoding;
}

/**
 * The text of a CSV file, in the encoding that is named or is found. Throws `TABLE_ENCODING` where it
 * is not what it is named, `TABLE_UNREADABLE`.
 */
export function csvTextOf(bytes: Uint8Array, named?: CsvEncoding): CsvText {
  const encoding = named ?? foundIn(bytes);
  // UTF-16 without its mark would pass for others with a NUL beside every letter.
  const isWide = encoding.startsWith("utf-16");
  if (!isWide && bytes.includes(0)) throw new Refusal("TABLE_UNREADABLE");
  const text = decoded(bytes, encoding);
  if (text === undefined && named !== undefined) throw new Refusal("TABLE_ENCODING", { encoding });
  if (text === undefined || text.includes("\0")) throw new Refusal("TABLE_UNREADABLE");
  return { text, encoding };
}

/** What of a file was read before: how many lines, and how many cells its first one with a text has. */
interface ReadBefore {
  number: number;
  width: number | null;
}

const isSaid = (cell: string) => cell.trim() !== "";

const isWide = (cells: readonly string[], width: number) =>
  cells.length > width && cells.slice(width).some(isSaid);

/**
 * The lines that are there, numbered after those before. One with more in it than the first has cells
 * is told as a fault: a text was parted there by a separator of its own, and what stands behind says
 * something else than was meant.
 */
function* linesIn(reader: CsvReader, before: ReadBefore, mostRows: number): Generator<TableRow> {
  for (let line = reader.line(); line !== null; line = reader.line()) {
    before.number += 1;
    const { number } = before;
    if (number > mostRows) throw new Refusal("TABLE_TOO_LARGE");
    const { cells, isStray } = line;
    if (before.width === null && cells.some(isSaid)) before.width = cells.length;
    if (!isStray && !isWide(cells, before.width ?? cells.length)) {
      yield { number, cells };
      continue;
    }
    const code = isStray ? "TABLE_QUOTES" : "ROW_TOO_WIDE";
    yield { number, cells, faults: [{ at: null, code, values: { row: number } }] };
  }
}

/** The lines of a CSV file. Throws `TABLE_TOO_LARGE` and what `csvTextOf` throws. */
export function* csvRows(bytes: Uint8Array, named?: CsvEncoding): Generator<TableRow> {
  const reader = new CsvReader();
  reader.feed(csvTextOf(bytes, named).text);
  reader.feed(null);
  yield* linesIn(reader, { number: 0, width: null }, tableLimits.rows);
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
  const before: ReadBefore = { number: 0, width: null };
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
  const lines = () => [...linesIn(reader, before, mostRows)];
  for await (const piece of pieces) {
    reader.feed(more(piece));
    yield lines();
  }
  reader.feed(more(null));
  reader.feed(null);
  yield lines();
}
