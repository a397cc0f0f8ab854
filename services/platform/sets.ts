import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/** A value as it stands in JSON that PostgreSQL reads as a row (jsonb_populate_recordset). */
function inJson(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return value;
}

/**
 * The insertion of rows of one table, all of the same columns, as one value: however many they are,
 * the statement's text is the same and stays prepared. What follows `on conflict` may be appended.
 */
export function insertionOf<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): SQL {
  const [first = {}] = rows;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) =>
    Object.hasOwn(first, key),
  );
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const values = rows.map((row) =>
    Object.fromEntries(
      columns.map(([key, column]) => [column.name, inJson(row[key as keyof typeof row])]),
    ),
  );
  return sql`insert into ${table} (${names}) select ${names}
    from jsonb_populate_recordset(null::${table}, ${JSON.stringify(values)}::jsonb)`;
}
