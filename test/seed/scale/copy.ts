import { once } from "node:events";
import { finished } from "node:stream/promises";
import { getTableColumns, getTableName, type Table } from "drizzle-orm";
import type postgres from "postgres";

const chunkBytes = 1 << 20;

// PostgreSQL, COPY, "Text Format".
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString("hex")}`;
  if (typeof value === "boolean") return value ? "t" : "f";
  return String(value).replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** Writes rows into a table by COPY. All of them have the columns that the first one has. */
export async function copyRows<Rows extends Table>(
  sql: postgres.ISql,
  table: Rows,
  rows: readonly Rows["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => field in first);
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const statement = `copy "${getTableName(table)}" (${names}) from stdin`;
  const stream = await sql.unsafe(statement).writable();
  let chunk = "";
  for (const row of rows) {
    const cells = columns.map(([field, column]) => {
      const value = (row as Readonly<Record<string, unknown>>)[field];
      return cellOf(value === null ? null : column.mapToDriverValue(value));
    });
    chunk += `${cells.join("\t")}\n`;
    if (chunk.length < chunkBytes) continue;
    if (!stream.write(chunk)) await once(stream, "drain");
    chunk = "";
  }
  stream.end(chunk);
  await finished(stream);
}
