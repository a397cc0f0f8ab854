// A cell that begins like this is run as a formula by spreadsheet programs.
const formula = /^'*[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as CSV (RFC 4180), marked as UTF-8 so that spreadsheet programs read Chinese. */
export function csvText(table: readonly (readonly string[])[]): string {
  return `\uFEFF${table.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export const csvType = "text/csv;charset=utf-8";

/** The name of a file of today. */
export const dated = (file: string, ending: string) =>
  `${file}-${new Date().toISOString().slice(0, 10)}.${ending}`;

/** Hands a file to the person. */
export function saveBlob(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Hands a text to the person as a file. */
export function download(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }));
}
