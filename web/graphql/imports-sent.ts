import { commandHeaders } from "./client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "./fault.ts";

/** What is wrong with one cell of a file. */
export interface ImportedFault {
  readonly row: number;
  readonly column: string;
  /** The same in the reader's language. */
  readonly columnName: string;
  readonly message: string;
}

/** A file that was sent, and what its first rows would come to. */
export interface SentImport {
  readonly id: string;
  /** In what a CSV file is written; absent for others. */
  readonly encoding?: string | null;
  readonly preview: {
    /** As they were read, that of the columns first. */
    readonly firstRows?: readonly (readonly string[])[];
    readonly rows: number;
    readonly registered: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly refused: number;
    readonly faults: readonly ImportedFault[];
    readonly moreFaults: number;
  };
}

const xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

interface Sending {
  /** Whether a row changes what stands, instead of being refused. */
  readonly changes: boolean;
  /** In what a CSV file is written; null to find out. */
  readonly encoding: string | null;
  /** The idempotency key. */
  readonly key: string;
}

/** Sends a file of identifiers; what it would come to, or the refusal of the whole file. */
export async function sendIdentifiers(
  file: File,
  { changes, encoding, key }: Sending,
): Promise<SentImport | Fault> {
  const media = /\.xlsx$/i.test(file.name) ? xlsxMedia : "text/csv";
  try {
    const asked = new URLSearchParams({ name: file.name, existing: changes ? "change" : "refuse" });
    if (encoding !== null) asked.set("encoding", encoding);
    const answer = await fetch(`/identifiers/imports?${asked}`, {
      method: "POST",
      body: file,
      headers: { ...commandHeaders(key), "content-type": media },
    });
    return answer.ok ? ((await answer.json()) as SentImport) : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}
