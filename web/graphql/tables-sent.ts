import { commandHeaders } from "./client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "./fault.ts";

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

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mediaOf = (name: string) => (/\.xlsx$/i.test(name) ? xlsxMedia : "text/csv");

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
    return answer.ok ? ((await answer.json()) as TableOutcome) : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}

/** Where the firm's resources go out as a table. */
export const tableAddress = (format: "csv" | "xlsx") => `/capability/export?format=${format}`;
