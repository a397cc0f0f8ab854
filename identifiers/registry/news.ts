import { sql } from "drizzle-orm";
import type { Database } from "../../services/platform/database.ts";
import type { Transaction } from "../../services/platform/tenancy.ts";
import type { Identity } from "../codes/index.ts";

const channel = "identifiers";

/** Said instead of names where there are many. */
const everything = "*";
const mostNamed = 200;

/**
 * Says, when the transaction commits, that what is known under these names may have changed: which
 * names, and nothing of them. Without names: that any may have.
 */
export async function sayChanged(
  { db }: { readonly db: Transaction },
  names: readonly Identity[],
): Promise<void> {
  const said = names.length === 0 || names.length > mostNamed ? [everything] : names;
  await db.execute(
    sql`select pg_notify(${channel}, name) from json_array_elements_text(${JSON.stringify(said)}::json) name`,
  );
}

/** Hears of every name that may have changed, null for all, until the function it gives is called. */
export function hearChanges(
  database: Database,
  changed: (name: Identity | null) => void,
): () => void {
  // What was missed may have been about any.
  return database.hear(channel, (said) =>
    changed(said === null || said === everything ? null : (said as Identity)),
  );
}
