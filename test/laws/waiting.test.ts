import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BookingId,
  joinWait,
  serveWaits,
  withdrawOffer,
} from "../../services/capacity/index.ts";
import type { WaitId } from "../../services/capacity/schema/waiting.ts";
import { leaveWait } from "../../services/capacity/waiting/commands.ts";
import type { Window } from "../../services/kernel/window.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { Buyer, codeOf, given, type Offered } from "../stage/acting.ts";
import { stageWeeks } from "../stage/buckets.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { listsServed } from "../stage/waiting.ts";

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let wind: StagedFirm;
let rail: StagedFirm;
let ships: StagedFirm;
let assemblers: StagedFirm;
let assembly: Buyer;

const day = midnight(3);
const hour = (at: number, hours = 1) => minutesFrom(day, at * 60, hours * 60);
const silent = openLog("test", "silent");

beforeAll(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", 12);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  wind = await platform.firm("wind");
  rail = await platform.firm("rail");
  ships = await platform.firm("ships");
  assemblers = await platform.firm("assembly");
  assembly = new Buyer(app, assemblers);
});

afterAll(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

interface Taken extends Offered {
  readonly booking: BookingId;
}

/** A day of an offer, of which these hours are booked. */
async function taken(window = hour(8, 4)): Promise<Taken> {
  const offerId = await stageOffer(platform, gearShop, await stageGrinder(platform, gearShop));
  await marketHears(platform);
  const booking = given(await assembly.book({ provider: gearShop.id, offerId }, window));
  await marketHears(platform);
  return { provider: gearShop.id, offerId, booking };
}

const at = ({ provider, offerId }: Offered): Offered => ({ provider, offerId });

const acting = <T>(firm: StagedFirm, work: Parameters<typeof asTenant<T>>[3]) =>
  asTenant(app, firm.administrator.actor, "capacity.book", work);

const waits = (firm: StagedFirm, offer: Offered, window = hour(8, 4)): Promise<WaitId> =>
  acting(firm, (scope) => joinWait(scope, { ...at(offer), window, note: "" }));

const codeOfWait = (joining: Promise<unknown>) => joining.then(codeOf, codeOf);

async function outcomeOf(id: WaitId): Promise<string | null> {
  const [row] = await owner`select outcome from capacity_waits where id = ${id}`;
  return row?.["outcome"] ?? null;
}

const outcomes = (...ids: WaitId[]) => Promise.all(ids.map(outcomeOf));

const counted = async ({ offerId }: Offered) =>
  (await owner`select from capacity_waiting where offer_id = ${offerId}`).length;

const holds = async (firm: StagedFirm, { offerId }: Offered) =>
  owner<{ id: BookingId; from_at: Date; until_at: Date }[]>`
    select id, from_at, until_at from capacity_holds
    where tenant_id = ${firm.id} and offer_id = ${offerId} and outcome is null`;

interface Told {
  readonly heldUntil: string | null;
  /** Of hours of a week alone. */
  readonly hours?: string;
}

/** What was told of a place, each as often as it was. */
async function told(id: WaitId): Promise<Told[]> {
  const events = await owner`
    select convert_from(canonical, 'UTF8')::jsonb as envelope from outbox
    where type in ('capacity.wait-served.v1', 'capacity.wait-served.v2') order by id`;
  return events
    .map(({ envelope }) => envelope.body as Told & { readonly waitId: string })
    .filter(({ waitId }) => waitId === id);
}

/** Lets the holds of a firm run out. */
async function runOut(firm: StagedFirm): Promise<void> {
  await owner`update capacity_taken set held_until = now()
    where requester = ${firm.id} and held_until is not null`;
  await owner`update capacity_holds set held_until = now()
    where tenant_id = ${firm.id} and outcome is null`;
}

async function overlapping(): Promise<number> {
  const rows = await owner`
    select from capacity_taken a join capacity_taken b
      on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id
      and tstzrange(a.from_at, a.until_at) && tstzrange(b.from_at, b.until_at)`;
  return rows.length;
}

const [week, next] = stageWeeks(2) as [Window, Window];

/** Two weeks of twenty hours each, of the first of which fifteen are booked. */
async function takenHours(): Promise<Taken> {
  const resource = await stageGrinder(platform, gearShop);
  const draft = { window: { from: week.from, until: next.until }, weekHours: "20" };
  const offerId = await stageOffer(platform, gearShop, resource, draft);
  await marketHears(platform);
  const offer = { provider: gearShop.id, offerId };
  const booking = given(await assembly.bookHours(offer, week, "15"));
  await marketHears(platform);
  return { ...offer, booking };
}

const waitsFor = (firm: StagedFirm, offer: Offered, hours: string | null, window = week) =>
  acting(firm, (scope) => joinWait(scope, { ...at(offer), window, hours, note: "" }));

/** Minutes of the first week that are booked or held. */
async function minutesTaken({ offerId }: Offered): Promise<number> {
  const [row] = await owner`
    select coalesce(sum(t.minutes), 0)::int as minutes from capacity_taken t
    join capacity_offers o on o.tenant_id = t.tenant_id and o.resource_id = t.resource_id
    where o.id = ${offerId} and t.from_at = ${week.from}
      and (t.held_until is null or t.held_until > now())`;
  return row?.["minutes"] ?? 0;
}

/** Houses that cannot be entered: a worker that ends between finding a turn and taking it. */
const away = (): Database => ({ ...app, transaction: () => Promise.reject(new Error("away")) });

/** Houses in which all is done and nothing is kept: a worker that ends before a turn's end. */
const endingBeforeCommit = (): Database => ({
  ...app,
  transaction: (mode, work) =>
    app.transaction(mode, async (tx) => {
      await work(tx);
      throw new Error("ended");
    }),
});

/** The first place's time begins and the second's offer is withdrawn: both end, and nobody is told. */
async function endUntold(begun: Taken, gone: Taken, places: readonly WaitId[]): Promise<void> {
  await owner`update capacity_waits set from_at = now() where id = ${places[0] ?? ""}`;
  await asTenant(app, gearShop.administrator.actor, "capacity.publish", (scope) =>
    withdrawOffer(scope, gone.offerId),
  );
  for (const { booking } of [begun, gone]) await assembly.cancel(booking);
  await listsServed(platform);
  expect(await outcomes(...places)).toEqual(["over", "over"]);
  expect([await counted(begun), await counted(gone)]).toEqual([0, 0]);
  for (const id of places) expect(await told(id)).toHaveLength(0);
}

describe("a waiting list", () => {
  it("gives time that comes free to the first, and to the next when he does not want it", async () => {
    const offer = await taken();
    const first = await waits(wind, offer);
    const second = await waits(rail, offer, hour(9));
    const third = await waits(ships, offer, hour(9, 2));
    await listsServed(platform);
    expect(await outcomes(first, second, third)).toEqual([null, null, null]);
    await assembly.cancel(offer.booking);
    await listsServed(platform);
    expect(await outcomes(first, second, third)).toEqual(["held", null, null]);
    expect(codeOf(await assembly.book(at(offer), hour(8)))).toBe("CAPACITY_TAKEN");
    const [hold] = await holds(wind, offer);
    given(await new Buyer(app, wind).release(hold?.id as BookingId));
    await listsServed(platform);
    expect(await outcomes(second, third)).toEqual(["held", null]);
    expect(await holds(rail, offer)).toMatchObject([{ from_at: hour(9).from }]);
    await runOut(rail);
    await listsServed(platform);
    expect(await outcomeOf(third)).toBe("held");
    const [last] = await holds(ships, offer);
    given(await new Buyer(app, ships).confirm(last?.id as BookingId));
    for (const id of [first, second, third]) expect(await told(id)).toHaveLength(1);
    expect(await counted(offer)).toBe(0);
  });

  it("is served when a booking moves away", async () => {
    const offer = await taken();
    const place = await waits(wind, offer);
    given(await assembly.move(offer.booking, hour(14, 4)));
    await listsServed(platform);
    expect(await outcomeOf(place)).toBe("held");
  });

  it("gives each turn once and in order, however many workers come and go", async () => {
    const offer = await taken();
    const [first, second] = [await waits(wind, offer), await waits(rail, offer)];
    await assembly.cancel(offer.booking);
    await marketHears(platform);
    const parts = { database: platform.worker, log: silent };
    for (const houses of [away(), endingBeforeCommit()]) {
      expect(await serveWaits({ ...parts, houses })).toBe(0);
      expect(await outcomes(first, second)).toEqual([null, null]);
      expect([await holds(wind, offer), await told(first)]).toEqual([[], []]);
    }
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => serveWaits({ ...parts, houses: app })));
    await listsServed(platform);
    expect(await outcomes(first, second)).toEqual(["held", null]);
    expect(await holds(wind, offer)).toHaveLength(1);
    expect(await told(first)).toHaveLength(1);
    expect(await overlapping()).toBe(0);
  });

  it("sells nothing twice where others want the same time at the same moment", async () => {
    const offer = await taken();
    const place = await waits(wind, offer);
    await assembly.cancel(offer.booking);
    await marketHears(platform);
    const parts = { database: platform.worker, houses: app, log: silent };
    const [booked] = await Promise.all([
      assembly.book(at(offer), hour(9)),
      serveWaits(parts),
      assembly.hold(at(offer), hour(10)),
      serveWaits(parts),
    ]);
    expect(await overlapping()).toBe(0);
    const isHeld = (await holds(wind, offer)).length === 1;
    expect(await outcomeOf(place)).toBe(isHeld ? "held" : null);
    if (isHeld) expect(codeOf(booked)).toBe("CAPACITY_TAKEN");
    expect(await told(place)).toHaveLength(isHeld ? 1 : 0);
  });

  it("gives no turn to a firm that is suspended, frozen or leaves, and later it has its own", async () => {
    const offer = await taken();
    const place = await waits(ships, offer);
    await assembly.cancel(offer.booking);
    await marketHears(platform);
    const { id } = ships;
    const ways = [
      owner`update tenants set status = 'suspended' where id = ${id}`,
      owner`update tenants set status = 'active', frozen_at = now() where id = ${id}`,
      owner`update tenants set frozen_at = null, leaving_until = now() where id = ${id}`,
    ];
    for (const way of ways) {
      await way;
      await listsServed(platform);
      expect(await outcomeOf(place)).toBe(null);
    }
    await owner`update tenants set leaving_until = null where id = ${id}`;
    await listsServed(platform);
    expect(await outcomeOf(place)).toBe("held");
  });

  it("keeps nobody back for one who may hold no more: he is told, and the next has his turn", async () => {
    const offer = await taken();
    const [place, next] = [await waits(wind, offer), await waits(rail, offer)];
    const other = await taken(hour(0));
    const buyer = new Buyer(app, wind);
    for (let many = 0; many < 24; many += 1) {
      await buyer.hold(at(other), minutesFrom(day, 120 + many * 5, 5));
    }
    await assembly.cancel(offer.booking);
    await listsServed(platform);
    expect(await outcomes(place, next)).toEqual(["passed", "held"]);
    expect(await told(place)).toMatchObject([{ heldUntil: null }]);
    await runOut(wind);
  });

  it("C08 is counted by the provider without a name, and left by whoever wants no more", async () => {
    const offer = await taken();
    const place = await waits(wind, offer);
    const shown = (column: string) =>
      acting(gearShop, ({ db }) =>
        db.execute(`select ${column} from capacity_waiting where offer_id = '${offer.offerId}'`),
      );
    expect(await shown("id")).toHaveLength(1);
    await expect(shown("requester")).rejects.toThrow();
    const places = acting(gearShop, ({ db }) => db.execute("select id from capacity_waits"));
    expect(await places).toHaveLength(0);
    await acting(wind, (scope) => leaveWait(scope, place));
    expect(await shown("id")).toHaveLength(0);
    const again = acting(wind, (scope) => leaveWait(scope, place));
    await expect(again).rejects.toMatchObject({ code: "WAIT_ENDED" });
    const others = acting(rail, (scope) => leaveWait(scope, place));
    await expect(others).rejects.toMatchObject({ code: "WAIT_NOT_FOUND" });
    await assembly.cancel(offer.booking);
    await listsServed(platform);
    expect([await outcomeOf(place), await holds(wind, offer)]).toEqual(["left", []]);
  });

  it("ends untold when its time begins, and when the offer is withdrawn", async () => {
    const [begun, gone] = [await taken(), await taken()];
    const places = [await waits(wind, begun), await waits(wind, gone)];
    await endUntold(begun, gone, places);
  });

  it("is for time that others have, once for each firm however many join at once", async () => {
    const offer = await taken();
    expect(await codeOfWait(waits(wind, offer, hour(20)))).toBe("WAIT_FREE");
    expect(await codeOfWait(waits(gearShop, offer))).toBe("OWN_OFFER");
    expect(await codeOfWait(waits(wind, offer, hour(23, 2)))).toBe("WINDOW_OUTSIDE_OFFER");
    given(await new Buyer(app, rail).hold(at(offer), hour(12)));
    expect(await codeOfWait(waits(rail, offer, hour(11, 2)))).toBe("WAIT_OWN");
    const both = await Promise.all([1, 2].map(() => codeOfWait(waits(wind, offer))));
    expect(both.sort()).toEqual(["DONE", "WAIT_TWICE"]);
  });
});

describe("a waiting list for hours of a week", () => {
  it("gives them to the one who waits longest and whose whole wish is free", async () => {
    const offer = await takenHours();
    const first = await waitsFor(wind, offer, "12.5");
    const second = await waitsFor(rail, offer, "8");
    const third = await waitsFor(ships, offer, "7");
    await listsServed(platform);
    expect(await outcomes(first, second, third)).toEqual([null, null, null]);
    await assembly.cancel(offer.booking);
    await listsServed(platform);
    // Seven and a half hours are left: too few for the second, and enough for the third.
    expect(await outcomes(first, second, third)).toEqual(["held", null, "held"]);
    expect(await minutesTaken(offer)).toBe((12.5 + 7) * 60);
    const [hold] = await holds(wind, offer);
    expect(hold).toMatchObject({ from_at: week.from, until_at: week.until });
    given(await new Buyer(app, wind).release(hold?.id as BookingId));
    await listsServed(platform);
    expect(await outcomeOf(second)).toBe("held");
    const [own] = await holds(rail, offer);
    given(await new Buyer(app, rail).confirm(own?.id as BookingId));
    expect(await minutesTaken(offer)).toBe((8 + 7) * 60);
    expect(await told(first)).toMatchObject([{ hours: "12.5" }]);
    expect(await told(second)).toMatchObject([{ hours: "8" }]);
    expect(await counted(offer)).toBe(0);
    await runOut(ships);
  });

  it("is served once and in order, however many workers come and go beside who books", async () => {
    const offer = await takenHours();
    const places = [await waitsFor(wind, offer, "12"), await waitsFor(rail, offer, "8")];
    const [first = "" as WaitId] = places;
    await assembly.cancel(offer.booking);
    await marketHears(platform);
    const parts = { database: platform.worker, log: silent };
    for (const houses of [away(), endingBeforeCommit()]) {
      expect(await serveWaits({ ...parts, houses })).toBe(0);
      expect(await outcomes(...places)).toEqual([null, null]);
      expect([await holds(wind, offer), await told(first)]).toEqual([[], []]);
    }
    const serving = () => serveWaits({ ...parts, houses: app });
    await Promise.all([
      ...[1, 2, 3, 4].map(serving),
      assembly.bookHours(at(offer), week, "9"),
      ...[1, 2].map(serving),
    ]);
    await listsServed(platform);
    expect(await minutesTaken(offer)).toBeLessThanOrEqual(20 * 60);
    const kept = await Promise.all([holds(wind, offer), holds(rail, offer)]);
    const ends = await outcomes(...places);
    expect(kept.map((own) => own.length)).toEqual(ends.map((end) => (end === "held" ? 1 : 0)));
    for (const [number, id] of places.entries()) {
      expect(await told(id)).toHaveLength(ends[number] === "held" ? 1 : 0);
    }
    await runOut(wind);
    await runOut(rail);
  });

  it("ends untold when the week begins, and when the offer is withdrawn", async () => {
    const [begun, gone] = [await takenHours(), await takenHours()];
    const places = [await waitsFor(wind, begun, "10"), await waitsFor(wind, gone, "10")];
    await endUntold(begun, gone, places);
  });

  it("is for hours that others have, once for each firm and week however many join at once", async () => {
    const offer = await takenHours();
    expect(await codeOfWait(waitsFor(wind, offer, "5"))).toBe("WAIT_FREE");
    expect(await codeOfWait(waitsFor(wind, offer, "15", next))).toBe("WAIT_FREE");
    expect(await codeOfWait(waitsFor(wind, offer, "20.5"))).toBe("WAIT_BEYOND");
    expect(await codeOfWait(waitsFor(wind, offer, null))).toBe("HOURS_MISSING");
    const both = { from: week.from, until: next.until };
    expect(await codeOfWait(waitsFor(wind, offer, "10", both))).toBe("WEEK_NOT_OFFERED");
    // Whoever holds some of the week could let it run out to be first again; who has booked cannot.
    given(await new Buyer(app, rail).holdHours(at(offer), week, "1"));
    expect(await codeOfWait(waitsFor(rail, offer, "10"))).toBe("WAIT_OWN");
    expect(await codeOfWait(waitsFor(assemblers, offer, "10"))).toBe("DONE");
    // Any minute of the week names it.
    const monday = minutesFrom(week.from, 90, 1);
    const joins = [week, monday].map((part) => codeOfWait(waitsFor(wind, offer, "10", part)));
    expect((await Promise.all(joins)).sort()).toEqual(["DONE", "WAIT_TWICE"]);
    await runOut(rail);
  });
});
