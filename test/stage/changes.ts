import type postgres from "postgres";

/** A row that a transaction has written or deleted. */
export interface Written {
  readonly table: string;
  /** Of the transaction that did. */
  readonly xact: string;
  /** The request of an audit row; null for other rows. */
  readonly requestId: string | null;
}

// Failed sign-ins are counted whatever becomes of the request.
const countedApart = new Set(["sign_in_attempts"]);
// That one is in use is written down about once a minute, whatever is asked; never with other columns.
const inUse = new Set(["sessions", "api_keys"]);
const rowBut = "(to_jsonb(own) - 'seen_at' - 'last_used_at' - 'former_used_at')::text";

const deletionTrigger = (table: string) => `create trigger noted_deletion after delete on ${table}
  for each row execute function deletions.note();`;

/** What transactions leave behind in a whole database, seen as its owner. */
export class Changes {
  private readonly owner: postgres.Sql;
  private tables: readonly string[] = [];
  private notesDeletions = false;
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

  /** From now on deletions are noted: a row that is gone says nothing of who took it. */
  private async noteDeletions(): Promise<void> {
    if (this.notesDeletions) return;
    this.notesDeletions = true;
    const tables = await this.allTables();
    await this.owner.unsafe(`
      create schema deletions;
      create table deletions.noted (of_table text not null, xact text not null);
      create function deletions.note() returns trigger language plpgsql security definer as $$
        begin
          insert into deletions.noted values (tg_table_name, pg_current_xact_id()::text);
          return null;
        end $$;
      ${tables.map(deletionTrigger).join("\n")}`);
  }

  /** A mark in time: later transactions have higher numbers. */
  async mark(): Promise<bigint> {
    await this.noteDeletions();
    const questions = [...inUse].map((table) => `select ${rowBut} as row from ${table} own`);
    const rows = await this.rowsOf<{ row: string }>(questions);
    this.stood = new Set(rows.map(({ row }) => row));
    const [row] = await this.owner<{ xact: string }[]>`select pg_current_xact_id()::text as xact`;
    return BigInt(row?.xact ?? 0);
  }

  /** Every row that was written since the mark and stands, or was deleted. */
  async since(mark: bigint): Promise<readonly Written[]> {
    const questions = (await this.allTables()).map((table) => {
      const request = table === "audit_entries" ? "request_id" : "null";
      const kept = inUse.has(table) ? rowBut : "null";
      return `select '${table}' as table, xmin::text as xact, ${request}::text as "requestId",
        ${kept} as row from ${table} own where xmin::text::bigint >= $1::bigint`;
    });
    questions.push(`select of_table, xact, null, null from deletions.noted
      where xact::bigint >= $1::bigint`);
    const written = await this.rowsOf<Written & { row: string | null }>(questions, [String(mark)]);
    return written.filter(({ row }) => !this.stood.has(row));
  }
}
