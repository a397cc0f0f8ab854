import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bookParts } from "../../services/capacity/bookings/parts.ts";
import { offerOnMarket } from "../../services/capacity/bookings/reads.ts";
import { takeTime } from "../../services/capacity/bookings/writes.ts";
import { minutesUsed } from "../../services/capacity/buckets/reads.ts";
import { decideHours } from "../../services/capacity/buckets/rules.ts";
import {
  type BookingAsk,
  type BookingId,
  type OfferId,
  requestBooking,
  withdrawOffer,
} from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { retrying } from "../../services/platform/retrying.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted } from "../../services/tenancy/index.ts";
import { Buyer, codeOf, given, type Offered } from "../stage/acting.ts";
import { hourWays } from "../stage/booking-ways.ts";
import { type HourWays, hourLawsBroken, playHours, stageWeeks } from "../stage/buckets.ts";
import { marketHears, stageGrinder, stageOffer } from "../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const clients = 64;
const attempts = 1_600;
const seed = 20_260_301;

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let buyers: StagedFirm[];
let assembly: Buyer;
let wind: Buyer;
let weeks: Window[];
let week: Window;
let next: Window;

beforeEach(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", clients);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  buyers = [await platform.firm("assembly"), await platform.firm("wind")];
  const [first, second] = buyers;
  if (first === undefined || second === undefined) throw new Error("there are no buyers");
  assembly = new Buyer(app, first);
  wind = new Buyer(app, second);
  weeks = stageWeeks(3);
  const [one, other] = weeks;
  if (one === undefined || other === undefined) throw new Error("there are no weeks");
  [week, next] = [one, other];
});

afterEach(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

const span = () => ({ from: weeks[0]?.from as Date, until: weeks.at(-1)?.until as Date });

/** Offers of so many hours a week of one machine. */
async function offered(...weekHours: readonly string[]): Promise<Offered[]> {
  const resource = await stageGrinder(platform, gearShop);
  const offers: Offered[] = [];
  for (const each of weekHours) {
    const draft = { window: span(), weekHours: each };
    offers.push({
      provider: gearShop.id,
      offerId: await stageOffer(platform, gearShop, resource, draft),
    });
  }
  await marketHears(platform);
  return offers;
}

async function onlyOffer(weekHours: string): Promise<Offered> {
  const [offer] = await offered(weekHours);
  if (offer === undefined) throw new Error("there is no offer");
  return offer;
}

/** What publishing came to: the offer's id, or the refusal. */
const tried = (publishing: Promise<OfferId>) =>
  publishing.catch((fault: unknown) => {
    if (fault instanceof Refusal) return fault;
    throw fault;
  });

/** What the market has free of an offer, week by week, in minutes. */
async function freeOnMarket({ offerId }: Offered): Promise<number[]> {
  await marketHears(platform);
  const rows = await owner<{ minutes: number }[]>`
    select coalesce((select sum(extract(epoch from upper(part) - lower(part)) / 60)
        from unnest(m.free * tstzmultirange(week)) part), 0)::int as minutes
    from market_offers m, weeks_of(m.from_at, m.until_at, m.zone) week where m.id = ${offerId}
    order by week`;
  return rows.map(({ minutes }) => minutes);
}

describe("hours of a week", () => {
  it("are booked until none is left, in that week alone, and given back when cancelled", async () => {
    const offer = await onlyOffer("20");
    const id = given(await assembly.bookHours(offer, week, "12.5"));
    const refused = await wind.bookHours(offer, week, "8");
    expect(refused).toMatchObject({ code: "WEEK_FULL", field: "hours" });
    expect(refused).toMatchObject({ values: { freeHours: "7.5" } });
    given(await wind.bookHours(offer, week, "7.5"));
    given(await wind.bookHours(offer, next, "20"));
    expect(await freeOnMarket(offer)).toEqual([0, 0, 1200]);
    given(await assembly.cancel(id));
    expect(await freeOnMarket(offer)).toEqual([750, 0, 1200]);
    given(await wind.bookHours(offer, week, "0.3333"));
    expect(await freeOnMarket(offer)).toEqual([730, 0, 1200]);
  });

  it("cost their price, whatever the week is long", async () => {
    const id = given(await assembly.bookHours(await onlyOffer("20"), week, "1.5"));
    const rows = await owner`select total_minor::int as total, minutes, from_at, until_at
      from capacity_bookings where id = ${id}`;
    expect(rows).toEqual([
      { total: 69_000, minutes: 90, from_at: week.from, until_at: week.until },
    ]);
  });

  it("are sold once, though a machine is offered twice", async () => {
    const [small, large] = (await offered("10", "30")) as [Offered, Offered];
    given(await assembly.bookHours(large, week, "15"));
    expect(codeOf(await wind.bookHours(small, week, "1"))).toBe("WEEK_FULL");
    given(await wind.bookHours(large, week, "15"));
    expect(codeOf(await wind.bookHours(large, week, "0.5"))).toBe("WEEK_FULL");
    expect(await freeOnMarket(small)).toEqual([0, 600, 600]);
  });

  it("are held for minutes, and confirmed under the hold's id", async () => {
    const offer = await onlyOffer("20");
    const id = given(await assembly.holdHours(offer, week, "15"));
    expect(codeOf(await wind.bookHours(offer, week, "6"))).toBe("WEEK_FULL");
    expect(await freeOnMarket(offer)).toEqual([300, 1200, 1200]);
    expect(given(await assembly.confirm(id))).toBe(id);
    expect(codeOf(await wind.bookHours(offer, week, "6"))).toBe("WEEK_FULL");
    const released = given(await wind.holdHours(offer, week, "5"));
    given(await wind.release(released));
    expect(await freeOnMarket(offer)).toEqual([300, 1200, 1200]);
  });

  it("of a hold that ran out are another's, and it confirms no more", async () => {
    const offer = await onlyOffer("20");
    const id = given(await assembly.holdHours(offer, week, "15"));
    await owner`update capacity_taken set held_until = statement_timestamp() where id = ${id}`;
    given(await wind.bookHours(offer, week, "10"));
    expect(codeOf(await assembly.confirm(id))).toBe("HOLD_EXPIRED");
    expect(await freeOnMarket(offer)).toEqual([600, 1200, 1200]);
  });

  it("move to another week, as many or others, or stay", async () => {
    const offer = await onlyOffer("20");
    const id = given(await assembly.bookHours(offer, week, "12"));
    given(await wind.bookHours(offer, next, "10"));
    expect(codeOf(await assembly.moveHours(id, next))).toBe("WEEK_FULL");
    const moved = given(await assembly.moveHours(id, next, "10"));
    expect(await freeOnMarket(offer)).toEqual([1200, 0, 1200]);
    given(await assembly.moveHours(moved, next, "9"));
    expect(await freeOnMarket(offer)).toEqual([1200, 60, 1200]);
  });

  it("are booked with exclusive time of another machine in one act, or neither", async () => {
    const bucket = await onlyOffer("20");
    const other = await stageGrinder(platform, gearShop);
    const exclusive = {
      provider: gearShop.id,
      offerId: await stageOffer(platform, gearShop, other, { window: span() }),
    };
    await marketHears(platform);
    const day = { from: week.from, until: new Date(week.from.getTime() + 3_600_000) };
    const both = (hours: string) =>
      assembly.bookAll([
        [exclusive, day],
        [bucket, week, hours],
      ]);
    expect(await both("21")).toMatchObject({ code: "WEEK_FULL", field: "parts.1.hours" });
    expect(await freeOnMarket(bucket)).toEqual([1200, 1200, 1200]);
    expect(given(await both("20"))).toHaveLength(2);
  });

  it("are asked for as such", async () => {
    const offer = await onlyOffer("20");
    const over = { from: week.from, until: new Date(week.until.getTime() + 60_000) };
    expect(codeOf(await assembly.book(offer, week))).toBe("HOURS_MISSING");
    expect(codeOf(await assembly.bookHours(offer, over, "1"))).toBe("WEEK_NOT_OFFERED");
    expect(codeOf(await assembly.bookHours(offer, week, "0"))).toBe("HOURS_OUT_OF_RANGE");
    expect(codeOf(await assembly.bookHours(offer, week, "-1"))).toBe("HOURS_OUT_OF_RANGE");
    expect(codeOf(await assembly.bookHours(offer, week, "169"))).toBe("HOURS_OUT_OF_RANGE");
    expect(codeOf(await assembly.bookHours(offer, week, "0.001"))).toBe("HOURS_NOT_WHOLE_MINUTES");
    const machine = await stageGrinder(platform, gearShop);
    const offerId = await stageOffer(platform, gearShop, machine);
    await marketHears(platform);
    const exclusive = { provider: gearShop.id, offerId };
    expect(codeOf(await assembly.bookHours(exclusive, week, "1"))).toBe("HOURS_NOT_OFFERED");
  });

  it("are not on the market beside exclusive time of the same machine and week", async () => {
    const resource = await stageGrinder(platform, gearShop);
    const publish = (draft: Parameters<typeof stageOffer>[3]) =>
      stageOffer(platform, gearShop, resource, draft);
    const offerId = await publish({ window: span(), weekHours: "20" });
    await marketHears(platform);
    expect(codeOf(await tried(publish({ window: week })))).toBe("OFFER_OTHER_WAY");
    const booked = given(await assembly.bookHours({ provider: gearShop.id, offerId }, week, "1"));
    await asTenant(app, gearShop.administrator.actor, "capacity.publish", (scope) =>
      withdrawOffer(scope, offerId),
    );
    expect(codeOf(await tried(publish({ window: week })))).toBe("OFFER_OTHER_WAY");
    await publish({ window: next });
    expect(codeOf(await tried(publish({ window: next, weekHours: "1" })))).toBe("OFFER_OTHER_WAY");
    given(await assembly.cancel(booked));
    await publish({ window: week });
  });

  it("are no more than the machine works in each week", async () => {
    const resource = await stageGrinder(platform, gearShop);
    await owner`insert into resource_calendars ${owner({
      tenant_id: gearShop.id,
      resource_id: resource,
      shifts: owner.json([{ weekday: 1, fromMinute: 480, untilMinute: 960 }]),
      changed_at: new Date(),
    })}`;
    const publish = (weekHours: string) =>
      tried(stageOffer(platform, gearShop, resource, { window: week, weekHours }));
    expect(await publish("9")).toMatchObject({ code: "WEEK_CLOSED", values: { hours: "8" } });
    expect(codeOf(await publish("8"))).toBe("DONE");
    expect(codeOf(await publish("169"))).toBe("HOURS_OUT_OF_RANGE");
  });
});

function acting<T>(client: number, work: (scope: TenantScope) => Promise<T>): Promise<T> {
  const actor = buyers[client % buyers.length]?.administrator.actor;
  if (actor === undefined) throw new Error("there is no buyer");
  return retrying(facts(), () => asTenant(app, actor, "capacity.book", work));
}

const waysWith = (book: (scope: TenantScope, ask: BookingAsk) => Promise<BookingId>): HourWays =>
  hourWays({ acting, book: (client, ask) => acting(client, (scope) => book(scope, ask)) });

/** As one would count without thinking of others: look how much is used, and if enough is left, write. */
async function bookNaively(scope: TenantScope, ask: BookingAsk): Promise<BookingId> {
  const { provider, offerId, window } = ask;
  const { resourceName, parties } = await offerOnMarket(scope, provider, offerId);
  const rules = await assertRulesAccepted(scope);
  const id = newId<BookingId>();
  const circumstances = { id, requester: scope.house, resourceName, rules, now: scope.now };
  await bookParts(scope, [
    {
      provider,
      offerId,
      window,
      parties,
      place: null,
      take: async (host, offer) => {
        if (offer.bucket === null) throw new Error("the offer is of exclusive time");
        const { bucket, resourceId } = offer;
        const usedMinutes = await minutesUsed(host, resourceId, window);
        const used = { bucket, week: window, usedMinutes };
        const booking = decideHours(offer, used, ask, circumstances);
        await takeTime(host, booking);
        return booking;
      },
    },
  ]);
  return id;
}

describe("64 clients that take and give back hours of three weeks", () => {
  it("are given no hour that is not there, and lose none that they were told of", async () => {
    const offers = await offered("30", "60");
    const load = { clients, attempts, offers, weeks, seed };
    const history = await playHours(waysWith(requestBooking), load);
    await marketHears(platform);
    expect(history.surprises).toEqual([]);
    expect(await hourLawsBroken(owner, history)).toEqual([]);
    // A history in which nothing was contended would prove nothing.
    expect(history.booked.size).toBeGreaterThan(attempts / 20);
    expect(history.cancelled.size).toBeGreaterThan(attempts / 40);
    expect(history.refused).toBeGreaterThan(attempts / 10);
    expect(history.moved).toBeGreaterThan(0);
  });

  it("oversell where one looks first and writes then: the same harness tells", async () => {
    const offers = await offered("10");
    // Few attempts: what is cancelled later would hide that too much was sold.
    const load = { clients, attempts: clients * 2, offers, weeks, seed };
    const history = await playHours(waysWith(bookNaively), load);
    await marketHears(platform);
    expect(await hourLawsBroken(owner, history)).toContain(
      "no more hours of a week are booked than were offered",
    );
  });
});
