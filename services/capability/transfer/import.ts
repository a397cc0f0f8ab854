import { setImmediate as breathe } from "node:timers/promises";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { vocabularyIn } from "../processes/reads.ts";
import { allSites, lockReferences, resourcesByReference } from "../reads.ts";
import type { CertificateRow, ResourceRow } from "../rows.ts";
import type { DescribedResource } from "../rules.ts";
import type { ResourceId } from "../schema.ts";
import { insertResources, type Placed, putResource } from "../writes.ts";
import { cellsOf } from "./columns.ts";
import { judged } from "./judged.ts";
import { type Fault, type Heading, headingOf, type Meanings, readRow } from "./read-row.ts";

/** `preview` writes nothing, `all` nothing if a row is faulty, `good` the rows that are not. */
export const importModes = ["preview", "all", "good"] as const;
export type ImportMode = (typeof importModes)[number];

type Table = Iterable<TableRow> | AsyncIterable<TableRow>;

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

/** A row that may be kept. */
interface Good {
  readonly before: ResourceRow | null;
  readonly placed: Placed;
  readonly described: DescribedResource;
}

type Verdict = Good | { readonly faults: readonly Fault[] };

const twice = (row: number, reference: string): Fault => ({
  row,
  column: "reference",
  code: "REFERENCE_TWICE",
  values: { reference },
});

/** Whether a row says what is kept already, its certificates in whatever order. */
function isSame({ before, placed, described }: Good): boolean {
  const kept = before && cellsOf(inOrder(before), before.site.id);
  return JSON.stringify(kept) === JSON.stringify(cellsOf(inOrder(described), placed.siteId));
}

function inOrder<Held extends DescribedResource>(resource: Held): Held {
  const order = (one: CertificateRow, other: CertificateRow) =>
    one.validUntil.getTime() - other.validUntil.getTime() ||
    Number(one.number > other.number) - Number(one.number < other.number);
  return { ...resource, certificates: resource.certificates.toSorted(order) };
}

/** One table on its way in. */
class Import {
  private readonly scope: TenantScope;
  private readonly mode: ImportMode;
  private readonly meanings: Meanings;
  private readonly seen = new Set<string>();
  private readonly faults: Fault[] = [];
  private counts = { rows: 0, added: 0, changed: 0, unchanged: 0, faulty: 0 };
  private faultCount = 0;

  constructor(scope: TenantScope, mode: ImportMode, meanings: Meanings) {
    this.scope = scope;
    this.mode = mode;
    this.meanings = meanings;
  }

  private get writes(): boolean {
    return this.mode === "good" || (this.mode === "all" && this.counts.faulty === 0);
  }

  private refuse(faults: readonly Fault[]): void {
    this.counts.faulty += 1;
    this.faultCount += faults.length;
    this.faults.push(...faults.slice(0, mostFaults - this.faults.length));
  }

  /** All that is wrong with a row, or the resource that it describes. */
  private judge(row: TableRow, heading: Heading, kept: ReadonlyMap<string, ResourceRow>): Verdict {
    const { draft, faults } = readRow(row, heading, this.meanings);
    const reference = draft.reference ?? "";
    const before = kept.get(reference) ?? null;
    const wrong = [...faults];
    if (this.seen.has(reference)) wrong.push(twice(row.number, reference));
    else if (faults.every(({ column }) => column !== "reference")) this.seen.add(reference);
    const told = judged(row.number, draft, this.meanings, before, this.scope.now);
    if ("faults" in told) {
      const unread = new Set(wrong.map(({ column }) => column));
      wrong.push(...told.faults.filter(({ column }) => !unread.has(column)));
    }
    if (wrong.length > 0 || "faults" in told) return { faults: wrong };
    const placed = { id: before?.id ?? newId<ResourceId>(), siteId: draft.siteId };
    return { before, placed, described: told.described };
  }

  /** Judges some rows, and writes those that may be written. */
  async take(rows: readonly TableRow[], heading: Heading): Promise<void> {
    const at = heading.get("reference") ?? -1;
    const references = rows.map(({ cells }) => cells[at]?.trim() ?? "");
    const kept = await resourcesByReference(this.scope, references);
    const verdicts = rows.map((row) => this.judge(row, heading, kept));
    const good = verdicts.flatMap((each) => ("faults" in each ? [] : [each]));
    for (const each of verdicts) if ("faults" in each) this.refuse(each.faults);
    const added = good.filter(({ before }) => before === null);
    const changed = good.filter((each) => each.before !== null && !isSame(each));
    this.counts.rows += rows.length;
    this.counts.added += added.length;
    this.counts.changed += changed.length;
    this.counts.unchanged += good.length - added.length - changed.length;
    if (!this.writes) return;
    await insertResources(this.scope, added);
    for (const { placed, described } of changed) await putResource(this.scope, placed, described);
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

async function run(scope: TenantScope, table: Table, mode: ImportMode): Promise<ImportOutcome> {
  const meanings = { vocabulary: await vocabularyIn(scope), sites: await allSites(scope) };
  const coming = new Import(scope, mode, meanings);
  let heading: Heading | null = null;
  let rows: TableRow[] = [];
  for await (const row of table) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    if (heading === null) {
      heading = headingOf(row);
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
 * Takes in a table of resources. A row is known by its reference: what is new is added, what differs
 * is described anew, and a table that comes twice changes nothing. Throws what `headingOf` and the
 * table throw.
 */
export async function importResources(
  scope: TenantScope,
  table: Table,
  mode: ImportMode,
): Promise<ImportOutcome> {
  if (mode === "preview") return run(scope, table, mode);
  let outcome: ImportOutcome | null = null;
  const { id } = await once(scope, "resourceImport", async () => {
    await lockReferences(scope);
    outcome = await run(scope, table, mode);
    if (!outcome.written) throw new Unwritten(outcome);
    const { faults: _faults, moreFaults: _more, written: _written, ...counts } = outcome;
    return JSON.stringify(counts);
  });
  const counts = JSON.parse(id) as ImportCounts;
  scope.about("resources", { act: "import", mode, ...counts });
  return outcome ?? { ...counts, written: true, faults: [], moreFaults: 0 };
}

/** What an import came to that has undone itself; throws any other fault on. */
export function unwritten(fault: unknown): ImportOutcome {
  if (fault instanceof Unwritten) return fault.outcome;
  throw fault;
}
