import { commandHeaders } from "./client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "./fault.ts";
import { inTongue } from "./links.ts";

/** What is wrong with one cell of a table, or one place in a document. */
export interface TableFault {
  /** In a document the number of its machine, 0 for none. */
  readonly row: number;
  readonly column: string;
  /** The same in the reader's language. */
  readonly columnName: string;
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
  /** False where nothing of it can be written in any mode. */
  readonly fit: boolean;
  readonly faults: readonly TableFault[];
  readonly moreFaults: number;
  /** In what a CSV file was read; absent for documents, null for Excel. */
  readonly encoding?: string | null;
  /** As they were read, that of the columns first. */
  readonly firstRows?: readonly (readonly string[])[];
}

export type TableMode = "preview" | "all" | "good";
/** What the rows of a table are; `catenaX` is a document of machines, `groups` one of weekly capacity. */
export type TableName = "resources" | "sites" | "shifts" | "exceptions" | "catenaX" | "groups";
/** What comes as JSON, with places instead of columns. */
export const isDocument = (table: TableName) => table === "catenaX" || table === "groups";

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mediaOf = (name: string) => (/\.xlsx$/i.test(name) ? xlsxMedia : "text/csv");

/** Where a table comes in, and of which media type it is. */
function wayOf({ table, file, mode, site, encoding }: SentTable) {
  if (table === "groups") {
    return { address: `/capacity/groups?mode=${mode}`, media: "application/json" };
  }
  if (table !== "catenaX") {
    const named = encoding ? `&encoding=${encoding}` : "";
    return {
      address: `/capability/import?table=${table}&mode=${mode}${named}`,
      media: mediaOf(file.name),
    };
  }
  const standing = site === null ? "" : `&site=${encodeURIComponent(site)}`;
  return { address: `/capability/catena-x?mode=${mode}${standing}`, media: "application/json" };
}

/** What is sent in which way, under which idempotency key. */
interface SentTable {
  readonly table: TableName;
  readonly file: File;
  readonly mode: TableMode;
  readonly key: string;
  /** On which site the machines of a document stand that name none. */
  readonly site: string | null;
  /** In what a CSV file is written; absent or null to find out. */
  readonly encoding?: string | null;
}

function answerTo(sent: SentTable, more: string): Promise<Response> {
  const { address, media } = wayOf(sent);
  return fetch(`${address}${more}`, {
    method: "POST",
    body: sent.file,
    headers: { ...commandHeaders(sent.key), "content-type": media },
  });
}

/** All that is wrong with a table as a file, or why it cannot be had. */
export async function faultsFile(sent: Omit<SentTable, "mode">): Promise<Blob | Fault> {
  try {
    const answer = await answerTo({ ...sent, mode: "preview" }, "&faults=csv");
    return answer.ok ? await answer.blob() : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}

/** Sends a table; what came of it, or the refusal of the whole table. */
export async function sendTable(sent: SentTable): Promise<TableOutcome | Fault> {
  try {
    const answer = await answerTo(sent, "");
    return answer.ok ? ((await answer.json()) as TableOutcome) : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}

export type TableFormat = "csv" | "xlsx" | "json";

/** In which formats each goes out. */
export const formatsOf: Readonly<Record<TableName, readonly TableFormat[]>> = {
  resources: ["xlsx", "csv"],
  sites: ["xlsx", "csv"],
  shifts: ["xlsx", "csv"],
  exceptions: ["xlsx", "csv"],
  catenaX: ["json"],
  groups: ["json"],
};

const documentAddresses = { catenaX: "/capability/catena-x", groups: "/capacity/groups" } as const;

/** Where the firm's own go out. */
export const tableAddress = (table: TableName, format: TableFormat) =>
  table === "catenaX" || table === "groups"
    ? documentAddresses[table]
    : inTongue(`/capability/export?table=${table}&format=${format}`);
