import type { RefusalCode } from "../../../contracts/refusals/index.ts";
import type { Refusal } from "../../kernel/refusal.ts";

/** What is wrong with a row, or one of its cells, before anybody has asked what it means. */
export interface RowFault {
  /** The cell's place in the row; null for the row as a whole. */
  readonly at: number | null;
  readonly code: RefusalCode;
  readonly values: Refusal["values"];
}

/** A line of a table as a spreadsheet program counts it, with its cells as text. */
export interface TableRow {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Absent where all can be read; else the cells are as they stand in the file. */
  readonly faults?: readonly RowFault[];
}

/** How much of a file is read; more than this is refused. */
export const tableLimits = {
  fileBytes: 20_000_000,
  /** Of all parts of an Excel file together, unpacked. */
  unpackedBytes: 300_000_000,
  /** Of the texts that an Excel file keeps apart from its cells. */
  sharedCharacters: 40_000_000,
  rows: 100_001,
  columns: 100,
  cellCharacters: 32_767,
} as const;

/** What limits an Excel file whose parts come piece by piece. */
export interface SheetLimits {
  readonly unpackedBytes: number;
  readonly sharedCharacters: number;
  readonly rows: number;
}
