import { setImmediate as breathe } from "node:timers/promises";
import { Refusal } from "../../kernel/refusal.ts";
import { isStorable } from "../text.ts";
import { type RowFault, type SheetLimits, type TableRow, tableLimits } from "./row.ts";
import { type TellBytes, unpacked, unpackedFrom } from "./unpacked.ts";
import { type DateShown, dateShown, isoOf } from "./xlsx-dates.ts";
import { checkMerged, checkMergedBehind, columnOf, type FirstRow } from "./xlsx-merged.ts";
import { heard, type XmlHearer } from "./xml.ts";

/** The unpacked bytes of a part by its name, as often as it is asked for. */
type Archive = (name: string, tell?: TellBytes) => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Reads a part whole; others get their turn in between. */
async function readPart(archive: Archive, name: string, hearer: Partial<XmlHearer>): Promise<void> {
  const nothing: XmlHearer = { open: () => {}, text: () => {}, close: () => {} };
  for await (const _piece of heard(archive(name), { ...nothing, ...hearer })) await breathe();
}

/** Where the first sheet of the workbook is that one sees (ECMA-376-1, § 12.3 and § 18.2.19), and how it counts days. */
async function firstSheet(archive: Archive) {
  let id: string | undefined;
  let from1904 = false;
  await readPart(archive, "xl/workbook.xml", {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
      // The prefix of the namespace is the writer's choice, mostly `r`.
      const [, own] = Object.entries(attributes).find(([each]) => each.endsWith(":id")) ?? [];
      // One that is hidden holds what lists choose from, and is not what its sender sees.
      if (name === "sheet" && !/hidden/i.test(attributes["state"] ?? "")) id ??= own;
    },
  });
  let target: string | undefined;
  await readPart(archive, "xl/_rels/workbook.xml.rels", {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id === id) target = Target;
    },
  });
  if (id === undefined || target === undefined) throw new Refusal("TABLE_UNREADABLE");
  return { part: target.startsWith("/") ? target.slice(1) : `xl/${target}`, from1904 };
}

const mostStyles = 100_000;

/** What the styles that cells name by their number show of dates (§ 18.8.10). */
async function dateStyles(archive: Archive): Promise<ReadonlyMap<number, DateShown>> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let ofCells = false;
  await readPart(archive, "xl/styles.xml", {
    open: (name, { numFmtId, formatCode = "" }) => {
      if (name === "cellXfs") ofCells = true;
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode);
      if (name === "xf" && ofCells) formats.push(Number(numFmtId ?? 0));
      if (formats.length + codes.size > mostStyles) throw new Refusal("TABLE_TOO_LARGE");
    },
    close: (name) => {
      if (name === "cellXfs") ofCells = false;
    },
  });
  const shown = formats.map((id) => dateShown(id, codes.get(id)));
  return new Map(shown.flatMap((each, style) => (each === undefined ? [] : [[style, each]])));
}

/** What XML cannot write stands as its number between `_x` and `_` (§ 22.9.2.19). */
function unescaped(text: string): string {
  const meant = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (!isStorable(meant)) throw new Refusal("TABLE_UNREADABLE");
  return meant;
}

const roomOfText = 8;
const longestError = 40;

/** The texts that cells name by their number (§ 18.4.9), without what says how they are spoken. */
async function sharedTexts(archive: Archive, mostCharacters: number): Promise<string[]> {
  const texts: string[] = [];
  let characters = 0;
  const count = (more: number) => {
    characters += more;
    if (characters > mostCharacters) throw new Refusal("TABLE_TOO_LARGE");
  };
  let [text, inText, spoken] = ["", false, false];
  await readPart(archive, "xl/sharedStrings.xml", {
    open: (name) => {
      // An empty text takes room, too.
      if (name === "si") count(roomOfText);
      if (name === "si") text = "";
      if (name === "rPh") spoken = true;
      inText = name === "t" && !spoken;
    },
    text: (more) => {
      if (!inText) return;
      count(more.length);
      text += more;
    },
    close: (name) => {
      if (name === "rPh") spoken = false;
      inText = false;
      if (name === "si") texts.push(unescaped(text));
    },
  });
  return texts;
}

/** A number as a person would type it: 0.005, not 5.0000000000000001E-3. */
function numberText(text: string): string {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) return text;
  // A spreadsheet program shows 15 digits of the double that it keeps.
  const shown = String(Number(number.toPrecision(15)));
  return /e/.test(shown) ? number.toFixed(20).replace(/\.?0+$/, "") : shown;
}

/** What cells stand on: texts and styles by their numbers, and from when days are counted. */
interface Workbook {
  readonly shared: readonly string[];
  readonly dates: ReadonlyMap<number, DateShown>;
  readonly from1904: boolean;
}

/** Collects the cells of a sheet (§ 18.3.1.4) into rows. */
class SheetHearer implements XmlHearer {
  rows: TableRow[] = [];
  private count = 0;
  private readonly workbook: Workbook;
  private readonly mostRows: number;
  private readonly mayMerge: boolean;
  private number = 0;
  private cells: string[] = [];
  private faults: RowFault[] = [];
  private column = -1;
  private type = "n";
  private style = "";
  private value = "";
  private inValue = false;
  private formula: string | null = null;
  private inFormula = false;
  private hasValue = false;
  private first: FirstRow | null = null;

  constructor(workbook: Workbook, mostRows: number, mayMerge: boolean) {
    this.workbook = workbook;
    this.mostRows = mostRows;
    this.mayMerge = mayMerge;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") {
      this.number = attributes["r"] === undefined ? this.number + 1 : Number(attributes["r"]);
      this.cells = [];
      this.faults = [];
      this.column = -1;
    } else if (name === "c") {
      const { r, t, s } = attributes;
      this.column = r === undefined ? this.column + 1 : columnOf(r);
      this.type = t ?? "n";
      this.style = s ?? "";
      this.value = "";
      this.formula = null;
      this.hasValue = false;
    } else if (name === "mergeCell" && !this.mayMerge) {
      checkMerged(attributes["ref"] ?? "", this.first);
    }
    this.listen(name);
  }

  /** The value, or a text that stands in the cell itself; apart from it the formula beside it. */
  private listen(name: string): void {
    this.inValue = name === "v" || name === "t";
    this.inFormula = name === "f";
    if (this.inValue) this.hasValue = true;
    if (this.inFormula) this.formula = "";
  }

  text(more: string): void {
    if (this.inValue) this.value += more;
    if (this.inFormula) this.formula += more;
    const length = this.value.length + (this.formula?.length ?? 0);
    if (length > tableLimits.cellCharacters) throw new Refusal("TABLE_TOO_LARGE");
  }

  close(name: string): void {
    this.inValue = false;
    this.inFormula = false;
    if (name === "c") this.keep();
    if (name !== "row" || this.cells.length === 0) return;
    this.count += 1;
    this.first ??= { number: this.number, width: this.cells.length };
    // Counted, too: any number of rows can say that they are the first.
    if (!(this.number >= 1 && Math.max(this.number, this.count) <= this.mostRows)) {
      throw new Refusal("TABLE_TOO_LARGE");
    }
    const { number, cells, faults } = this;
    this.rows.push({ number, cells, ...(faults.length > 0 && { faults }) });
  }

  private keep(): void {
    const { column, value: text, formula } = this;
    // Whoever wrote the file has left it to others to reckon what the formula comes to: only a text
    // can be an empty value.
    const isReckoned = text !== "" || (this.hasValue && this.type === "str");
    if (formula !== null && !isReckoned) {
      this.faults.push({ at: column, code: "CELL_NOT_RECKONED", values: {} });
      this.put(`=${formula}`);
    } else if (text !== "") this.put(this.valueOf(text));
  }

  private put(text: string): void {
    const { column } = this;
    if (!(column >= 0 && column < tableLimits.columns)) throw new Refusal("TABLE_TOO_LARGE");
    while (this.cells.length < column) this.cells.push("");
    this.cells[column] = text;
  }

  private valueOf(text: string): string {
    if (this.type === "s") return this.workbook.shared[Number(text)] ?? "";
    if (this.type === "b") return text === "0" ? "FALSE" : "TRUE";
    if (this.type === "n") return this.dateText(text) ?? this.numberOf(text);
    // What a formula came to where it came to nothing, such as #N/A.
    if (this.type === "e") {
      const values = { error: unescaped(text).slice(0, longestError) };
      this.faults.push({ at: this.column, code: "CELL_ERROR", values });
    }
    return unescaped(text);
  }

  /** Of a number with more than fifteen digits a spreadsheet program has not kept what was typed. */
  private numberOf(text: string): string {
    const isRounded = Math.abs(Number(text)) >= 1e15;
    if (isRounded) this.faults.push({ at: this.column, code: "NUMBER_ROUNDED", values: {} });
    return numberText(text);
  }

  private dateText(text: string): string | undefined {
    const shown = this.workbook.dates.get(this.style === "" ? 0 : Number(this.style));
    if (shown === undefined || text.trim() === "") return undefined;
    return isoOf(Number(text), shown, this.workbook.from1904);
  }
}

async function* sheetRows(
  archive: Archive,
  limits: SheetLimits,
  { mayMerge, tell }: { readonly mayMerge: boolean; readonly tell?: TellBytes | undefined },
): AsyncGenerator<TableRow[]> {
  const shared = await sharedTexts(archive, limits.sharedCharacters);
  const dates = await dateStyles(archive);
  const { part, from1904 } = await firstSheet(archive);
  const sheet = new SheetHearer({ shared, dates, from1904 }, limits.rows, mayMerge);
  for await (const _piece of heard(archive(part, tell), sheet)) {
    yield sheet.rows;
    sheet.rows = [];
    // Pieces without rows are work, too: others get their turn.
    await breathe();
  }
}

/**
 * The rows of an Excel file's first sheet that hold something, as they come. The file is in memory
 * packed; its sheet never is whole. Throws `TABLE_UNREADABLE`, `TABLE_TOO_LARGE`, `CELLS_MERGED`.
 */
export async function* xlsxRows(archive: Uint8Array): AsyncGenerator<TableRow> {
  const part: Archive = (name) => unpacked(archive, name);
  for await (const rows of sheetRows(part, tableLimits, { mayMerge: false })) yield* rows;
}

/**
 * The same of a file that is opened for each of its parts, some rows at a time: of it only the texts
 * that it keeps apart are in memory. Merged cells stand behind all rows, so that `checkMergedIn` looks
 * for them before anything is kept. `tell` hears how much of the sheet is behind the rows.
 */
export async function* xlsxRowsOf(
  open: () => AsyncIterable<Uint8Array>,
  limits: SheetLimits,
  tell?: TellBytes,
): AsyncGenerator<TableRow[]> {
  const part: Archive = (name, told) => unpackedFrom(open(), name, limits.unpackedBytes, told);
  yield* sheetRows(part, limits, { mayMerge: true, tell });
}

/** Whether cells of the first sheet are merged that would be lost. Throws `CELLS_MERGED`. */
export async function checkMergedIn(
  open: () => AsyncIterable<Uint8Array>,
  { unpackedBytes }: SheetLimits,
  first: TableRow,
): Promise<void> {
  const part = (name: string) => unpackedFrom(open(), name, unpackedBytes);
  const { part: sheet } = await firstSheet(part);
  await checkMergedBehind(part(sheet), { number: first.number, width: first.cells.length });
}
