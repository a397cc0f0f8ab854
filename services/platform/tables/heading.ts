import { Refusal } from "../../kernel/refusal.ts";
import type { Fault } from "../incoming.ts";
import type { TableRow } from "./row.ts";

/** The columns of one kind of table. */
export interface TableColumns<Column extends string = string> {
  /** As they stand in the first row. */
  readonly names: readonly Column[];
  /** The same in Chinese, as people write them over their own tables. */
  readonly chinese: Readonly<Record<Column, string>>;
  /** Without these there is nothing to keep. */
  readonly needed: readonly Column[];
}

/** A column as it stands over a table in somebody's language; what is none of these as it is. */
export const columnIn = (
  { chinese }: Pick<TableColumns, "chinese">,
  column: string,
  locale: "zh" | "en",
): string => (locale === "zh" ? (chinese[column] ?? column) : column);

/** In which place of a row each column stands. */
export type Heading = ReadonlyMap<string, number>;

/**
 * The heading by the first row. Throws `COLUMN_UNKNOWN`, `COLUMN_TWICE`, `COLUMN_MISSING`, and what is
 * wrong with the row itself.
 */
export function headingOf({ number, cells, faults }: TableRow, columns: TableColumns): Heading {
  const [fault] = faults ?? [];
  if (fault !== undefined) throw new Refusal(fault.code, { ...fault.values, row: number });
  const heading = new Map<string, number>();
  cells.forEach((cell, at) => {
    const said = cell.trim().toLowerCase();
    if (said === "") return;
    const column = columns.names.find(
      (each) => each === said || columns.chinese[each]?.toLowerCase() === said,
    );
    if (column === undefined) throw new Refusal("COLUMN_UNKNOWN", { column: cell.trim() });
    if (heading.has(column)) throw new Refusal("COLUMN_TWICE", { column });
    heading.set(column, at);
  });
  const missing = columns.needed.find((column) => !heading.has(column));
  if (missing !== undefined) throw new Refusal("COLUMN_MISSING", { column: missing });
  return heading;
}

/** The cells of a row by their columns, and a list of those that could not be read. */
export function cellsIn<Column extends string>(
  { number: row, cells, faults: spoilt = [] }: TableRow,
  heading: Heading,
) {
  const columnAt = new Map([...heading].map(([column, at]) => [at, column]));
  // A cell in no column of the table is nobody's.
  const faults = spoilt.flatMap(({ at, code, values }): Fault[] => {
    const column = at === null ? "" : columnAt.get(at);
    return column === undefined ? [] : [{ row, column, code, values }];
  });
  const isSpoilt = (column: Column) =>
    spoilt.some(({ at }) => at === null || at === heading.get(column));
  const text = (column: Column) => cells[heading.get(column) ?? -1] ?? "";
  /** What a cell says; what cannot be read is noted, and read as something harmless. */
  const read = <T>(column: Column, parse: (text: string) => T, harmless: T): T => {
    if (isSpoilt(column)) return harmless;
    try {
      return parse(text(column));
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      faults.push({ row, column, code: fault.code, values: fault.values });
      return harmless;
    }
  };
  return { text, read, faults };
}
