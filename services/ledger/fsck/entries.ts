import type { Database } from "../../platform/database.ts";

/** Entries that stand one after the other, each after its length in four bytes. */
function entriesIn(bytes: Buffer): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    entries.push(new Uint8Array(bytes.subarray(at + 4, end)));
    at = end;
  }
  return entries;
}

/** A stretch of the log's entries, or the first of its places that has none. */
export type Stretch = { readonly entries: readonly Uint8Array[] } | { readonly missing: number };

/** The entries at [from, until), in one row: a row each costs more than what is in it. */
export async function stretchOf(database: Database, from: number, until: number): Promise<Stretch> {
  const [row] = await database.ask<{ bytes: Buffer | null }>(
    `select string_agg(int4send(length(entry)) || entry, ''::bytea order by log_index) as bytes
     from log_entries where log_index >= $1 and log_index < $2`,
    [from, until],
  );
  const entries = entriesIn(row?.bytes ?? Buffer.alloc(0));
  if (entries.length === until - from) return { entries };
  const [gap] = await database.ask<{ place: string | null }>(
    `select min(place) as place from generate_series($1::bigint, $2::bigint - 1) place
     where not exists (select from log_entries where log_index = place)`,
    [from, until],
  );
  return { missing: Number(gap?.place ?? from) };
}
