import type postgres from "postgres";

const bodyOf = (field: string) => `convert_from(o.canonical, 'UTF8')::jsonb->'body'->>'${field}'`;

/** Rows of `table` and events of `type`, of any version, that do not stand for each other one to one. */
const notToldOnce = (table: string, type: string, field: string) => `
  select coalesce(t.id, told.id) from ${table} t full join (
    select (${bodyOf(field)})::uuid as id, count(*) as times from outbox o
    where o.type ~ '^${type}[.]v[0-9]+$' group by 1) told on told.id = t.id
  where t.id is null or told.times is distinct from 1`;

/** Rows in one and not in the other. */
const differing = (one: string, other: string) =>
  `(${one} except ${other}) union all (${other} except ${one})`;

/** What holds of the database whenever it is at rest. Every row of an answer is a breach. */
const laws: Readonly<Record<string, string>> = {
  "the log has no gap": `
    select from (select count(*) as entries, coalesce(max(log_index) + 1, 0) as size
      from log_entries) l where entries <> size`,
  "every event is in the log": `
    select o.id from outbox o left join log_entries l on l.event_id = o.id
    where l.event_id is null`,
  "the log holds what was committed": `
    select o.id from outbox o join log_entries l on l.event_id = o.id
    where l.entry <> '\\x01'::bytea || o.commitment`,
  "the log holds events of the outbox only, each once": `
    select l.event_id from log_entries l left join outbox o on o.id = l.event_id
    where l.kind = 1 group by l.event_id having count(o.id) <> 1`,
  "nothing waits for its place": `
    select event_id from log_waiting
    union all select id from outbox where position is null`,
  "each firm's positions run without a gap": `
    select o.tenant_id from outbox o left join outbox_heads h on h.tenant_id = o.tenant_id
    group by o.tenant_id, h.position having count(distinct o.position) <> count(*)
      or max(o.position) <> count(*) or h.position is distinct from max(o.position)`,
  "no event was set aside": "select event_id from dead_letters",
  "heads follow one another, each signed": `
    select size from (select *, lag(size, 1, 0::bigint) over (order by size) as former
      from log_checkpoints) h where previous_size <> former or note is null`,
  "the newest head covers the log": `
    select where (select count(*) from log_entries) <> (select max(size) from log_checkpoints)`,
  "each captured event is told once": `
    select coalesce(t.id, o.id) from trace_events t
    full join (select id from outbox where type = 'trace.event-captured.v1') o on o.id = t.id
    where t.id is null or o.id is null`,
  "a capture is there with all its events": `
    select c.id from trace_captures c left join trace_events t
      on t.tenant_id = c.tenant_id and t.capture_id = c.id
    group by c.tenant_id, c.id having count(t.id) <> c.event_count`,
  "public events are shown": differing(
    "select id from trace_events where circle = 'public'",
    "select event_id from published_events",
  ),
  "each booking is told once": notToldOnce(
    "capacity_bookings",
    "capacity.booking-requested",
    "bookingId",
  ),
  "both houses know of each booking": differing(
    "select id, tenant_id, requester, from_at, until_at from capacity_bookings",
    "select id, provider, tenant_id, from_at, until_at from capacity_bookings_made",
  ),
  "what is booked is taken": differing(
    "select id, tenant_id, resource_id, from_at, until_at from capacity_bookings",
    "select id, tenant_id, resource_id, from_at, until_at from capacity_taken where held_until is null",
  ),
  "what a firm confirmed is booked, and no other hold is": `
    select h.id from capacity_holds h left join capacity_bookings b
      on b.tenant_id = h.provider and b.id = h.id
    where (h.outcome is not distinct from 'confirmed') <> (b.id is not null)
      or h.ended_at >= h.held_until`,
  "the market knows what is taken": differing(
    "select id, tenant_id, resource_id, from_at, until_at from capacity_taken where held_until is null",
    "select booking_id, tenant_id, resource_id, from_at, until_at from market_taken where not held",
  ),
  "each offer is told once": notToldOnce(
    "capacity_offers",
    "capacity.(offer|bucket)-published",
    "offerId",
  ),
  "the market knows each offer": differing(
    "select id, tenant_id, from_at, until_at from capacity_offers",
    "select id, tenant_id, from_at, until_at from market_offers",
  ),
  "an idempotency key stands for one thing": `
    select answer from idempotency_keys group by operation, answer
    having answer is null or count(*) > 1`,
};

/** The laws that the database breaks, by name; `owner` sees all rows. */
export async function lawsBroken(owner: postgres.Sql): Promise<string[]> {
  const broken: string[] = [];
  for (const [law, question] of Object.entries(laws)) {
    if ((await owner.unsafe(question)).length > 0) broken.push(law);
  }
  return broken;
}

/** Whether all that was committed has reached the log and its newest head. */
export async function isAtRest(owner: postgres.Sql): Promise<boolean> {
  const [row] = await owner<{ rest: boolean }[]>`
    select not exists (select from outbox where position is null)
      and not exists (select from log_waiting)
      and not exists (select from outbox_heads h cross join (values
          ('ledger'), ('market'), ('passport'), ('registry')) s (name)
        left join subscriber_positions p on p.tenant_id = h.tenant_id and p.subscriber = s.name
        where p.position is distinct from h.position)
      and (select count(*) from log_entries) =
        coalesce((select max(size) from log_checkpoints where note is not null), 0) as rest`;
  return row?.rest ?? false;
}
