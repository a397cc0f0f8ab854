import { type RefusalCode, sentenceOf } from "../../contracts/refusals/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { HttpRequest } from "./http.ts";
import { once } from "./once.ts";
import { type CsvEncoding, csvEncodingOf } from "./tables/csv-encodings.ts";
import type { TenantScope } from "./tenancy.ts";

/** `preview` writes nothing, `all` nothing if a row is faulty, `good` the rows that are not. */
const importModes = ["preview", "all", "good"] as const;
export type ImportMode = (typeof importModes)[number];

/** The mode that a request names in its query. */
export function modeIn(http: HttpRequest): ImportMode {
  const mode = importModes.find((each) => each === http.req.query("mode"));
  if (mode === undefined) throw new Refusal("INPUT_INVALID", {}, "mode");
  return mode;
}

/** In what the sender says that a CSV file is written, by the address or by the header. */
export function encodingIn(http: HttpRequest): CsvEncoding | undefined {
  const [, charset] = /;\s*charset="?([^";\s]+)/i.exec(http.req.header("content-type") ?? "") ?? [];
  const label = http.req.query("encoding") ?? charset;
  if (label === undefined || label === "") return undefined;
  const encoding = csvEncodingOf(label);
  if (encoding === undefined) throw new Refusal("INPUT_INVALID", {}, "encoding");
  return encoding;
}

/** What is wrong with one cell of a table, or one place in a document. */
export interface Fault {
  /** As the spreadsheet program counts it; in a document the entry of its list, 0 for no entry. */
  readonly row: number;
  /** The column, or an RFC 6901 pointer. */
  readonly column: string;
  readonly code: RefusalCode;
  readonly values: Refusal["values"];
}

/** What some rows come to, in their order, and how those without a fault are kept. */
export interface JudgedRows {
  readonly verdicts: readonly ("added" | "changed" | "unchanged" | readonly Fault[])[];
  readonly keep: () => Promise<void>;
  /** The whole is unfit: nothing of it may be kept in any mode. */
  readonly spoils?: boolean;
}

/** What comes in, and how. */
export interface Incoming {
  /** As the audit names it. */
  readonly name: string;
  readonly operation: string;
  /** Until the transaction ends nothing else of the kind comes into the firm. */
  readonly hold: (scope: TenantScope) => Promise<void>;
  /** Some hundreds of rows at a time; each part is kept before the next is judged. */
  readonly parts: (scope: TenantScope) => AsyncIterable<JudgedRows>;
}

/** How many rows there are of each kind. */
interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faulty: number;
}

export interface ImportOutcome extends ImportCounts {
  readonly written: boolean;
  /** False where nothing of it may be written in any mode. */
  readonly fit: boolean;
  /** The first of all that is wrong, in the order of the rows. */
  readonly faults: readonly Fault[];
  /** How many more there are. */
  readonly moreFaults: number;
}

const mostFaults = 1_000;

/** Everything is undone: some row was faulty. */
class Unwritten extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super("an import was not written");
    this.outcome = outcome;
  }
}

/** One import under way. */
class Import {
  private readonly mode: ImportMode;
  private readonly faults: Fault[] = [];
  private counts = { rows: 0, added: 0, changed: 0, unchanged: 0, faulty: 0 };
  private faultCount = 0;
  private spoilt = false;

  constructor(mode: ImportMode) {
    this.mode = mode;
  }

  private get writes(): boolean {
    if (this.spoilt) return false;
    return this.mode === "good" || (this.mode === "all" && this.counts.faulty === 0);
  }

  private refuse(faults: readonly Fault[]): void {
    this.counts.faulty += 1;
    this.faultCount += faults.length;
    this.faults.push(...faults.slice(0, mostFaults - this.faults.length));
  }

  /** Counts some rows, and writes those that may be written. */
  async take({ verdicts, keep, spoils = false }: JudgedRows): Promise<void> {
    this.spoilt ||= spoils;
    this.counts.rows += verdicts.length;
    for (const verdict of verdicts) {
      if (typeof verdict === "string") this.counts[verdict] += 1;
      else this.refuse(verdict);
    }
    if (this.writes) await keep();
  }

  outcome(): ImportOutcome {
    return {
      ...this.counts,
      written: this.writes && this.mode !== "preview",
      fit: !this.spoilt,
      faults: this.faults,
      moreFaults: this.faultCount - this.faults.length,
    };
  }
}

async function run(
  scope: TenantScope,
  { parts }: Incoming,
  mode: ImportMode,
): Promise<ImportOutcome> {
  const coming = new Import(mode);
  for await (const part of parts(scope)) await coming.take(part);
  return coming.outcome();
}

/**
 * Takes something in. What is new is added, what differs is described anew, and what comes twice
 * changes nothing. Throws what its parts throw.
 */
export async function takeIn(
  scope: TenantScope,
  incoming: Incoming,
  mode: ImportMode,
): Promise<ImportOutcome> {
  if (mode === "preview") return run(scope, incoming, mode);
  let outcome: ImportOutcome | null = null;
  const { id } = await once(scope, incoming.operation, async () => {
    await incoming.hold(scope);
    outcome = await run(scope, incoming, mode);
    if (!outcome.written) throw new Unwritten(outcome);
    const { faults: _faults, moreFaults: _more, written: _written, fit: _fit, ...counts } = outcome;
    return JSON.stringify(counts);
  });
  const counts = JSON.parse(id) as ImportCounts;
  scope.about(incoming.name, { act: "import", mode, ...counts });
  return outcome ?? { ...counts, written: true, fit: true, faults: [], moreFaults: 0 };
}

/** What an import came to that has undone itself; throws any other fault on. */
export function unwritten(fault: unknown): ImportOutcome {
  if (fault instanceof Unwritten) return fault.outcome;
  throw fault;
}

/** Where a fault is, as a person of this language finds it. */
export type ColumnIn = (column: string, locale: "zh" | "en") => string;

/** An outcome as it is told, its faults as sentences. */
export function toldOutcome(
  { faults, ...outcome }: ImportOutcome,
  columnIn: ColumnIn,
  locale: "zh" | "en",
) {
  return {
    ...outcome,
    faults: faults.map(({ row, column, code, values }) => ({
      row,
      column,
      columnName: columnIn(column, locale),
      code,
      message: sentenceOf(code, locale, values),
    })),
  };
}
