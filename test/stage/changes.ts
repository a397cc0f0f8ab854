import type postgres from "postgres";

/** A row that a transaction has written. */
export interface Written {
  readonly table: string;
  /** Of the transaction that wrote it. */
  readonly xact: string;
  /** The request of an audit row; null for other rows. */
  readonly requestId: string | null;
}

// Failed sign-ins are counted whatever becomes of the request.
const countedApart = new Set(["sign_in_attempts"]);
// That one is in use is written down about once a minute, whatever is asked; never with other columns.
const inUse = new Set(["sessions", "api_keys"]);
const rowBut = "(to_jsonb(own) - 'seen_at' - 'last_used_at' - 'former_used_at')::text";

/** What transactions leave behind in a whole database, seen as its owner. */
export class Changes {
  private readonly owner: postgres.Sql;
  private tables: readonly string[] = [];
  /** The rows of those that may be in use, as they were at the mark. */
  private stood: ReadonlySet<string | null> = new Set();

  constructor(owner: postgres.Sql) {
    this.owner = owner;
  }

  /** All answers together. Planned once: that takes longer for all tables than to answer. */
  private rowsOf<Row extends object>(questions: readonly string[], values: string[] = []) {
    return this.owner.unsafe<Row[]>(questions.join(" union all "), values, { prepare: true });
  }

  private async allTables(): Promise<readonly string[]> {
    if (this.tables.length > 0) return this.tables;
    const rows = await this.owner<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`;
    this.tables = rows.map(({ name }) => name).filter((name) => !countedApart.has(name));
    return this.tables;
  }

  /** A mark in time: later transactions have higher numbers. */
  async mark(): Promise<bigint> {
    const questions = [...inUse].map((table) => `select ${rowBut} as row from ${table} own`);
    const rows = await this.rowsOf<{ row: string }>(questions);
    this.stood = new Set(rows.map(({ row }) => row));
    const [row] = await this.owner<{ xact: string }[]>`select pg_current_xact_id()::text as xact`;
    return BigInt(row?.xact ?? 0);
  }

  /** Every row that was written since the mark and stands. */
  async since(mark: bigint): Promise<readonly Written[]> {
    const questions = (await this.allTables()).map((table) => {
      const request = table === "audit_entries" ? "request_id" : "null";
      const kept = inUse.has(table) ? rowBut : "null";
      return `select '${table}' as table, xmin::text as xact, ${request}::text as "requestId",
        ${kept} as row from ${table} own where xmin::text::bigint >= $1::bigint`;
    });
    const written = await this.rowsOf<Written & { row: string | null }>(questions, [String(mark)]);
    return written.filter(({ row }) => !this.stood.has(row));
  }

  /** How many rows each table has. */
  async counts(): Promise<Readonly<Record<string, number>>> {
    const questions = (await this.allTables()).map(
      (table) => `select '${table}' as table, count(*)::int as rows from ${table}`,
    );
    const rows = await this.rowsOf<{ table: string; rows: number }>(questions);
    return Object.fromEntries(rows.map(({ table, rows: count }) => [table, count]));
  }
}
