import postgres from "postgres";
import type { Window } from "../../../services/kernel/window.ts";
import type { Offered } from "../../stage/acting.ts";
import type { StagedFirm } from "../../stage/platform.ts";
import type { Script } from "./pgbench.ts";

/** A booking that was made by the command: its rows are what the script writes again. */
export interface Pattern {
  readonly id: string;
  readonly buyer: StagedFirm;
  readonly offer: Offered;
  /** Of hours of a week that week. */
  readonly week: Window | null;
}

const fresh = { id: "gen_random_uuid()" };
const begin = "'2000-01-03Z'::timestamptz + :slot * interval '1 minute'";
const moved = { from_at: begin, until_at: `${begin} + interval '1 minute'` };

/** Writes a row of a table once more, with some of its values changed. */
async function again(
  sql: postgres.Sql,
  table: string,
  where: string,
  changes: Record<string, string>,
): Promise<string> {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0
      and not attisdropped and attname not in ('xact', 'position') order by attnum`;
  const literals = columns.map(({ name }) => `quote_nullable(${name}::text) as ${name}`);
  const rows = await sql.unsafe(`select ${literals.join(", ")} from ${table} where ${where}`);
  const [row] = rows;
  if (row === undefined) throw new Error(`${table} has no row to write again`);
  const values = columns.map(({ name }) => changes[name] ?? String(row[name]));
  const names = columns.map(({ name }) => name).join(", ");
  return `insert into ${table} (${names}) values (${values.join(", ")})`;
}

/** An entry and its wait for a place in the chain, in one statement as the door writes them. */
async function auditAgain(sql: postgres.Sql, house: string, requester: string): Promise<string> {
  const where = `tenant_id = '${house}' and requester = '${requester}'
    and action in ('capacity.book', 'visit.published-offer') limit 1`;
  return `with entry as (${await again(sql, "audit_entries", where, fresh)})
    insert into audit_waiting (tenant_id, id, requester)
    values ('${house}', gen_random_uuid(), '${requester}')`;
}

/** The turn of a week and the count of what is used; exclusive time has its constraint. */
function counted({ offer, week }: Pattern): string[] {
  if (week === null) return [];
  const [from, until] = [week.from.toISOString(), week.until.toISOString()];
  return [
    `select pg_advisory_xact_lock(hashtextextended('${from}', 0))`,
    `select coalesce(sum(minutes), 0) from capacity_taken where tenant_id = '${offer.provider}'
      and resource_id = (select resource_id from capacity_offers
        where tenant_id = '${offer.provider}' and id = '${offer.offerId}')
      and until_at = '${until}' and from_at = '${from}'`,
  ];
}

/**
 * The statements of a booking without its thinking: both houses, the lock on the offer, the turn
 * and the count or the constraint, and all rows under other ids, exclusive time also at other
 * times. Nobody makes the bytes of an event, and several statements travel together.
 */
export async function scriptLike(ownerUrl: string, pattern: Pattern): Promise<Script> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const { id, buyer, offer, week } = pattern;
  const hosted = `tenant_id = '${offer.provider}' and id = '${id}'`;
  const event = `tenant_id = '${offer.provider}'
    and id = (select event_id from capacity_bookings where ${hosted})`;
  const enter = (house: string, tickets: string) =>
    `select set_tenant('${house}', '${buyer.id}', '${tickets}')`;
  const key = `tenant_id = '${offer.provider}' and id = '${offer.offerId}'`;
  const statements = [
    "begin",
    enter(buyer.id, "{}"),
    `select resource_name_zh, resource_name_en from market_offers where ${key}`,
    "select * from operating_rules order by version desc limit 1",
    enter(offer.provider, `{${offer.offerId}}`),
    await auditAgain(sql, offer.provider, buyer.id),
    `select * from capacity_offers where ${key} for share`,
    ...counted(pattern),
    `${await again(sql, "capacity_taken", hosted, week === null ? { ...fresh, ...moved } : fresh)}
      on conflict do nothing`,
    await again(sql, "capacity_bookings", hosted, fresh),
    await again(sql, "outbox", event, fresh),
    enter(buyer.id, "{}"),
    await again(sql, "capacity_bookings_made", `tenant_id = '${buyer.id}' and id = '${id}'`, fresh),
    await auditAgain(sql, buyer.id, buyer.id),
    "commit",
  ];
  await sql.end();
  return { name: week === null ? "interval" : "bucket", statements };
}
