import { csvRows } from "../../platform/tables/csv-rows.ts";
import type { TableRow } from "../../platform/tables/row.ts";

const isSaid = (cell: string) => cell.trim() !== "";

/**
 * The lines of a CSV file; one with more cells than the first that holds something is told as a
 * fault. A text was parted there by a separator of its own, and each cell behind it says something
 * else than was meant. Programs write as many cells in the heading as in any line. Throws
 * `TABLE_UNREADABLE`, `TABLE_TOO_LARGE`.
 */
export function* csvTable(bytes: Uint8Array): Generator<TableRow> {
  let width: number | null = null;
  for (const row of csvRows(bytes)) {
    const { number, cells, faults } = row;
    if (width === null && cells.some(isSaid)) width = cells.length;
    const isWide = width !== null && faults === undefined && cells.slice(width).some(isSaid);
    const fault = { at: null, code: "ROW_TOO_WIDE", values: { row: number } } as const;
    yield isWide ? { ...row, faults: [fault] } : row;
  }
}
