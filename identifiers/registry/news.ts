import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../services/platform/database.ts";
import type { Transaction } from "../../services/platform/tenancy.ts";
import type { Identity } from "../codes/index.ts";

const channel = "identifiers";

/** Said instead of names where there are very many. */
const everything = "*";
const mostNamed = 20_000;
/** PostgreSQL says no more than 8,000 bytes at once; names are ASCII, and no line feed is in one. */
const longestSaid = 7_000;
/** No name begins so. */
const beatSign = "@";
const beatMs = 400;

function packed(names: readonly Identity[]): readonly string[] {
  const said: string[] = [];
  let line = "";
  for (const name of names) {
    if (line !== "" && line.length + name.length >= longestSaid) {
      said.push(line);
      line = "";
    }
    line += line === "" ? name : `\n${name}`;
  }
  return [...said, line];
}

/**
 * Says, when the transaction commits, that what is known under these names may have changed: which
 * names, and nothing of them. Without names: that any may have.
 */
export async function sayChanged(
  { db }: { readonly db: Transaction },
  names: readonly Identity[],
): Promise<void> {
  const isAny =
    names.length === 0 ||
    names.length > mostNamed ||
    names.some(({ length }) => length > longestSaid);
  const said = isAny ? [everything] : packed(names);
  await db.execute(
    sql`select pg_notify(${channel}, said) from json_array_elements_text(${JSON.stringify(said)}::json) said`,
  );
}

/** Whoever hears of changes in the order in which they were committed. */
export interface Hearer {
  /** What is known under these names may have changed; null: under any, or news was missed. */
  readonly changed: (names: readonly Identity[] | null) => void;
  /** All that was committed before this moment, by `performance.now()`, has been heard. */
  readonly heardUntil: (moment: number) => void;
}

/**
 * Hears of every name that may have changed until the function it gives is called. That nothing was
 * said means something only while what this program says itself comes back: PostgreSQL tells what is
 * said in the order of commits.
 */
export function hearChanges(database: Database, hearer: Hearer): () => void {
  const own = `${beatSign}${randomUUID()}`;
  let count = 0;
  let sent: { readonly said: string; readonly at: number } | null = null;
  let isUnderWay = false;

  const beat = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    count += 1;
    const beating = { said: `${own} ${count}`, at: performance.now() };
    sent = beating;
    try {
      await database.ask("select pg_notify($1, $2)", [channel, beating.said]);
    } catch {
      // What is not said does not come back.
    }
    isUnderWay = false;
  };

  const stopHearing = database.hear(channel, (said) => {
    if (said?.startsWith(beatSign)) {
      if (said === sent?.said) hearer.heardUntil(sent.at);
      return;
    }
    // What was missed may have been about any.
    const isAny = said === null || said === everything;
    hearer.changed(isAny ? null : (said.split("\n") as Identity[]));
    if (said === null) void beat();
  });
  const timer = setInterval(() => void beat(), beatMs).unref();
  return () => {
    clearInterval(timer);
    stopHearing();
  };
}
