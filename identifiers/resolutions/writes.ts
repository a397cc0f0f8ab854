import { lt, sql } from "drizzle-orm";
import type { Database } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import type { Log } from "../../services/platform/log.ts";
import { prefixesOver } from "../registry/index.ts";
import { registryResolutions } from "./schema.ts";
import type { Counted, ResolutionTally } from "./tally.ts";

const most = 2_000;
/** Longer ago nobody compares, and every row costs room. */
const keptDays = 400;

/** A count of a code that nobody has registered belongs to the firm whose prefix it stands under. */
function rowOf({ code, tenantId, region, reader, hourMs, times }: Counted) {
  const prefixes = tenantId === null ? prefixesOver(code) : [];
  return {
    code,
    tenant_id: tenantId,
    region,
    reader,
    hour: new Date(hourMs).toISOString(),
    times,
    scheme: prefixes[0]?.scheme ?? null,
    prefixes: prefixes.map(({ prefix }) => prefix),
  };
}

async function write(database: Database, counts: readonly Counted[]): Promise<void> {
  // In one order, so that two programs that write at once do not wait for each other for ever.
  const rows = counts.map(rowOf).sort((one, other) => (one.code < other.code ? -1 : 1));
  await asProgram(database, async ({ db }) => {
    for (let from = 0; from < rows.length; from += most) {
      const some = JSON.stringify(rows.slice(from, from + most));
      await db.execute(sql`
        insert into registry_resolutions as known (tenant_id, hour, code, region, reader, times)
        select owner.id, g.hour, g.code, g.region, g.reader, sum(g.times)
        from json_to_recordset(${some}::json) as g (code text, tenant_id uuid, region text,
          reader text, hour timestamptz, times bigint, scheme text, prefixes text[])
        cross join lateral (select coalesce(g.tenant_id,
          (select p.tenant_id from identifier_prefixes p
            where p.scheme = g.scheme and p.prefix = any(g.prefixes) limit 1),
          (select r.owner_id from identifier_records r where r.code = g.code)) as id) as owner
        where owner.id is not null
        group by owner.id, g.hour, g.code, g.region, g.reader
        order by owner.id, g.hour, g.code, g.region, g.reader
        on conflict (tenant_id, hour, code, region, reader)
          do update set times = known.times + excluded.times`);
    }
  });
}

/**
 * Writes down what was counted. What cannot be is kept for the next time; what a program has counted
 * since it last wrote is gone when it is killed.
 */
export async function flushResolutions(
  database: Database,
  tally: ResolutionTally,
  log: Log,
): Promise<void> {
  const { counts, lost } = tally.take();
  if (lost > 0) log.warn({ lost }, "resolutions of too many codes at once were not counted");
  if (counts.length === 0) return;
  try {
    await write(database, counts);
  } catch (fault) {
    tally.giveBack(counts);
    throw fault;
  }
}

/** Takes away what is older than a year and a month. */
export async function forgetResolutions(database: Database): Promise<void> {
  await asProgram(database, async ({ db, now }) => {
    const until = new Date(now.getTime() - keptDays * 86_400_000);
    await db.delete(registryResolutions).where(lt(registryResolutions.hour, until));
  });
}
