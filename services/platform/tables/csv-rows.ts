import { Refusal } from "../../kernel/refusal.ts";
import { type TableRow, tableLimits } from "./row.ts";

const byteOrderMark = "\uFEFF";
const separators = [",", ";", "\t"] as const;

/** UTF-8, or what Excel writes in China where it is not told otherwise. */
function textOf(bytes: Uint8Array): string {
  // UTF-16 would pass for UTF-8 with a NUL beside every letter.
  if (bytes.includes(0)) throw new Refusal("TABLE_UNREADABLE");
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // Not of this encoding: the next one is tried.
    }
  }
  throw new Refusal("TABLE_UNREADABLE");
}

/** The separator that stands most often in the first line. */
function separatorOf(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return [...separators].sort((one, other) => count(other) - count(one))[0] ?? ",";
}

/** What `csvLine` has put before a text that a spreadsheet program would run is taken off again. */
const plain = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Reads one cell after the other (RFC 4180), also over line breaks within quotes. */
class CsvReader {
  private readonly text: string;
  private readonly separator: string;
  private readonly cellEnd: RegExp;
  private at: number;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith(byteOrderMark) ? 1 : 0;
    this.separator = separatorOf(text);
    this.cellEnd = new RegExp(`[${this.separator}\\r\\n]`, "g");
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  private quoted(): string {
    const parts: string[] = [];
    let from = this.at + 1;
    for (;;) {
      const end = this.text.indexOf('"', from);
      if (end < 0) throw new Refusal("TABLE_UNREADABLE");
      parts.push(this.text.slice(from, end));
      this.at = end + 1;
      if (this.text[this.at] !== '"') return parts.join('"');
      from = this.at + 1;
    }
  }

  private unquoted(): string {
    // One search for all that may end a cell: one for each would read the whole rest of the file
    // again and again where one of them is rare.
    this.cellEnd.lastIndex = this.at;
    const until = this.cellEnd.exec(this.text)?.index ?? this.text.length;
    const cell = this.text.slice(this.at, until);
    this.at = until;
    return cell;
  }

  private endLine(): void {
    const from = this.at;
    if (this.text[this.at] === "\r") this.at += 1;
    if (this.text[this.at] === "\n") this.at += 1;
    // Something stands behind a closing quote.
    if (this.at === from && !this.ended) throw new Refusal("TABLE_UNREADABLE");
  }

  /** The cells up to the next line break. */
  line(): string[] {
    const cells: string[] = [];
    for (;;) {
      const cell = this.text[this.at] === '"' ? this.quoted() : this.unquoted();
      if (cell.length > tableLimits.cellCharacters || cells.length >= tableLimits.columns) {
        throw new Refusal("TABLE_TOO_LARGE");
      }
      cells.push(plain(cell));
      if (this.text[this.at] === this.separator) this.at += 1;
      else break;
    }
    this.endLine();
    return cells;
  }
}

/** The lines of a CSV file. Throws `TABLE_UNREADABLE`, `TABLE_TOO_LARGE`. */
export function* csvRows(bytes: Uint8Array): Generator<TableRow> {
  const reader = new CsvReader(textOf(bytes));
  for (let number = 1; !reader.ended; number += 1) {
    if (number > tableLimits.rows) throw new Refusal("TABLE_TOO_LARGE");
    yield { number, cells: reader.line() };
  }
}
