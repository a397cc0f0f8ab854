import { commandHeaders } from "./client.ts";
import { type Fault, unreachable } from "./fault.ts";

/** What is wrong with one cell of a table. */
export interface TableFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** What came of a table, as `/capability/import` tells it. */
export interface TableOutcome {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faulty: number;
  readonly written: boolean;
  readonly faults: readonly TableFault[];
  readonly moreFaults: number;
}

export type TableMode = "preview" | "all" | "good";

const gone: Fault = { code: unreachable, message: "", field: null, values: {} };
const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mediaOf = (name: string) => (/\.xlsx$/i.test(name) ? xlsxMedia : "text/csv");

interface Told extends Partial<TableOutcome> {
  readonly error?: { readonly code?: string; readonly message?: string };
}

/** Sends a table of resources; what came of it, or the refusal of the whole table. */
export async function sendTable(
  file: File,
  mode: TableMode,
  key: string,
): Promise<TableOutcome | Fault> {
  try {
    const answer = await fetch(`/capability/import?mode=${mode}`, {
      method: "POST",
      body: file,
      headers: { ...commandHeaders(key), "content-type": mediaOf(file.name) },
    });
    const told = (await answer.json()) as Told;
    if (answer.ok) return told as TableOutcome;
    const { code = "BROKEN", message = "" } = told.error ?? {};
    return { code, message, field: null, values: {} };
  } catch {
    return gone;
  }
}

/** Where the firm's resources go out as a table. */
export const tableAddress = (format: "csv" | "xlsx") => `/capability/export?format=${format}`;
