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
/** What the rows of a table are. */
export type TableName = "resources" | "sites";

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mediaOf = (name: string) => (/\.xlsx$/i.test(name) ? xlsxMedia : "text/csv");

/** What is sent in which way, under which idempotency key. */
interface SentTable {
  readonly table: TableName;
  readonly file: File;
  readonly mode: TableMode;
  readonly key: string;
}

/** Sends a table; what came of it, or the refusal of the whole table. */
export async function sendTable({
  table,
  file,
  mode,
  key,
}: SentTable): Promise<TableOutcome | Fault> {
  try {
    const answer = await fetch(`/capability/import?table=${table}&mode=${mode}`, {
      method: "POST",
      body: file,
      headers: { ...commandHeaders(key), "content-type": mediaOf(file.name) },
    });
    return answer.ok ? ((await answer.json()) as TableOutcome) : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}

/** Where the firm's resources or sites go out as a table. */
export const tableAddress = (table: TableName, format: "csv" | "xlsx") =>
  `/capability/export?table=${table}&format=${format}`;
