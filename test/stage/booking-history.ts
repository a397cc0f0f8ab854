import { setTimeout as pause } from "node:timers/promises";
import type { BookingId } from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { dice } from "../seed/scale/dice.ts";
import type { Offered } from "./acting.ts";
import { minutesFrom } from "./market.ts";

/** A part of an act of several. */
export type AskedPart = readonly [Offered, Window];

/** How clients act: by the product's commands, or by others that are to be tried. */
export interface BookingWays {
  /**
   * Books the first of some windows that is free. Throws a Refusal where there is no room; so does
   * each of these that the rules refuse.
   */
  book(client: number, offer: Offered, windows: readonly Window[]): Promise<BookingId>;
  bookAll(client: number, parts: readonly AskedPart[]): Promise<readonly BookingId[]>;
  cancel(client: number, booking: BookingId): Promise<unknown>;
  /** Moves a booking; gives the new one. */
  move(client: number, booking: BookingId, window: Window): Promise<BookingId>;
  hold(client: number, offer: Offered, window: Window, minutes: number): Promise<BookingId>;
  confirm(client: number, hold: BookingId): Promise<unknown>;
  confirmAll(client: number, holds: readonly BookingId[]): Promise<unknown>;
  release(client: number, hold: BookingId): Promise<unknown>;
}

export interface Load {
  readonly clients: number;
  readonly attempts: number;
  readonly offers: readonly Offered[];
  /** When the offered day begins; offers last 24 hours. */
  readonly day: Date;
  readonly seed: number;
  /** Only to book and to cancel: so that much is contended in few attempts. */
  readonly plain?: boolean;
  /** How many windows whoever books names, one after the other; one unless told otherwise. */
  readonly choices?: number;
  /** How many times as often as otherwise a client books, so that most is refused. */
  readonly greed?: number;
  /** Whether more is to be tried, where that is not told by the number of acts. */
  readonly goesOn?: () => boolean;
}

/** What clients were told: the database must agree with every word. */
export interface History {
  readonly booked: ReadonlySet<BookingId>;
  readonly cancelled: ReadonlySet<BookingId>;
  /** Holds of which a client was told that they had run out. */
  readonly expired: ReadonlySet<BookingId>;
  readonly released: ReadonlySet<BookingId>;
  /** Acts of several parts, each with all of its bookings. */
  readonly together: readonly (readonly BookingId[])[];
  readonly moved: number;
  readonly refused: number;
  readonly surprises: readonly unknown[];
}

const expected = new Set(["CAPACITY_TAKEN", "BOOKING_CANCELLED", "HOLD_EXPIRED", "HOLDS_TOO_MANY"]);
const slotMinutes = 15;
/** Holds for one to so many quarters of a second. */
const shortHolds = 8;
const shortHoldsInMinute = 240;
const slotsOfDay = 96;

/** One client, who acts as his dice fall and writes down what he is told. */
class Client {
  readonly booked = new Set<BookingId>();
  readonly cancelled = new Set<BookingId>();
  readonly expired = new Set<BookingId>();
  readonly released = new Set<BookingId>();
  readonly together: (readonly BookingId[])[] = [];
  readonly surprises: unknown[] = [];
  refused = 0;
  moved = 0;
  private readonly own: BookingId[] = [];
  private readonly holds: BookingId[] = [];
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
      await (this.load.plain ? this.plain() : this.chosen());
    } catch (fault) {
      if (fault instanceof Refusal && expected.has(fault.code)) this.refused += 1;
      else this.surprises.push(fault);
    }
  }

  private plain(): Promise<void> {
    return this.own.length > 0 && this.roll(10) < 4 ? this.cancel() : this.book();
  }

  private chosen(): Promise<void> {
    const { greed = 1 } = this.load;
    const acts = this.roll(20 * greed);
    if (this.own.length > 0 && acts < 5) return this.cancel();
    if (this.own.length > 0 && acts < 7) return this.move();
    if (this.holds.length > 1 && acts < 9) return this.confirmAll();
    if (this.holds.length > 0 && acts < 12) return this.end();
    if (acts < 15) return this.hold();
    // Of all acts, however greedy: where most is taken, few of several parts succeed.
    if (acts < 15 + 2 * greed) return this.bookAll();
    return this.book();
  }

  private one<T>(list: readonly T[]): T {
    const [picked] = list.slice(this.roll(list.length));
    if (picked === undefined) throw new Error("there is nothing to choose from");
    return picked;
  }

  private window(mostSlots = 6): Window {
    const slot = this.roll(slotsOfDay);
    const length = 1 + this.roll(Math.min(mostSlots, slotsOfDay - slot));
    return minutesFrom(this.load.day, slot * slotMinutes, length * slotMinutes);
  }

  private note(...ids: readonly BookingId[]): void {
    for (const id of ids) this.booked.add(id);
    this.own.push(...ids);
  }

  private async book(): Promise<void> {
    const { choices = 1, offers } = this.load;
    const windows = Array.from({ length: choices }, () => this.window());
    // Everyone asks in the order of time, so that no two wait for each other.
    windows.sort((one, other) => one.from.getTime() - other.from.getTime());
    this.note(await this.ways.book(this.number, this.one(offers), windows));
  }

  private async bookAll(): Promise<void> {
    const parts = Array.from(
      { length: 2 + this.roll(2) },
      () => [this.one(this.load.offers), this.window(1)] as const,
    );
    const ids = await this.ways.bookAll(this.number, parts);
    this.together.push(ids);
    this.note(...ids);
  }

  private async cancel(): Promise<void> {
    const [id] = this.own.splice(this.roll(this.own.length), 1);
    if (id === undefined) return;
    await this.ways.cancel(this.number, id);
    this.cancelled.add(id);
  }

  /** The booking that was moved is over, and stands where it was if it could not be moved. */
  private async move(): Promise<void> {
    const at = this.roll(this.own.length);
    const id = this.own[at];
    if (id === undefined) return;
    const moved = await this.ways.move(this.number, id, this.window());
    this.own.splice(at, 1);
    this.cancelled.add(id);
    this.moved += 1;
    this.note(moved);
  }

  /** Some hold for so short that it may have run out when they come back to it. */
  private async hold(): Promise<void> {
    const minutes = this.roll(3) === 0 ? 15 : (1 + this.roll(shortHolds)) / shortHoldsInMinute;
    const { offers } = this.load;
    this.holds.push(await this.ways.hold(this.number, this.one(offers), this.window(), minutes));
  }

  /** Confirms or releases one hold; what it was told is final either way. */
  private async end(): Promise<void> {
    const [id] = this.holds.splice(this.roll(this.holds.length), 1);
    if (id === undefined) return;
    const confirms = this.roll(4) > 0;
    try {
      await (confirms ? this.ways.confirm(this.number, id) : this.ways.release(this.number, id));
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "HOLD_EXPIRED") this.expired.add(id);
      throw fault;
    }
    if (confirms) this.note(id);
    else this.released.add(id);
  }

  /** Confirms two holds together; where it is refused both are left to run. */
  private async confirmAll(): Promise<void> {
    const ids = this.holds.slice(-2);
    await this.ways.confirmAll(this.number, ids);
    this.holds.splice(-2);
    this.together.push(ids);
    this.note(...ids);
  }
}

/** Lets many clients act at random on few offers. */
export async function playHistory(ways: BookingWays, load: Load): Promise<History> {
  let started = 0;
  const { goesOn = () => started < load.attempts } = load;
  const clients = Array.from({ length: load.clients }, (_, at) => new Client(ways, load, at));
  const play = async (client: Client) => {
    while (goesOn()) {
      started += 1;
      await client.act();
    }
  };
  await Promise.all(clients.map(play));
  // Until what is held for seconds has run out, so that whoever looks afterwards sees one state.
  await pause((60_000 * (shortHolds + 1)) / shortHoldsInMinute);
  const all = (of: (client: Client) => Iterable<BookingId>) =>
    new Set(clients.flatMap((client) => [...of(client)]));
  return {
    booked: all(({ booked }) => booked),
    cancelled: all(({ cancelled }) => cancelled),
    expired: all(({ expired }) => expired),
    released: all(({ released }) => released),
    together: clients.flatMap(({ together }) => together),
    moved: clients.reduce((sum, { moved }) => sum + moved, 0),
    refused: clients.reduce((sum, { refused }) => sum + refused, 0),
    surprises: clients.flatMap(({ surprises }) => surprises),
  };
}
