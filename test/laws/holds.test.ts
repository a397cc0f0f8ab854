import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BookingId,
  cancelBooking,
  forgetHolds,
  tellHolds,
  withdrawOffer,
} from "../../services/capacity/index.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { Buyer, codeOf, given, type Offered } from "../stage/acting.ts";
import { gate, somebodyWaits } from "../stage/gate.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let assembly: Buyer;
let wind: Buyer;

const day = midnight(3);
const hour = (at: number, hours = 1) => minutesFrom(day, at * 60, hours * 60);

beforeAll(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", 12);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  assembly = new Buyer(app, await platform.firm("assembly"));
  wind = new Buyer(app, await platform.firm("wind"));
});

afterAll(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

async function offered(provider = gearShop): Promise<Offered> {
  const resource = await stageGrinder(platform, provider);
  const offerId = await stageOffer(platform, provider, resource);
  await marketHears(platform);
  return { provider: provider.id, offerId };
}

/** Lets a hold run out some milliseconds from now, or before now. */
async function runOut(id: BookingId, inMs = -1): Promise<void> {
  await owner`with taken as (
      update capacity_taken set held_until = statement_timestamp() + ${inMs} * interval '1 ms'
      where id = ${id})
    update capacity_holds set held_until = statement_timestamp() + ${inMs} * interval '1 ms'
    where id = ${id}`;
}

async function freeOnMarket({ offerId }: Offered): Promise<number> {
  const [row] =
    await owner`select sum(extract(epoch from upper(part) - lower(part))) / 3600 as hours
    from market_offers m, unnest(m.free) part where m.id = ${offerId}`;
  return Number(row?.["hours"] ?? 0);
}

const bookings = async ({ offerId }: Offered) =>
  (await owner`select id from capacity_bookings where offer_id = ${offerId}`).map(
    (row) => row["id"],
  );

describe("a hold", () => {
  it("keeps everyone else out, and becomes a booking under its own id", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8, 2)));
    expect(codeOf(await wind.book(offer, hour(9)))).toBe("CAPACITY_TAKEN");
    expect(codeOf(await wind.hold(offer, hour(9)))).toBe("CAPACITY_TAKEN");
    expect(codeOf(await assembly.book(offer, hour(9)))).toBe("CAPACITY_TAKEN");
    expect(await bookings(offer)).toEqual([]);
    expect(given(await assembly.confirm(id))).toBe(id);
    expect(await bookings(offer)).toEqual([id]);
    expect(codeOf(await wind.book(offer, hour(9)))).toBe("CAPACITY_TAKEN");
    expect(codeOf(await assembly.confirm(id))).toBe("HOLD_ENDED");
    expect(codeOf(await assembly.release(id))).toBe("HOLD_ENDED");
  });

  it("that is released is free for others at once, and confirms no more", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    given(await assembly.release(id));
    expect(codeOf(await assembly.confirm(id))).toBe("HOLD_ENDED");
    expect(codeOf(await wind.book(offer, hour(8)))).toBe("DONE");
  });

  it("that has run out never confirms, whether or not somebody has wanted its time", async () => {
    const offer = await offered();
    const [one, other] = [
      given(await assembly.hold(offer, hour(8))),
      given(await assembly.hold(offer, hour(9))),
    ];
    await runOut(one);
    await runOut(other);
    expect(codeOf(await assembly.confirm(one))).toBe("HOLD_EXPIRED");
    expect(codeOf(await assembly.release(one))).toBe("HOLD_EXPIRED");
    const booked = given(await wind.book(offer, hour(9)));
    expect(codeOf(await assembly.confirm(other))).toBe("HOLD_EXPIRED");
    expect(await bookings(offer)).toEqual([booked]);
  });

  it("that runs out while it is confirmed goes to one of the two", async () => {
    const offer = await offered();
    const won = { DONE: 0, HOLD_EXPIRED: 0 };
    for (let slot = 0; slot < 24; slot += 1) {
      const id = given(await assembly.hold(offer, hour(slot)));
      await runOut(id, slot * 2);
      const [confirmed, booked] = await Promise.all([
        assembly.confirm(id).then(codeOf),
        wind.book(offer, hour(slot)).then(codeOf),
      ]);
      expect(["DONE", "HOLD_EXPIRED"]).toContain(confirmed);
      won[confirmed as keyof typeof won] += 1;
      // The other one may have looked while the hold still ran: then it was nobody's.
      if (confirmed === "DONE") expect(booked).toBe("CAPACITY_TAKEN");
    }
    expect(won.HOLD_EXPIRED).toBeGreaterThan(0);
  });

  it("of another firm is as absent as none", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    expect(codeOf(await wind.confirm(id))).toBe("HOLD_NOT_FOUND");
    expect(codeOf(await wind.release(id))).toBe("HOLD_NOT_FOUND");
  });

  it("confirms at the price and the rules that were shown, though both have changed", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    await owner`insert into operating_rules values (2, '规则', 'Rules',
      '{"freeCancellationHours": 2}', date_trunc('milliseconds', now()), now())`;
    await owner`update capacity_offers set price_per_hour_minor = 99000 where id = ${offer.offerId}`;
    given(await assembly.confirm(id));
    const [row] = await owner`select rules_version, total_minor from capacity_bookings
      where id = ${id}`;
    expect(row).toMatchObject({ rules_version: 1, total_minor: "46000" });
    await owner`delete from operating_rules where version = 2`;
  });

  it("is not confirmed once its offer was withdrawn", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    await asTenant(app, gearShop.administrator.actor, "capacity.publish", (scope) =>
      withdrawOffer(scope, offer.offerId),
    );
    expect(codeOf(await assembly.confirm(id))).toBe("OFFER_WITHDRAWN");
    expect(codeOf(await assembly.release(id))).toBe("DONE");
  });

  it("lasts as long as the rules allow, or shorter, and at most until it begins", async () => {
    const offer = await offered();
    for (const minutes of [0, -1, 15.1, 1_000_000, Number.NaN]) {
      expect(await assembly.hold(offer, hour(8), minutes)).toMatchObject({
        code: "HOLD_LENGTH",
        field: "minutes",
        values: { most: 15 },
      });
    }
    const id = given(await assembly.hold(offer, hour(8), null));
    const [row] = await owner`select extract(epoch from held_until - now()) as left
      from capacity_taken where id = ${id}`;
    expect(Number(row?.["left"])).toBeGreaterThan(890);
    expect(Number(row?.["left"])).toBeLessThanOrEqual(900);
    const window = minutesFrom(new Date(Math.ceil(Date.now() / 60_000) * 60_000), 1, 60);
    const resource = await stageGrinder(platform, gearShop);
    const offerId = await stageOffer(platform, gearShop, resource, { window });
    await marketHears(platform);
    const soon = given(await assembly.hold({ provider: gearShop.id, offerId }, window, 15));
    const [held] = await owner`select t.held_until = t.from_at as until_begin,
      t.held_until = h.held_until as same from capacity_taken t join capacity_holds h using (id)
      where t.id = ${soon}`;
    expect(held).toEqual({ until_begin: true, same: true });
  });

  it("is one of so many at a time, also of two that are placed at once", async () => {
    const firm = new Buyer(app, await platform.firm("greedy"));
    const offer = await offered();
    for (let slot = 0; slot < 19; slot += 1) given(await firm.hold(offer, hour(slot)));
    const answers = await Promise.all([firm.hold(offer, hour(19)), firm.hold(offer, hour(20))]);
    expect(answers.map(codeOf).sort()).toEqual(["DONE", "HOLDS_TOO_MANY"]);
    const [last] = answers.filter((answer) => codeOf(answer) === "DONE") as BookingId[];
    if (last !== undefined) await runOut(last);
    expect(codeOf(await firm.hold(offer, hour(21)))).toBe("DONE");
  });

  it("is placed and confirmed once under a key, however often the answer is lost", async () => {
    const offer = await offered();
    const again = assembly.under("hold-again");
    const holds = await Promise.all([again.hold(offer, hour(8)), again.hold(offer, hour(8))]);
    const [id] = holds.map(given);
    expect(new Set([...holds, given(await again.hold(offer, hour(8)))])).toEqual(new Set([id]));
    if (id === undefined) throw new Error("nothing was held");
    const confirmed = await Promise.all([again.confirm(id), again.confirm(id)]);
    expect([...confirmed, await again.confirm(id)].map(given)).toEqual([id, id, id]);
    expect(await bookings(offer)).toEqual([id]);
  });

  it("frees its time like any booking once it was confirmed and cancelled", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    given(await assembly.confirm(id));
    await asTenant(app, gearShop.administrator.actor, "capacity.book", (scope) =>
      cancelBooking(scope, id),
    );
    await marketHears(platform);
    expect(await freeOnMarket(offer)).toBe(24);
    expect(codeOf(await wind.book(offer, hour(8)))).toBe("DONE");
  });
});

describe("the market", () => {
  it("shows held time as taken, and as free when the hold ends in any way", async () => {
    const offer = await offered();
    const hold = async (at: number) => given(await assembly.hold(offer, hour(at)));
    const [released, lapsed, confirmed] = [await hold(8), await hold(10), await hold(12)];
    await tellHolds(platform.worker);
    expect(await freeOnMarket(offer)).toBe(21);
    given(await assembly.release(released));
    await tellHolds(platform.worker);
    expect(await freeOnMarket(offer)).toBe(22);
    await runOut(lapsed);
    await tellHolds(platform.worker);
    expect(await freeOnMarket(offer)).toBe(23);
    given(await assembly.confirm(confirmed));
    // Between the confirmation and its event nobody sees the time as free.
    await tellHolds(platform.worker);
    expect(await freeOnMarket(offer)).toBe(23);
    await marketHears(platform);
    expect(await freeOnMarket(offer)).toBe(23);
    const [row] = await owner`select held from market_taken where booking_id = ${confirmed}`;
    expect(row).toEqual({ held: false });
    expect(await tellHolds(platform.worker)).toBe(0);
  });

  it("is left alone by the tidying up, which takes what nobody wanted and no booking", async () => {
    const offer = await offered();
    const lapsed = given(await assembly.hold(offer, hour(8)));
    const booked = given(await wind.book(offer, hour(10)));
    const rows = async () =>
      (await owner`select id from capacity_taken where id in ${owner([lapsed, booked])}`).map(
        (row) => row["id"],
      );
    await runOut(lapsed);
    await forgetHolds(platform.worker);
    expect((await rows()).sort()).toEqual([lapsed, booked].sort());
    await owner`update capacity_taken set held_until = now() - interval '2 minutes'
      where id = ${lapsed}`;
    await forgetHolds(platform.worker);
    expect(await rows()).toEqual([booked]);
    await owner`update capacity_holds set held_until = now() - interval '9 days'
      where id = ${lapsed}`;
    await forgetHolds(platform.worker);
    expect(await owner`select id from capacity_holds where id = ${lapsed}`).toEqual([]);
  });
});

describe("who wants the time of a hold that is being confirmed", () => {
  it("waits for the outcome, and is refused", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    await runOut(id, 400);
    const first = gate();
    const confirmed = assembly.confirm(id, first.hold);
    await first.reached;
    // To the other the hold has run out meanwhile: only its row tells that it was confirmed in time.
    await pause(450);
    const rival = wind.book(offer, hour(8));
    await somebodyWaits(owner);
    first.open("commit");
    expect(codeOf(await confirmed)).toBe("DONE");
    expect(codeOf(await rival)).toBe("CAPACITY_TAKEN");
  });

  it("waits for a release, and gets it", async () => {
    const offer = await offered();
    const id = given(await assembly.hold(offer, hour(8)));
    await runOut(id);
    const first = gate();
    const booked = wind.book(offer, hour(8), first.hold);
    await first.reached;
    const rival = assembly.book(offer, hour(8));
    await somebodyWaits(owner);
    first.open("roll back");
    expect(codeOf(await booked)).toBe("NOT_FOUND");
    expect(codeOf(await rival)).toBe("DONE");
  });
});
