import { setImmediate as breathe } from "node:timers/promises";
import { Refusal } from "../../kernel/refusal.ts";

/** The column of a cell `AB12`, from 0. */
export function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The last row of a range `A2:B4`, from 1. */
const lastRowOf = (range: string) => Number(/\d+$/.exec(range)?.[0]);

/** The first row that holds something, and how many cells it has: the heading, for the most. */
export interface FirstRow {
  readonly number: number;
  readonly width: number;
}

/**
 * Of cells that are merged (ECMA-376-1, § 18.3.1.55) only the first has a value: the others would be
 * lost, where they stand under the first row. Throws `CELLS_MERGED`.
 */
export function checkMerged(range: string, first: FirstRow | null): void {
  if (first === null || columnOf(range) >= first.width) return;
  if (lastRowOf(range) > first.number) throw new Refusal("CELLS_MERGED", { cells: range });
}

const rowsEnd = /<\/(?:[\w.-]+:)?sheetData\s*>/;
const range = /<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([^"'<>]*)["'][^<>]*>/g;
/** More than any of these marks has. */
const longestMark = 1_000;

/**
 * The same for a sheet that comes piece by piece, in which merged cells stand behind all rows. Those
 * are not read for it but run through: of a million it takes seconds less.
 */
export async function checkMergedBehind(
  sheet: AsyncIterable<Uint8Array>,
  first: FirstRow,
): Promise<void> {
  let text = "";
  let isBehind = false;
  for await (const piece of sheet) {
    // All that is looked for is ASCII; what else there is may be read as anything.
    text += Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
    const end = isBehind ? null : rowsEnd.exec(text);
    if (end !== null) {
      isBehind = true;
      text = text.slice(end.index);
    }
    if (isBehind) for (const [, cells = ""] of text.matchAll(range)) checkMerged(cells, first);
    text = text.slice(-longestMark);
    await breathe();
  }
}
