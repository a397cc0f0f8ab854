import { setImmediate as breathe } from "node:timers/promises";
import { Refusal } from "../../kernel/refusal.ts";
import type { Incoming, JudgedRows } from "../../platform/incoming.ts";
import { type Heading, headingOf, type TableColumns } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { TenantScope } from "../../platform/tenancy.ts";

type Table = Iterable<TableRow> | AsyncIterable<TableRow>;

/** Judges the rows of one table, some hundreds at a time. */
export type Clerk = (rows: readonly TableRow[], heading: Heading) => Promise<JudgedRows>;

/** What the rows of a table are about, and how they come in. */
export interface TableKind extends Omit<Incoming, "parts"> {
  readonly columns: TableColumns;
  readonly clerk: (scope: TenantScope) => Promise<Clerk>;
}

const rowsAtOnce = 500;

async function* judgedRows(
  table: Table,
  columns: TableColumns,
  clerk: Clerk,
): AsyncGenerator<JudgedRows> {
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
    yield await clerk(rows, heading);
    rows = [];
    // A large table is long work: others get their turn in between.
    await breathe();
  }
  if (heading === null) throw new Refusal("TABLE_EMPTY");
  // Also of no rows at all, so that an import of nothing is one.
  yield await clerk(rows, heading);
}

/** A table on its way in. Its parts throw what `headingOf` and the table throw. */
export function tableIn({ columns, clerk, ...kind }: TableKind, table: Table): Incoming {
  return {
    ...kind,
    parts: async function* (scope) {
      yield* judgedRows(table, columns, await clerk(scope));
    },
  };
}
