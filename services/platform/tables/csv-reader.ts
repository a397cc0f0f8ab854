import { Refusal } from "../../kernel/refusal.ts";
import { tableLimits } from "./row.ts";

const byteOrderMark = "\uFEFF";
const separators = [",", ";", "\t"] as const;
const longestLine = tableLimits.columns * tableLimits.cellCharacters;

/** The separator that stands most often in the first line. */
function separatorOf(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return [...separators].sort((one, other) => count(other) - count(one))[0] ?? ",";
}

/** What `csvLine` has put before a text that a spreadsheet program would run is taken off again. */
const plain = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Reads one line after the other (RFC 4180), also over line breaks within quotes, as text comes. */
export class CsvReader {
  private text = "";
  private at = 0;
  /** No more text will come. */
  private isWhole = false;
  private begun = false;
  private separator = "";
  private cellEnd = /,/g;

  /** Takes in more text, or tells that there is no more. */
  feed(more: string | null): void {
    if (more === null) this.isWhole = true;
    else this.text = this.text.slice(this.at) + more;
    if (more !== null) this.at = 0;
  }

  get ended(): boolean {
    return this.isWhole && this.at >= this.text.length;
  }

  /** Whether the first line is there, by which the others are read. */
  private begin(): boolean {
    if (this.begun) return true;
    if (!this.isWhole && !/[\r\n]/.test(this.text) && this.text.length <= longestLine) return false;
    this.begun = true;
    this.at = this.text.startsWith(byteOrderMark) ? 1 : 0;
    this.separator = separatorOf(this.text);
    this.cellEnd = new RegExp(`[${this.separator}\\r\\n]`, "g");
    return true;
  }

  /** Null where the text ends before the cell does, and more is to come. */
  private quoted(): string | null {
    const parts: string[] = [];
    let from = this.at + 1;
    for (;;) {
      const end = this.text.indexOf('"', from);
      if (end < 0 && this.isWhole) throw new Refusal("TABLE_UNREADABLE");
      if (end < 0) return null;
      parts.push(this.text.slice(from, end));
      this.at = end + 1;
      if (this.at >= this.text.length && !this.isWhole) return null;
      if (this.text[this.at] !== '"') return parts.join('"');
      from = this.at + 1;
    }
  }

  private unquoted(): string | null {
    // One search for all that may end a cell: one for each would read the whole rest of the file
    // again and again where one of them is rare.
    this.cellEnd.lastIndex = this.at;
    const until = this.cellEnd.exec(this.text)?.index ?? (this.isWhole ? this.text.length : -1);
    if (until < 0) return null;
    const cell = this.text.slice(this.at, until);
    this.at = until;
    return cell;
  }

  /** Whether the line has ended. */
  private endLine(): boolean {
    const from = this.at;
    if (this.text[this.at] === "\r") this.at += 1;
    // A line feed may be on its way.
    if (this.at >= this.text.length) return this.isWhole;
    if (this.text[this.at] === "\n") this.at += 1;
    // Something stands behind a closing quote.
    if (this.at === from) throw new Refusal("TABLE_UNREADABLE");
    return true;
  }

  private cell(): string | null {
    const cell = this.text[this.at] === '"' ? this.quoted() : this.unquoted();
    if (cell !== null && cell.length > tableLimits.cellCharacters) {
      throw new Refusal("TABLE_TOO_LARGE");
    }
    return cell;
  }

  private cells(): string[] | null {
    const cells: string[] = [];
    for (;;) {
      const cell = this.cell();
      if (cell === null) return null;
      if (cells.length >= tableLimits.columns) throw new Refusal("TABLE_TOO_LARGE");
      cells.push(plain(cell));
      if (this.text[this.at] === this.separator) this.at += 1;
      else return this.endLine() ? cells : null;
    }
  }

  /**
   * The cells up to the next line break; null where more text must come first. Throws
   * `TABLE_UNREADABLE`, `TABLE_TOO_LARGE`.
   */
  line(): string[] | null {
    if (this.ended || !this.begin() || this.ended) return null;
    const from = this.at;
    const cells = this.cells();
    if (cells !== null) return cells;
    if (this.text.length - from > longestLine) throw new Refusal("TABLE_TOO_LARGE");
    this.at = from;
    return null;
  }
}
