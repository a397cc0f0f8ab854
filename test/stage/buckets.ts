import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { weeksOf, wholeWeeks } from "../../services/capacity/buckets/weeks.ts";
import type { BookingId } from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { dice } from "../seed/scale/dice.ts";
import type { Offered } from "./acting.ts";
import { midnight, minutesFrom } from "./market.ts";

export const zone = "Asia/Shanghai";
const minutesOfDay = 1_440;

/** Some whole weeks by the clock of the staged site, none of which has begun. */
export function stageWeeks(count: number): Window[] {
  const days = minutesFrom(midnight(15), 0, (count - 1) * 7 * minutesOfDay + 1);
  return weeksOf(wholeWeeks(days, zone), zone);
}

/** Hours that are wanted of a week. */
export interface HoursWanted {
  readonly week: Window;
  readonly hours: string;
}

/** How clients take hours: by the product's commands, or by others that are to be tried. */
export interface HourWays {
  /** Books the first of what is wanted that is there. */
  book(client: number, offer: Offered, wanted: readonly HoursWanted[]): Promise<BookingId>;
  hold(client: number, offer: Offered, week: Window, hours: string): Promise<BookingId>;
  confirm(client: number, hold: BookingId): Promise<unknown>;
  move(client: number, booking: BookingId, week: Window): Promise<BookingId>;
  cancel(client: number, booking: BookingId): Promise<unknown>;
}

export interface HourLoad {
  readonly clients: number;
  readonly attempts: number;
  readonly offers: readonly Offered[];
  readonly weeks: readonly Window[];
  readonly seed: number;
  /** As of a `Load`. */
  readonly choices?: number;
  readonly greed?: number;
  readonly goesOn?: () => boolean;
}

/** What clients were told. */
export interface HourHistory {
  readonly booked: ReadonlySet<BookingId>;
  readonly cancelled: ReadonlySet<BookingId>;
  /** Holds of which a client was told that they had run out. */
  readonly expired: ReadonlySet<BookingId>;
  readonly refused: number;
  readonly moved: number;
  readonly surprises: readonly unknown[];
}

const expected = new Set(["WEEK_FULL", "HOLD_EXPIRED", "HOLDS_TOO_MANY"]);
const mostHours = 8;
/** Until what is held for a second has run out, so that whoever looks afterwards sees one state. */
const longestHoldMs = 2_000;

/** One client, who acts as his dice fall and writes down what he is told. */
class HourClient {
  readonly booked = new Set<BookingId>();
  readonly cancelled = new Set<BookingId>();
  readonly expired = new Set<BookingId>();
  readonly surprises: unknown[] = [];
  refused = 0;
  moved = 0;
  private readonly own: BookingId[] = [];
  private readonly holds: BookingId[] = [];
  private readonly roll: (below: number) => number;
  private readonly ways: HourWays;
  private readonly load: HourLoad;
  private readonly number: number;

  constructor(ways: HourWays, load: HourLoad, number: number) {
    this.ways = ways;
    this.load = load;
    this.number = number;
    this.roll = dice(load.seed * 1_000 + number);
  }

  async act(): Promise<void> {
    try {
      await this.chosen();
    } catch (fault) {
      if (fault instanceof Refusal && expected.has(fault.code)) this.refused += 1;
      else this.surprises.push(fault);
    }
  }

  private async chosen(): Promise<void> {
    const die = this.roll(20 * (this.load.greed ?? 1));
    if (this.own.length > 0 && die < 5) return this.cancel();
    if (this.own.length > 0 && die < 7) return this.move();
    if (this.holds.length > 0 && die < 11) return this.confirm();
    const { offers, choices = 1 } = this.load;
    const offer = this.one(offers);
    if (die < 14) {
      const { week, hours } = this.wanted();
      this.holds.push(await this.ways.hold(this.number, offer, week, hours));
      return;
    }
    const wanted = Array.from({ length: choices }, () => this.wanted());
    // Everyone asks in the order of time, so that no two wait for each other.
    wanted.sort((one, other) => one.week.from.getTime() - other.week.from.getTime());
    this.note(await this.ways.book(this.number, offer, wanted));
  }

  private wanted = (): HoursWanted => ({ week: this.one(this.load.weeks), hours: this.hours() });

  private hours = () => String(1 + this.roll(mostHours));

  private one<T>(list: readonly T[]): T {
    const [picked] = list.slice(this.roll(list.length));
    if (picked === undefined) throw new Error("there is nothing to choose from");
    return picked;
  }

  private note(id: BookingId): void {
    this.booked.add(id);
    this.own.push(id);
  }

  private async cancel(): Promise<void> {
    const [id] = this.own.splice(this.roll(this.own.length), 1);
    if (id === undefined) return;
    await this.ways.cancel(this.number, id);
    this.cancelled.add(id);
  }

  private async move(): Promise<void> {
    const at = this.roll(this.own.length);
    const id = this.own[at];
    if (id === undefined) return;
    const moved = await this.ways.move(this.number, id, this.one(this.load.weeks));
    this.own.splice(at, 1);
    this.cancelled.add(id);
    this.moved += 1;
    this.note(moved);
  }

  private async confirm(): Promise<void> {
    const [id] = this.holds.splice(this.roll(this.holds.length), 1);
    if (id === undefined) return;
    try {
      await this.ways.confirm(this.number, id);
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "HOLD_EXPIRED") this.expired.add(id);
      throw fault;
    }
    this.note(id);
  }
}

/** Lets many clients take and give back hours of few weeks at random. */
export async function playHours(ways: HourWays, load: HourLoad): Promise<HourHistory> {
  let started = 0;
  const { goesOn = () => started < load.attempts } = load;
  const clients = Array.from({ length: load.clients }, (_, at) => new HourClient(ways, load, at));
  const play = async (client: HourClient) => {
    while (goesOn()) {
      started += 1;
      await client.act();
    }
  };
  await Promise.all(clients.map(play));
  await pause(longestHoldMs);
  const all = (of: (client: HourClient) => Iterable<BookingId>) =>
    new Set(clients.flatMap((client) => [...of(client)]));
  return {
    booked: all(({ booked }) => booked),
    cancelled: all(({ cancelled }) => cancelled),
    expired: all(({ expired }) => expired),
    refused: clients.reduce((sum, { refused }) => sum + refused, 0),
    moved: clients.reduce((sum, { moved }) => sum + moved, 0),
    surprises: clients.flatMap(({ surprises }) => surprises),
  };
}

const standing = `select b.* from capacity_bookings b where minutes is not null and not exists (
  select from capacity_cancellations c where c.tenant_id = b.tenant_id and c.id = b.id)`;

/** Each law as a question whose every answer is a breach of it. */
const breaches: Readonly<Record<string, string>> = {
  "no more hours of a week are booked than were offered": `
    select b.resource_id from (${standing}) b
      join capacity_offers o on o.tenant_id = b.tenant_id and o.id = b.offer_id
    group by b.tenant_id, b.resource_id, b.from_at having sum(b.minutes) > max(o.week_minutes)`,
  "booked and held together are no more than was offered": `
    select t.resource_id from capacity_taken t
    where t.minutes is not null and (t.held_until is null or t.held_until > statement_timestamp())
    group by t.tenant_id, t.resource_id, t.from_at having sum(t.minutes) > (
      select max(o.week_minutes) from capacity_offers o
      where o.tenant_id = t.tenant_id and o.resource_id = t.resource_id)`,
  "what is taken is what is booked": `
    (select tenant_id, id, requester, resource_id, from_at, until_at, minutes from capacity_taken
        where minutes is not null and held_until is null
      except select tenant_id, id, requester, resource_id, from_at, until_at, minutes
        from (${standing}) s)
    union all (select tenant_id, id, requester, resource_id, from_at, until_at, minutes
        from (${standing}) s
      except select tenant_id, id, requester, resource_id, from_at, until_at, minutes
        from capacity_taken where held_until is null)`,
  "the requester's copy is the provider's row": `
    select b.id from capacity_bookings b full join capacity_bookings_made m
      on m.id = b.id and m.tenant_id = b.requester and m.provider = b.tenant_id
    where b.id is null or m.id is null or (b.minutes, b.from_at, b.total_minor)
      is distinct from (m.minutes, m.from_at, m.total_minor)`,
  "what was confirmed was confirmed before it ran out": `
    select id from capacity_holds where outcome = 'confirmed' and ended_at >= held_until`,
  "the market shows as free what is free": `
    select m.id from market_offers m, weeks_of(m.from_at, m.until_at, m.zone) week
    where m.week_minutes is not null and coalesce((select sum(extract(epoch from upper(part) - lower(part)) / 60)
        from unnest(m.free * tstzmultirange(week)) part), 0) <> greatest(0, m.week_minutes
      - coalesce((select sum(t.minutes) from capacity_taken t
        where t.tenant_id = m.tenant_id and t.resource_id = m.resource_id
          and t.from_at = lower(week)
          and (t.held_until is null or t.held_until > statement_timestamp())), 0))`,
};

/** The laws that the database breaks, by name, once the market has heard all; `owner` sees all. */
export async function hourLawsBroken(owner: postgres.Sql, history: HourHistory): Promise<string[]> {
  const broken: string[] = [];
  for (const [law, question] of Object.entries(breaches)) {
    if ((await owner.unsafe(question)).length > 0) broken.push(law);
  }
  const rows = await owner<{ id: BookingId; cancelled: boolean }[]>`
    select b.id, c.id is not null as cancelled from capacity_bookings b
    left join capacity_cancellations c on c.tenant_id = b.tenant_id and c.id = b.id`;
  const kept = new Map(rows.map(({ id, cancelled }) => [id, cancelled]));
  if ([...history.booked].some((id) => !kept.has(id))) {
    broken.push("every acknowledged booking is there");
  }
  if (rows.some(({ id }) => !history.booked.has(id))) {
    broken.push("nothing is booked that nobody was told of");
  }
  if ([...history.expired].some((id) => kept.has(id))) {
    broken.push("a hold that ran out is never a booking");
  }
  if (rows.some(({ id, cancelled }) => history.cancelled.has(id) !== cancelled)) {
    broken.push("exactly what was acknowledged as cancelled is cancelled");
  }
  return broken;
}
