import { sql } from "drizzle-orm";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";

/** So long every cosignature is kept; bundles and receipts are under heads of the last seconds. */
const wholeMs = 3_600_000;

/**
 * Forgets cosignatures that nothing needs: of heads older than an hour each witness's last one in
 * every hour stays, and so its newest. Nothing is forgotten while a witness shows a head that is not
 * ours, and nothing ever of one that has. Tells how many.
 */
export function forgetCosignatures(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const until = new Date(now.getTime() - wholeMs).toISOString();
    const gone = await db.execute(sql`
      with old as (
        -- By the platform's clock, not by the witness's, which may be any.
        select c.size, c.witness_id, row_number() over (
          partition by c.witness_id, date_trunc('hour', h.at, 'UTC') order by c.size desc) as nth
        from log_cosignatures c join log_checkpoints h on h.size = c.size
          join log_witnesses w on w.id = c.witness_id
        where h.at < ${until} and w.evidence is null and not exists (select from log_witnesses
          where evidence is not null and removed_at is null)
      )
      delete from log_cosignatures c using old
      where old.nth > 1 and c.size = old.size and c.witness_id = old.witness_id
      returning c.size`);
    return gone.length;
  });
}
