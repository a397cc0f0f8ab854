import type { TableRow } from "./row.ts";

const shownRows = 5;
const shownCells = 20;
const shownCharacters = 80;

/** Rows with their cells. */
export type FirstRows = readonly (readonly string[])[];

/** No half of a character that takes two places is left. */
const cut = (cell: string) => cell.slice(0, shownCharacters).toWellFormed();

/** The first rows as they were read, cut where they are long: a wrong encoding shows there. */
export function firstOf(rows: Iterable<TableRow>): FirstRows {
  const first: (readonly string[])[] = [];
  for (const { cells } of rows) {
    first.push(cells.slice(0, shownCells).map(cut));
    if (first.length === shownRows) break;
  }
  return first;
}
