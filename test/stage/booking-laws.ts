import type postgres from "postgres";
import type { BookingId } from "../../services/capacity/index.ts";
import type { History } from "./booking-history.ts";

const standing = `select b.* from capacity_bookings b where not exists (
  select from capacity_cancellations c where c.tenant_id = b.tenant_id and c.id = b.id)`;

// Of hours of a week more than one booking may stand: `buckets.ts` has the laws of those.
const exclusive = `(select * from (${standing}) s where minutes is null)`;
const exclusiveHeld = `(select * from capacity_taken
  where held_until > statement_timestamp() and minutes is null) t`;

const booked = "(select * from capacity_taken where held_until is null) taken";
const held = "(select * from capacity_taken where held_until > statement_timestamp()) t";

/** Each law as a question whose every answer is a breach of it. */
const breaches: Readonly<Record<string, string>> = {
  "no two bookings of a resource overlap": `
    select a.id, b.id as other from ${exclusive} a join ${exclusive} b
      on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at`,
  "a resource is not booked for more hours than it was offered": `
    select b.resource_id from ${exclusive} b join capacity_offers o
      on o.tenant_id = b.tenant_id and o.id = b.offer_id
    group by b.tenant_id, b.resource_id
    having sum(b.until_at - b.from_at) > max(o.until_at) - min(o.from_at)`,
  "what is taken is what is booked": `
    (select tenant_id, id, requester, resource_id, from_at, until_at from ${booked}
      except select tenant_id, id, requester, resource_id, from_at, until_at from (${standing}) s)
    union all (select tenant_id, id, requester, resource_id, from_at, until_at from (${standing}) s
      except select tenant_id, id, requester, resource_id, from_at, until_at from ${booked})`,
  "no booking has time of a hold that runs": `
    select t.id from ${exclusiveHeld} join ${exclusive} b
      on b.tenant_id = t.tenant_id and b.resource_id = t.resource_id
      and b.from_at < t.until_at and t.from_at < b.until_at`,
  "a hold that runs is its firm's, at the same terms": `
    select h.id from capacity_holds h full join ${held}
      on t.tenant_id = h.provider and t.id = h.id and t.requester = h.tenant_id
    where (h.id is null or t.id is null or (h.resource_id, h.from_at, h.until_at, h.held_until)
        is distinct from (t.resource_id, t.from_at, t.until_at, t.held_until))
      and (h.id is null or h.outcome is null and h.held_until > statement_timestamp())`,
  "what was confirmed was confirmed before it ran out": `
    select id from capacity_holds where outcome is not null and ended_at >= held_until`,
  "what was confirmed is booked, at what was shown, and no other hold is": `
    select h.id from capacity_holds h left join capacity_bookings b
      on b.tenant_id = h.provider and b.id = h.id
    where (h.outcome is not distinct from 'confirmed') <> (b.id is not null) or b.id is not null
      and (h.total_minor, h.rules_version, h.from_at, h.until_at, h.free_cancellation_until)
        is distinct from
        (b.total_minor, b.rules_version, b.from_at, b.until_at, b.free_cancellation_until)`,
  "the requester's copy is the provider's row": `
    select b.id from capacity_bookings b full join capacity_bookings_made m
      on m.id = b.id and m.tenant_id = b.requester and m.provider = b.tenant_id
    where b.id is null or m.id is null
      or to_jsonb(b) - '{tenant_id,requester}'::text[] <> to_jsonb(m) - '{tenant_id,provider}'::text[]`,
  "both sides know of a cancellation, and the same": `
    select b.id from capacity_bookings b
    left join capacity_cancellations p on p.tenant_id = b.tenant_id and p.id = b.id
    left join capacity_cancellations r on r.tenant_id = b.requester and r.id = b.id
    where (p.requester, p.cancelled_by, p.free, p.successor, p.at)
      is distinct from (r.requester, r.cancelled_by, r.free, r.successor, r.at)`,
  "each booking and each cancellation was told once": `
    select 1 where (select count(*) from capacity_bookings)
        <> (select count(*) from outbox
          where type in ('capacity.booking-requested.v1', 'capacity.booking-rescheduled.v1'))
      or (select count(*) / 2 from capacity_cancellations where successor is null)
        <> (select count(*) from outbox where type = 'capacity.booking-cancelled.v1')
      or (select count(*) / 2 from capacity_cancellations where successor is not null)
        <> (select count(*) from outbox where type = 'capacity.booking-rescheduled.v1')`,
  "what was moved is booked anew, under the same rules": `
    select c.id from capacity_cancellations c
    join capacity_bookings f on f.tenant_id = c.tenant_id and f.id = c.id
    left join capacity_bookings b on b.tenant_id = c.tenant_id and b.id = c.successor
    where c.successor is not null and (f.requester, f.offer_id, f.rules_version)
      is distinct from (b.requester, b.offer_id, b.rules_version)`,
  "the market shows as free what is free": `
    select m.id from market_offers m
    where m.week_minutes is null and m.free <> tstzmultirange(tstzrange(m.from_at, m.until_at)) - coalesce(
      (select range_agg(tstzrange(t.from_at, t.until_at)) from capacity_taken t
        where t.tenant_id = m.tenant_id and t.resource_id = m.resource_id
          and t.until_at > m.from_at and t.from_at < m.until_at
          and (t.held_until is null or t.held_until > statement_timestamp())), '{}')`,
};

/** The laws that the database breaks, by name, once the market has heard all; `owner` sees all. */
export async function lawsBroken(owner: postgres.Sql, history: History): Promise<string[]> {
  const broken: string[] = [];
  for (const [law, question] of Object.entries(breaches)) {
    if ((await owner.unsafe(question)).length > 0) broken.push(law);
  }
  const rows = await owner<{ id: BookingId; cancelled: boolean }[]>`
    select b.id, c.id is not null as cancelled from capacity_bookings b
    left join capacity_cancellations c on c.tenant_id = b.tenant_id and c.id = b.id`;
  const kept = new Map(rows.map(({ id, cancelled }) => [id, cancelled]));
  const lost = [...history.booked].some((id) => !kept.has(id));
  if (lost) broken.push("every acknowledged booking is there");
  const more = rows.some(({ id }) => !history.booked.has(id));
  if (more) broken.push("nothing is booked that nobody was told of, and so no part of an act");
  const torn = history.together.some((ids) => !ids.every((id) => kept.has(id)));
  if (torn) broken.push("an act of several parts is whole");
  const back = [...history.expired, ...history.released].some((id) => kept.has(id));
  if (back) broken.push("a hold that ran out or was released is never a booking");
  const wrong = rows.some(({ id, cancelled }) => history.cancelled.has(id) !== cancelled);
  if (wrong) broken.push("exactly what was acknowledged as cancelled is cancelled");
  return broken;
}
