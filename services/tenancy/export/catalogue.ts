import { sql } from "drizzle-orm";
import type { TenantScope } from "../../platform/tenancy.ts";
import { withheldColumns, withheldTables } from "./withheld.ts";

/** A table of firms' own rows, as the database knows it. */
export interface FirmTable {
  readonly name: string;
  /** All of them, in their order. */
  readonly columns: readonly string[];
  /** Those of its key, which begins with the firm. */
  readonly key: readonly string[];
}

/** What an archive has of a table. */
export interface ExportedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly withheld: Readonly<Record<string, string>>;
}

/**
 * Every table of firms' own rows, read from the catalogue: one that is new is exported from its
 * first day, or the export says that it may not read it.
 */
export async function firmTables({ db }: Pick<TenantScope, "db">): Promise<FirmTable[]> {
  const rows = await db.execute<{ name: string; columns: string; key: string }>(sql`
    select c.relname as name,
      (select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select string_agg(a.attname, ',' order by k.at)
        from unnest(x.indkey::int[]) with ordinality k(number, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as key
    from pg_class c join pg_index x on x.indrelid = c.oid and x.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and has_any_column_privilege(c.oid, 'select')
      and exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = x.indkey[0])
    order by c.relname`);
  return rows.map(({ name, columns, key }) => ({
    name,
    columns: columns.split(","),
    key: key.split(","),
  }));
}

/** What an archive has: every table but those that are declared, without the columns that are. */
export function exportedTables(tables: readonly FirmTable[]): ExportedTable[] {
  return tables
    .filter(({ name }) => withheldTables[name] === undefined)
    .map(({ name, columns, key }) => {
      const withheld = withheldColumns[name] ?? {};
      return { name, key, withheld, columns: columns.filter((each) => !(each in withheld)) };
    });
}
