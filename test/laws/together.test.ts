import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BookingId } from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { suspendFirm } from "../../services/tenancy/firms/commands.ts";
import { Buyer, codeOf, given, type Offered } from "../stage/acting.ts";
import { gate, somebodyWaits } from "../stage/gate.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let providers: StagedFirm[];
let assembly: Buyer;
let wind: Buyer;

const day = midnight(3);
const hour = (at: number, hours = 1) => minutesFrom(day, at * 60, hours * 60);

beforeAll(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", 12);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  providers = [];
  for (const name of ["gear", "foundry", "heat", "paint", "haul"]) {
    providers.push(await platform.firm(name));
  }
  assembly = new Buyer(app, await platform.firm("assembly"));
  wind = new Buyer(app, await platform.firm("wind"));
});

afterAll(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

/** A machine of each provider, on the market; in the order of the providers' ids. */
async function fiveOffers(): Promise<Offered[]> {
  const offers: Offered[] = [];
  for (const firm of providers) {
    const offerId = await stageOffer(platform, firm, await stageGrinder(platform, firm));
    offers.push({ provider: firm.id, offerId });
  }
  await marketHears(platform);
  return offers.sort((one, other) => (one.provider < other.provider ? -1 : 1));
}

const atEight = (offers: readonly Offered[]) => offers.map((offer) => [offer, hour(8)] as const);

/** What all houses have of these offers, and what the requesters have. */
async function standing(offers: readonly Offered[]) {
  const ids = owner(offers.map(({ offerId }) => offerId));
  const [row] = await owner`select
    (select count(*)::int from capacity_bookings where offer_id in ${ids}) as provided,
    (select count(*)::int from capacity_bookings_made where offer_id in ${ids}) as made,
    (select count(*)::int from capacity_taken t join capacity_offers o
      on o.tenant_id = t.tenant_id and o.resource_id = t.resource_id
      where o.id in ${ids} and t.held_until is null) as taken,
    (select count(*)::int from outbox
      where type = 'capacity.booking-requested.v1' and tenant_id in (select tenant_id
        from capacity_offers where id in ${ids})) as told`;
  return row;
}

const none = { provided: 0, made: 0, taken: 0 };
const five = { provided: 5, made: 5, taken: 5 };

describe("five parts at five firms", () => {
  it("are booked in one act, told in each house, in the order in which they were asked", async () => {
    const offers = await fiveOffers();
    const before = (await standing(offers))?.["told"];
    const ids = given(await assembly.bookAll(atEight(offers.toReversed())));
    expect(await standing(offers)).toEqual({ ...five, told: before + 5 });
    const rows = await owner`select id, offer_id from capacity_bookings where id in ${owner(ids)}`;
    const offerOf = new Map(rows.map((row) => [row["id"], row["offer_id"]]));
    const asked = offers.toReversed().map(({ offerId }) => offerId);
    expect(ids.map((id) => offerOf.get(id))).toEqual(asked);
  });

  it("are refused whole where one is taken, and the refusal names it", async () => {
    const offers = await fiveOffers();
    const [, , third] = offers;
    if (third === undefined) throw new Error("there is no third");
    given(await wind.book(third, hour(8)));
    expect(await assembly.bookAll(atEight(offers))).toMatchObject({
      code: "CAPACITY_TAKEN",
      field: "parts.2.window",
      values: { part: 3, freeHours: "23" },
    });
    expect(await standing(offers)).toMatchObject({ provided: 1, made: 1, taken: 1 });
  });

  it("name the part that is hidden, one's own or of no sense", async () => {
    const offers = await fiveOffers();
    const [first, second] = offers as [Offered, Offered];
    const absent = { ...second, offerId: "01890a5d-ac96-774b-bcce-b302099a8057" } as Offered;
    const parts = [
      [first, hour(8)],
      [absent, hour(8)],
    ] as const;
    const code = "OFFER_NOT_FOUND";
    expect(await assembly.bookAll(parts)).toMatchObject({ code, field: "parts.1.offer" });
    const past = [
      [first, hour(8)],
      [second, minutesFrom(midnight(-1), 0, 60)],
    ] as const;
    const refused = { code: "WINDOW_PAST", field: "parts.1.window" };
    expect(await assembly.bookAll(past)).toMatchObject(refused);
    expect(await standing(offers)).toMatchObject(none);
  });

  it("leave nothing where a firm is shut in their midst, in whichever house the act is", async () => {
    const shut = { status: "suspended", frozen_at: new Date(), leaving_until: midnight(30) };
    const open = { status: "active", frozen_at: null, leaving_until: null };
    for (const [at, column] of [
      [0, "status"],
      [4, "status"],
      [1, "frozen_at"],
      [3, "leaving_until"],
    ] as const) {
      const offers = await fiveOffers();
      const third = offers[2];
      const victim = offers[at];
      if (third === undefined || victim === undefined) throw new Error("there are no five");
      // Somebody has the third part for a moment: the act waits with two parts booked.
      const rival = gate();
      const other = wind.book(third, hour(8), rival.hold);
      await rival.reached;
      const act = assembly.bookAll(atEight(offers));
      await somebodyWaits(owner);
      await owner`update tenants set ${owner(shut, column)} where id = ${victim.provider}`;
      rival.open("roll back");
      await other;
      const answer = await act;
      await owner`update tenants set ${owner(open, column)} where id = ${victim.provider}`;
      expect(answer).toMatchObject({ code: "OFFER_NOT_FOUND", values: { part: at + 1 } });
      expect(await standing(offers)).toMatchObject(none);
    }
  });

  it("are looked at by whoever suspends a firm only when they are done", async () => {
    const offers = await fiveOffers();
    const [first] = offers;
    if (first === undefined) throw new Error("there is no offer");
    const looked = gate();
    const act = assembly.bookAll(atEight(offers), looked.hold);
    await looked.reached;
    const suspended = platform.operating("platform.suspend", (scope) =>
      suspendFirm(scope, first.provider, "检查"),
    );
    await somebodyWaits(owner);
    looked.open("commit");
    expect(given(await act)).toHaveLength(5);
    await suspended;
    await owner`update tenants set status = 'active' where id = ${first.provider}`;
  });

  it("of two acts in opposite orders go to one of them whole, and never into a deadlock", async () => {
    for (let round = 0; round < 6; round += 1) {
      const offers = await fiveOffers();
      const answers = await Promise.all([
        assembly.impatient().bookAll(atEight(offers)),
        wind.impatient().bookAll(atEight(offers.toReversed())),
      ]);
      expect(answers.map(codeOf).sort()).toEqual(["CAPACITY_TAKEN", "DONE"]);
      expect(await standing(offers)).toMatchObject(five);
    }
  });

  it("are booked once under a key, and not under the same key with another body", async () => {
    const offers = await fiveOffers();
    const again = assembly.under("five-again");
    const answers = await Promise.all([
      again.bookAll(atEight(offers)),
      again.bookAll(atEight(offers)),
    ]);
    const [ids] = answers.map(given);
    expect(answers[1]).toEqual(ids);
    expect(given(await again.bookAll(atEight(offers)))).toEqual(ids);
    expect(await standing(offers)).toMatchObject(five);
  });
});

describe("several parts on one machine", () => {
  it("may stand side by side and may not overlap each other", async () => {
    const [offer] = await fiveOffers();
    if (offer === undefined) throw new Error("there is no offer");
    const beside = [
      [offer, hour(10)],
      [offer, hour(8)],
    ] as const;
    expect(given(await assembly.bookAll(beside))).toHaveLength(2);
    const across = [
      [offer, hour(14, 2)],
      [offer, hour(15, 2)],
    ] as const;
    const refused = { code: "CAPACITY_TAKEN", values: { part: 2 } };
    expect(await assembly.bookAll(across)).toMatchObject(refused);
  });

  it("are at least one and not too many", async () => {
    const [offer] = await fiveOffers();
    if (offer === undefined) throw new Error("there is no offer");
    const many = Array.from({ length: 11 }, (_, at) => [offer, hour(at)] as const);
    for (const parts of [[], many]) {
      expect(codeOf(await assembly.bookAll(parts))).toBe("BOOKING_PARTS");
      expect(codeOf(await assembly.confirmAll([]))).toBe("BOOKING_PARTS");
    }
  });
});

describe("holds confirmed together", () => {
  async function held(buyer: Buyer, offers: readonly Offered[]): Promise<BookingId[]> {
    const ids: BookingId[] = [];
    for (const offer of offers) ids.push(given(await buyer.hold(offer, hour(8))));
    return ids;
  }

  it("become bookings all at once, under their own ids", async () => {
    const offers = await fiveOffers();
    const ids = await held(assembly, offers);
    const [first] = ids;
    const twice = [...ids.toReversed(), first as BookingId];
    expect(given(await assembly.confirmAll(twice)), "one named twice").toEqual(twice);
    expect(await standing(offers)).toMatchObject(five);
    expect(codeOf(await assembly.confirmAll(ids))).toBe("HOLD_ENDED");
  });

  it("become none where one has run out, and the others go on running", async () => {
    const offers = await fiveOffers();
    const ids = await held(wind, offers);
    const [, second, ...others] = ids as [BookingId, BookingId, ...BookingId[]];
    for (const table of ["capacity_taken", "capacity_holds"]) {
      await owner`update ${owner(table)} set held_until = now() where id = ${second}`;
    }
    expect(await wind.confirmAll(ids)).toMatchObject({ code: "HOLD_EXPIRED", values: { part: 2 } });
    expect(await standing(offers)).toMatchObject(none);
    expect(given(await wind.confirmAll(others))).toEqual(others);
  });

  it("refuse what is not the firm's, and say which, one named twice counted each time", async () => {
    const offers = await fiveOffers();
    const [mine] = await held(assembly, offers.slice(0, 1));
    const [theirs] = await held(wind, offers.slice(1, 2));
    const named = [mine, mine, theirs] as BookingId[];
    const answer = await assembly.confirmAll(named);
    expect(answer).toBeInstanceOf(Refusal);
    expect(answer).toMatchObject({ code: "HOLD_NOT_FOUND", values: { part: 3 } });
  });
});
