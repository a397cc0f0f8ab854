import { Refusal } from "../../kernel/refusal.ts";
import { tableLimits } from "./row.ts";

const byteOrderMark = "\uFEFF";
const longestSaid = 10;
const separators = [",", ";", "\t"] as const;
const longestLine = tableLimits.columns * tableLimits.cellCharacters;

/** By which a line is known that says how the others are separated, as Excel writes and reads it. */
const said = /^sep=([^"\r\n])(?:\r\n?|\n)/i;

/** The separator that stands most often in the first line. */
function separatorOf(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return [...separators].sort((one, other) => count(other) - count(one))[0] ?? ",";
}

/** What `csvLine` has put before a text that a spreadsheet program would run is taken off again. */
const plain = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** A quotation mark is not closed, or something stands behind a closing one. */
const strayQuote = new Error("a stray quotation mark");

const lineEnd = /\r\n|\r|\n/g;
/** A quotation mark that so many characters do not close has strayed: doubled ones count once. */
const longestQuoted = 2 * tableLimits.cellCharacters + 2;

/** What a line holds; where its quotation marks are at fault, its text as the only cell. */
export interface CsvLine {
  readonly cells: readonly string[];
  readonly isStray: boolean;
}

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
    const isCut = this.text.length < longestSaid || !/[\r\n]/.test(this.text);
    if (!this.isWhole && isCut && this.text.length <= longestLine) return false;
    this.begun = true;
    this.at = this.text.startsWith(byteOrderMark) ? 1 : 0;
    const rest = this.text.slice(this.at, this.at + longestSaid);
    const [line, separator] = said.exec(rest) ?? [];
    this.separator = separator ?? separatorOf(this.text.slice(this.at));
    // Excel shows the line that says so to nobody, and counts it as none.
    this.at += line?.length ?? 0;
    const escaped = this.separator.replace(/[\\\]^-]/, "\\$&");
    this.cellEnd = new RegExp(`[${escaped}\\r\\n]`, "g");
    return true;
  }

  /** The next quotation mark of a cell; null where it may come with more text. */
  private nextQuote(from: number, begun: number): number | null {
    const end = this.text.indexOf('"', from);
    const until = end < 0 ? this.text.length : end;
    const isOpen = until - begun > longestQuoted || (end < 0 && this.isWhole);
    if (isOpen) throw strayQuote;
    return end < 0 ? null : end;
  }

  /** Null where the text ends before the cell does, and more is to come. */
  private quoted(): string | null {
    const parts: string[] = [];
    const begun = this.at;
    let from = begun + 1;
    for (;;) {
      const end = this.nextQuote(from, begun);
      if (end === null) return null;
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
    if (this.at === from) throw strayQuote;
    return true;
  }

  private cell(): string | null {
    const isQuoted = this.text[this.at] === '"';
    const cell = isQuoted ? this.quoted() : this.unquoted();
    if (cell === null || cell.length <= tableLimits.cellCharacters) return cell;
    throw isQuoted ? strayQuote : new Refusal("TABLE_TOO_LARGE");
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

  /** The line as it stands, up to the next line break whatever its quotation marks say. */
  private strayed(from: number): CsvLine | null {
    lineEnd.lastIndex = from;
    const end = lineEnd.exec(this.text);
    // A line feed may be on its way.
    const isCut = end === null || (end[0] === "\r" && lineEnd.lastIndex === this.text.length);
    if (isCut && !this.isWhole) return null;
    const until = end?.index ?? this.text.length;
    this.at = end === null ? until : lineEnd.lastIndex;
    const shown = Math.min(until, from + tableLimits.cellCharacters);
    return { cells: [this.text.slice(from, shown)], isStray: true };
  }

  private lineFrom(from: number): CsvLine | null {
    try {
      const cells = this.cells();
      return cells === null ? null : { cells, isStray: false };
    } catch (fault) {
      if (fault === strayQuote) return this.strayed(from);
      throw fault;
    }
  }

  /**
   * The cells up to the next line break; null where more text must come first. One stray quotation
   * mark spoils one line, and not those behind it: what it had taken for its cell is read again. Throws `TABLE_TOO_LARGE`.
   */
  line(): CsvLine | null {
    if (this.ended || !this.begin() || this.ended) return null;
    const from = this.at;
    const line = this.lineFrom(from);
    if (line !== null) return line;
    if (this.text.length - from > longestLine) throw new Refusal("TABLE_TOO_LARGE");
    this.at = from;
    return null;
  }
}
