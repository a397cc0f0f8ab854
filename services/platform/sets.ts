import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { plainText } from "../../contracts/events/index.ts";
import { sendIn, type Transaction } from "./connections.ts";

function columnOf(table: PgTable, key: string): string {
  const column = getTableColumns(table)[key];
  if (column === undefined) throw new Error(`${getTableName(table)} has no column ${key}`);
  return column.name;
}

/**
 * The insertion of rows of one table, all of the same columns, as one value, $1 (`rowsText`): however
 * many they are, the text is the same and stays prepared. `shared` are columns of ids that the rows do
 * not have and that are the same for all of them: $2, $3 ...
 */
export function insertionText(
  table: PgTable,
  keys: readonly string[],
  shared: readonly string[] = [],
): string {
  const name = `"${getTableName(table)}"`;
  const quoted = (key: string) => `"${columnOf(table, key)}"`;
  const columns = [...keys, ...shared].map(quoted).join(", ");
  const values = [...keys.map(quoted), ...shared.map((_, at) => `$${at + 2}::uuid`)].join(", ");
  return `insert into ${name} (${columns}) select ${values}
    from jsonb_populate_recordset(null::${name}, $1::jsonb)`;
}

/** A value as it stands in JSON that PostgreSQL reads as a row. */
function valueText(value: unknown): string {
  if (typeof value === "string") {
    return plainText.test(value) ? `"${value}"` : JSON.stringify(value);
  }
  if (value === null || value === undefined) return "null";
  if (typeof value === "bigint") return `"${value}"`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (value instanceof Uint8Array) {
    const { buffer, byteOffset, length } = value;
    return `"\\\\x${Buffer.from(buffer, byteOffset, length).toString("hex")}"`;
  }
  return JSON.stringify(value);
}

/** The bytes of a text in UTF-8 as a `bytea` reads them (§ 8.4.2, escape format): half of hex. */
export const bytesText = (text: string): string => text.replaceAll("\\", "\\\\");

/** Rows as one value; they may have more than what is asked of them. */
export function rowsText(table: PgTable, keys: readonly string[], rows: readonly object[]): string {
  const names = keys.map((key, at) => `${at === 0 ? "{" : ","}"${columnOf(table, key)}":`);
  // Rows that are written together have much in common, of which the text is made once.
  const before = new Array<unknown>(keys.length);
  const members = names.map((name) => `${name}null`);
  let text = "";
  for (const row of rows) {
    text += text === "" ? "" : ",";
    for (const [at, key] of keys.entries()) {
      const value = (row as Record<string, unknown>)[key];
      if (value !== before[at]) {
        before[at] = value;
        members[at] = names[at] + valueText(value);
      }
      text += members[at];
    }
    text += "}";
  }
  return `[${text}]`;
}

const known = new WeakMap<PgTable, Map<string, string>>();

/** The text of an insertion is made once for each table and its columns. */
function knownText(table: PgTable, keys: readonly string[]): string {
  const texts = known.get(table) ?? new Map<string, string>();
  known.set(table, texts);
  const name = keys.join();
  const text = texts.get(name) ?? insertionText(table, keys);
  texts.set(name, text);
  return text;
}

/**
 * Inserts rows of one table, all of the same columns; none where there are none. The statement is
 * sent before this returns. `rest` is what follows it.
 */
export async function insertNow<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table["$inferInsert"][],
  rest: "" | " on conflict do nothing" = "",
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const keys = Object.keys(getTableColumns(table)).filter((key) => Object.hasOwn(first, key));
  await sendIn(tx, `${knownText(table, keys)}${rest}`, [rowsText(table, keys, rows)]);
}
