import { setImmediate as breathe } from "node:timers/promises";
import { Refusal } from "../../kernel/refusal.ts";
import { once } from "../../platform/once.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { type Fault, type Heading, headingOf, type TableColumns } from "./heading.ts";

/** `preview` writes nothing, `all` nothing if a row is faulty, `good` the rows that are not. */
export const importModes = ["preview", "all", "good"] as const;
export type ImportMode = (typeof importModes)[number];

type Table = Iterable<TableRow> | AsyncIterable<TableRow>;

/** What some rows come to, in their order, and how those without a fault are kept. */
export interface JudgedRows {
  readonly verdicts: readonly ("added" | "changed" | "unchanged" | readonly Fault[])[];
  readonly keep: () => Promise<void>;
}

/** Judges the rows of one table, some hundreds at a time. */
export type Clerk = (rows: readonly TableRow[], heading: Heading) => Promise<JudgedRows>;

/** What the rows of a table are about, and how they come in. */
export interface Incoming {
  readonly name: "resources" | "sites";
  readonly operation: "resourceImport" | "siteImport";
  readonly columns: TableColumns;
  /** Until the transaction ends no other table of the firm comes in. */
  readonly hold: (scope: TenantScope) => Promise<void>;
  readonly clerk: (scope: TenantScope) => Promise<Clerk>;
}

/** How many rows the table has of each kind. */
export interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faulty: number;
}

export interface ImportOutcome extends ImportCounts {
  readonly written: boolean;
  /** The first of all that is wrong, in the order of the rows. */
  readonly faults: readonly Fault[];
  /** How many more there are. */
  readonly moreFaults: number;
}

const mostFaults = 1_000;
const rowsAtOnce = 500;

/** Everything is undone: some row was faulty. */
class Unwritten extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super("an import was not written");
    this.outcome = outcome;
  }
}

/** One table on its way in. */
class Import {
  private readonly clerk: Clerk;
  private readonly mode: ImportMode;
  private readonly faults: Fault[] = [];
  private counts = { rows: 0, added: 0, changed: 0, unchanged: 0, faulty: 0 };
  private faultCount = 0;

  constructor(clerk: Clerk, mode: ImportMode) {
    this.clerk = clerk;
    this.mode = mode;
  }

  private get writes(): boolean {
    return this.mode === "good" || (this.mode === "all" && this.counts.faulty === 0);
  }

  private refuse(faults: readonly Fault[]): void {
    this.counts.faulty += 1;
    this.faultCount += faults.length;
    this.faults.push(...faults.slice(0, mostFaults - this.faults.length));
  }

  /** Judges some rows, and writes those that may be written. */
  async take(rows: readonly TableRow[], heading: Heading): Promise<void> {
    const { verdicts, keep } = await this.clerk(rows, heading);
    this.counts.rows += rows.length;
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
      faults: this.faults,
      moreFaults: this.faultCount - this.faults.length,
    };
  }
}

async function run(
  scope: TenantScope,
  { columns, clerk }: Incoming,
  table: Table,
  mode: ImportMode,
): Promise<ImportOutcome> {
  const coming = new Import(await clerk(scope), mode);
  let heading: Heading | null = null;
  let rows: TableRow[] = [];
  for await (const row of table) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    if (heading === null) {
      heading = headingOf(row, columns);
      continue;
    }
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    await coming.take(rows, heading);
    rows = [];
    // A large table is long work: others get their turn in between.
    await breathe();
  }
  if (heading === null) throw new Refusal("TABLE_EMPTY");
  if (rows.length > 0) await coming.take(rows, heading);
  return coming.outcome();
}

/**
 * Takes in a table. A row is known by its own marks: what is new is added, what differs is described
 * anew, and a table that comes twice changes nothing. Throws what `headingOf` and the table throw.
 */
export async function importTable(
  scope: TenantScope,
  incoming: Incoming,
  table: Table,
  mode: ImportMode,
): Promise<ImportOutcome> {
  if (mode === "preview") return run(scope, incoming, table, mode);
  let outcome: ImportOutcome | null = null;
  const { id } = await once(scope, incoming.operation, async () => {
    await incoming.hold(scope);
    outcome = await run(scope, incoming, table, mode);
    if (!outcome.written) throw new Unwritten(outcome);
    const { faults: _faults, moreFaults: _more, written: _written, ...counts } = outcome;
    return JSON.stringify(counts);
  });
  const counts = JSON.parse(id) as ImportCounts;
  scope.about(incoming.name, { act: "import", mode, ...counts });
  return outcome ?? { ...counts, written: true, faults: [], moreFaults: 0 };
}

/** What an import came to that has undone itself; throws any other fault on. */
export function unwritten(fault: unknown): ImportOutcome {
  if (fault instanceof Unwritten) return fault.outcome;
  throw fault;
}
