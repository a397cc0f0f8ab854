import type postgres from "postgres";
import type { BookingId, OfferId } from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { dice } from "../seed/scale/dice.ts";
import { minutesFrom } from "./market.ts";

/** How clients book and cancel: by the product's commands, or by others that are to be tried. */
export interface BookingWays {
  /** Throws a Refusal where there is no room. */
  book(client: number, offer: OfferId, window: Window): Promise<BookingId>;
  cancel(client: number, booking: BookingId): Promise<unknown>;
}

export interface Load {
  readonly clients: number;
  readonly attempts: number;
  readonly offers: readonly OfferId[];
  /** When the offered day begins; offers last 24 hours. */
  readonly day: Date;
  readonly seed: number;
}

/** What clients were told: the database must agree with every word. */
export interface History {
  readonly booked: ReadonlyMap<BookingId, Window>;
  readonly cancelled: ReadonlySet<BookingId>;
  readonly refused: number;
  readonly surprises: readonly unknown[];
}

const expected = new Set(["CAPACITY_TAKEN", "BOOKING_CANCELLED"]);
const slotMinutes = 15;
const slotsOfDay = 96;

/** One client, who books and cancels as his dice fall and writes down what he is told. */
class Client {
  readonly booked = new Map<BookingId, Window>();
  readonly cancelled = new Set<BookingId>();
  readonly surprises: unknown[] = [];
  refused = 0;
  private readonly own: BookingId[] = [];
  private readonly roll: (below: number) => number;
  private readonly ways: BookingWays;
  private readonly load: Load;
  private readonly number: number;

  constructor(ways: BookingWays, load: Load, number: number) {
    this.ways = ways;
    this.load = load;
    this.number = number;
    this.roll = dice(load.seed * 1_000 + number);
  }

  async act(): Promise<void> {
    try {
      const cancels = this.own.length > 0 && this.roll(10) < 4;
      await (cancels ? this.cancel() : this.book());
    } catch (fault) {
      if (fault instanceof Refusal && expected.has(fault.code)) this.refused += 1;
      else this.surprises.push(fault);
    }
  }

  private async book(): Promise<void> {
    const offer = this.load.offers[this.roll(this.load.offers.length)];
    if (offer === undefined) throw new Error("there is nothing to book");
    const slot = this.roll(slotsOfDay);
    const length = 1 + this.roll(Math.min(6, slotsOfDay - slot));
    const window = minutesFrom(this.load.day, slot * slotMinutes, length * slotMinutes);
    const id = await this.ways.book(this.number, offer, window);
    this.booked.set(id, window);
    this.own.push(id);
  }

  private async cancel(): Promise<void> {
    const [id] = this.own.splice(this.roll(this.own.length), 1);
    if (id === undefined) return;
    await this.ways.cancel(this.number, id);
    this.cancelled.add(id);
  }
}

/** Lets many clients book and cancel at random on few offers. */
export async function playHistory(ways: BookingWays, load: Load): Promise<History> {
  let started = 0;
  const clients = Array.from({ length: load.clients }, (_, at) => new Client(ways, load, at));
  const play = async (client: Client) => {
    while (started < load.attempts) {
      started += 1;
      await client.act();
    }
  };
  await Promise.all(clients.map(play));
  return {
    booked: new Map(clients.flatMap(({ booked }) => [...booked])),
    cancelled: new Set(clients.flatMap(({ cancelled }) => [...cancelled])),
    refused: clients.reduce((sum, { refused }) => sum + refused, 0),
    surprises: clients.flatMap(({ surprises }) => surprises),
  };
}

const standing = `select b.* from capacity_bookings b where not exists (
  select from capacity_cancellations c where c.tenant_id = b.tenant_id and c.id = b.id)`;

/** Each law as a question whose every answer is a breach of it. */
const breaches: Readonly<Record<string, string>> = {
  "no two bookings of a resource overlap": `
    select a.id, b.id as other from (${standing}) a join (${standing}) b
      on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at`,
  "a resource is not booked for more hours than it was offered": `
    select b.resource_id from (${standing}) b join capacity_offers o
      on o.tenant_id = b.tenant_id and o.id = b.offer_id
    group by b.tenant_id, b.resource_id
    having sum(b.until_at - b.from_at) > max(o.until_at) - min(o.from_at)`,
  "what is taken is what is booked": `
    (select tenant_id, id, requester, resource_id, from_at, until_at from capacity_taken
      except select tenant_id, id, requester, resource_id, from_at, until_at from (${standing}) s)
    union all (select tenant_id, id, requester, resource_id, from_at, until_at from (${standing}) s
      except select tenant_id, id, requester, resource_id, from_at, until_at from capacity_taken)`,
  "the requester's copy is the provider's row": `
    select b.id from capacity_bookings b full join capacity_bookings_made m
      on m.id = b.id and m.tenant_id = b.requester and m.provider = b.tenant_id
    where b.id is null or m.id is null
      or to_jsonb(b) - '{tenant_id,requester}'::text[] <> to_jsonb(m) - '{tenant_id,provider}'::text[]`,
  "both sides know of a cancellation, and the same": `
    select b.id from capacity_bookings b
    left join capacity_cancellations p on p.tenant_id = b.tenant_id and p.id = b.id
    left join capacity_cancellations r on r.tenant_id = b.requester and r.id = b.id
    where (p.requester, p.cancelled_by, p.free, p.at)
      is distinct from (r.requester, r.cancelled_by, r.free, r.at)`,
  "each booking and each cancellation was told once": `
    select 1 where (select count(*) from capacity_bookings)
        <> (select count(*) from outbox where type = 'capacity.booking-requested.v1')
      or (select count(*) / 2 from capacity_cancellations)
        <> (select count(*) from outbox where type = 'capacity.booking-cancelled.v1')`,
  "the market shows as free what is free": `
    select m.id from market_offers m
    where m.free <> tstzmultirange(tstzrange(m.from_at, m.until_at)) - coalesce(
      (select range_agg(tstzrange(t.from_at, t.until_at)) from capacity_taken t
        where t.tenant_id = m.tenant_id and t.resource_id = m.resource_id
          and t.until_at > m.from_at and t.from_at < m.until_at), '{}')`,
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
  const lost = [...history.booked.keys()].some((id) => !kept.has(id));
  if (lost) broken.push("every acknowledged booking is there");
  const wrong = rows.some(({ id, cancelled }) => history.cancelled.has(id) !== cancelled);
  if (wrong) broken.push("exactly what was acknowledged as cancelled is cancelled");
  return broken;
}
