import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BookingId } from "../../services/capacity/index.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { Buyer, codeOf, given, type Offered } from "../stage/acting.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let provider: Buyer;
let assembly: Buyer;
let wind: Buyer;

const day = midnight(3);
const hour = (at: number, hours = 1) => minutesFrom(day, at * 60, hours * 60);

beforeAll(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", 12);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  provider = new Buyer(app, gearShop);
  assembly = new Buyer(app, await platform.firm("assembly"));
  wind = new Buyer(app, await platform.firm("wind"));
});

afterAll(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

async function offered(): Promise<Offered> {
  const offerId = await stageOffer(platform, gearShop, await stageGrinder(platform, gearShop));
  await marketHears(platform);
  return { provider: gearShop.id, offerId };
}

const taken = async (id: BookingId) =>
  (await owner`select from_at, until_at from capacity_taken where id = ${id}`).map((row) => ({
    from: row["from_at"],
    until: row["until_at"],
  }));

describe("a booking that is rescheduled", () => {
  it("ends in favour of a new one, in both houses, and its time is free again", async () => {
    const offer = await offered();
    const former = given(await assembly.book(offer, hour(8)));
    const moved = given(await assembly.move(former, hour(12, 2)));
    expect(await taken(former)).toEqual([]);
    expect(await taken(moved)).toEqual([hour(12, 2)]);
    const rows = await owner`select successor, free, cancelled_by from capacity_cancellations
      where id = ${former}`;
    const ending = { successor: moved, free: true, cancelled_by: "requester" };
    expect(rows).toEqual([ending, ending]);
    expect(codeOf(await wind.book(offer, hour(8)))).toBe("DONE");
    expect(codeOf(await wind.book(offer, hour(13)))).toBe("CAPACITY_TAKEN");
    await marketHears(platform);
    const [free] = await owner`select m.free = tstzmultirange(tstzrange(from_at, until_at))
        - tstzmultirange(tstzrange(${hour(8).from}, ${hour(8).until}),
          tstzrange(${hour(12).from}, ${hour(13).until})) as right
      from market_offers m where id = ${offer.offerId}`;
    expect(free).toEqual({ right: true });
    for (const act of [assembly.move(former, hour(16)), assembly.cancel(former)]) {
      expect(codeOf(await act)).toBe("BOOKING_CANCELLED");
    }
  });

  it("may move within its own time", async () => {
    const former = given(await assembly.book(await offered(), hour(8, 2)));
    const moved = given(await assembly.move(former, hour(9, 2)));
    expect(await taken(moved)).toEqual([hour(9, 2)]);
  });

  it("stays as it was where the new time cannot be had", async () => {
    const offer = await offered();
    const former = given(await assembly.book(offer, hour(8)));
    given(await wind.book(offer, hour(12)));
    const refused = { code: "CAPACITY_TAKEN", field: "window" };
    expect(await assembly.move(former, hour(12))).toMatchObject(refused);
    expect(codeOf(await assembly.move(former, minutesFrom(midnight(4), 0, 60)))).toBe(
      "WINDOW_OUTSIDE_OFFER",
    );
    expect(await taken(former)).toEqual([hour(8)]);
    expect(codeOf(await assembly.cancel(former))).toBe("DONE");
  });

  it("keeps the rules that it was booked under, though others are in force", async () => {
    const offer = await offered();
    const former = given(await assembly.book(offer, hour(8)));
    await owner`insert into operating_rules values (2, '规则', 'Rules',
      '{"freeCancellationHours": 2}', date_trunc('milliseconds', now()), now())`;
    const moved = given(await assembly.move(former, hour(12)));
    await owner`delete from operating_rules where version = 2`;
    const [row] = await owner`select rules_version,
        extract(epoch from from_at - free_cancellation_until)::int / 3600 as hours
      from capacity_bookings where id = ${moved}`;
    expect(row).toEqual({ rules_version: 1, hours: 24 });
  });

  it("is refused once cancelling it would cost something", async () => {
    const former = given(await assembly.book(await offered(), hour(8)));
    for (const table of ["capacity_bookings", "capacity_bookings_made"]) {
      await owner`update ${owner(table)} set free_cancellation_until = now() - interval '1 second' where id = ${former}`;
    }
    expect(codeOf(await assembly.move(former, hour(12)))).toBe("RESCHEDULE_LATE");
  });

  it("is its requester's to move: to all others it is not there", async () => {
    const former = given(await assembly.book(await offered(), hour(8)));
    expect(codeOf(await wind.move(former, hour(12)))).toBe("BOOKING_NOT_FOUND");
    expect(codeOf(await provider.move(former, hour(12)))).toBe("BOOKING_NOT_FOUND");
  });

  it("is moved once under a key", async () => {
    const former = given(await assembly.book(await offered(), hour(8)));
    const again = assembly.under("move-again");
    const answers = await Promise.all([again.move(former, hour(12)), again.move(former, hour(12))]);
    expect(new Set([...answers.map(given), given(await again.move(former, hour(12)))]).size).toBe(
      1,
    );
  });

  it("and cancelled by the provider at once is one of the two", async () => {
    const offer = await offered();
    for (let slot = 0; slot < 8; slot += 1) {
      const former = given(await assembly.book(offer, hour(slot)));
      const answers = await Promise.all([
        assembly.move(former, hour(slot + 10)),
        provider.cancel(former),
      ]);
      expect(answers.map(codeOf).sort()).toEqual(["BOOKING_CANCELLED", "DONE"]);
    }
  });

  it("into the time of another that moves into its own: nobody waits for ever, both stand", async () => {
    const offer = await offered();
    const mine = given(await assembly.book(offer, hour(8)));
    const theirs = given(await wind.book(offer, hour(9)));
    const answers = await Promise.all([assembly.move(mine, hour(9)), wind.move(theirs, hour(8))]);
    expect(answers.map(codeOf)).toEqual(["CAPACITY_TAKEN", "CAPACITY_TAKEN"]);
    expect([...(await taken(mine)), ...(await taken(theirs))]).toEqual([hour(8), hour(9)]);
  });
});
