// A cell that begins like this is run as a formula by spreadsheet programs.
const formula = /^'*[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Marks a CSV file as UTF-8, so that spreadsheet programs read Chinese. */
export const csvMark = "\uFEFF";

/** One line of CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}
