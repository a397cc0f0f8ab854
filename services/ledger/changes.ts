import { sql } from "drizzle-orm";
import type { Database } from "../platform/database.ts";
import type { HttpRequest, Shell } from "../platform/http.ts";
import { type Actor, asTenant } from "../platform/tenancy.ts";
import { publishedHead, type Reader } from "./reads.ts";
import { placeIn } from "./receipts/http.ts";

export interface ChangesParts {
  readonly database: Database;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
}

/** An answer ends with the head under which it has come to so many links. */
const linksAtOnce = 20_000;
const headsAtOnce = 1_000;

interface BatchRow extends Record<string, unknown> {
  readonly size: string;
  readonly count: number;
  readonly links: Uint8Array;
}

/** What the map got under each head after the one of `after`, in order (FORMAT.md 13). */
async function batchesAfter({ db }: Reader, after: number, published: number) {
  return db.execute<BatchRow>(sql`
    with head as (
      select previous_size, size from log_checkpoints
      where size > ${after} and size <= ${published} order by size limit ${headsAtOnce}),
    batch as (
      select head.size, count(link.key)::int as count,
        coalesce(string_agg(link.key || int8send(link.position) || int8send(link.log_index), ''
          order by link.key, link.position), '') as links
      from head left join lateral (
        select key, position, log_index from map_chains
        where since is null and log_index >= head.previous_size and log_index < head.size
        union all
        select key, position, log_index from map_chains where since = head.size) link on true
      group by head.size),
    summed as (
      select *, sum(count) over (order by size) - count as earlier from batch)
    select size, count, links from summed where earlier < ${linksAtOnce} order by size`);
}

function batchBytes({ size, count, links }: BatchRow): Uint8Array {
  const head = Buffer.alloc(12);
  head.writeBigUInt64BE(BigInt(size));
  head.writeUInt32BE(count, 8);
  return Buffer.concat([head, links]);
}

/**
 * What the map gets with each head, blinded: keys are hashes under the audience. To members who
 * audit the log, not to everyone: who once knew a circle would see its things go on.
 */
export function mountChanges(app: Shell, { database, actorOf }: ChangesParts): void {
  app.get("/log/changes", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const rows = await asTenant(database, actor, "ledger.audit", async (scope) => {
      const after = placeIn(http, "after");
      const published = await publishedHead(scope);
      return batchesAfter(scope, after, published?.size ?? 0);
    });
    const bytes = new Uint8Array(Buffer.concat(rows.map(batchBytes)));
    http.header("cache-control", "no-store");
    return http.body(bytes, 200, { "content-type": "application/octet-stream" });
  });
}
