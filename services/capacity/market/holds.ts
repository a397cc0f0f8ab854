import { sql } from "drizzle-orm";
import type { ResourceId } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { sqlStateOf } from "../../platform/away.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { lockOffers, reckonFree } from "./free.ts";

/** A hold that runs, or the booking that it has become: its event is on the way. */
const stands = sql`(t.held_until is null or t.held_until > statement_timestamp())`;

/** Firms whose holds the market shows wrongly: one that runs it lacks, or has one that does not. */
async function firmsToTend({ db }: ProgramScope): Promise<TenantId[]> {
  const rows = await db.execute<{ tenant_id: TenantId }>(sql`
    select t.tenant_id from capacity_taken t
    where t.held_until > statement_timestamp() and not exists (select from market_taken m
      where m.tenant_id = t.tenant_id and m.booking_id = t.id)
    union
    select m.tenant_id from market_taken m
    where m.held and not exists (select from capacity_taken t
      where t.tenant_id = m.tenant_id and t.id = m.booking_id and ${stands})`);
  return rows.map((row) => row.tenant_id);
}

/** Shows one firm's holds as they are; gives the resources whose free time may have changed. */
async function tell({ db }: ProgramScope, firm: TenantId): Promise<ResourceId[]> {
  const ended = await db.execute<{ resource_id: ResourceId }>(sql`
    delete from market_taken m where m.tenant_id = ${firm} and m.held
      and not exists (select from capacity_taken t
        where t.tenant_id = m.tenant_id and t.id = m.booking_id and ${stands})
    returning m.resource_id`);
  const begun = await db.execute<{ resource_id: ResourceId }>(sql`
    insert into market_taken (tenant_id, booking_id, resource_id, from_at, until_at, minutes, held)
    select t.tenant_id, t.id, t.resource_id, t.from_at, t.until_at, t.minutes, true from capacity_taken t
    where t.tenant_id = ${firm} and t.held_until > statement_timestamp()
    on conflict do nothing
    returning resource_id`);
  return [...new Set([...ended, ...begun].map((row) => row.resource_id))];
}

/** Lost to whoever has the offers or the rows now: the next round finds what is left to tell. */
const later = new Set(["55P03", "40P01"]);

/**
 * Brings what the market shows as free up to the holds that run: taken while they do, free again
 * when they have run out or were released. Gives of how many firms it told such news.
 */
export async function tellHolds(database: Database): Promise<number> {
  const firms = await asProgram(database, firmsToTend);
  let told = 0;
  for (const firm of firms) {
    try {
      await asProgram(database, async (scope) => {
        const resources = await tell(scope, firm);
        await lockOffers(scope, firm, resources, { noWait: true });
        await reckonFree(scope, firm, resources);
      });
      told += 1;
    } catch (fault) {
      if (!later.has(sqlStateOf(fault) ?? "")) throw fault;
    }
  }
  return told;
}

/** For a day longer than an idempotency key is kept, so that an act's answer can be given again. */
const keptDays = 8;

/**
 * Tidies up: time whose hold ran out a while ago, which nobody has wanted since, and holds that
 * ended days ago. Nothing waits for it.
 */
export async function forgetHolds(database: Database): Promise<void> {
  await asProgram(database, async ({ db }) => {
    await db.execute(sql`delete from capacity_taken
      where held_until < statement_timestamp() - interval '1 minute'`);
    await db.execute(sql`delete from capacity_holds
      where held_until < statement_timestamp() - make_interval(days => ${keptDays}::int)`);
  });
}
