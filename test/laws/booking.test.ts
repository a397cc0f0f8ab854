import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BookingId,
  cancelBooking,
  type OfferId,
  requestBooking,
  withdrawOffer,
} from "../../services/capacity/index.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Window } from "../../services/kernel/window.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { type Actor, asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { gate, somebodyWaits } from "../stage/gate.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let assemblyPlant: StagedFirm;
let windService: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", 12);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  assemblyPlant = await platform.firm("assembly");
  windService = await platform.firm("wind");
});

afterAll(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

const day = midnight(3);
const actorOf = (firm: StagedFirm): Actor => firm.administrator.actor;

async function offered(): Promise<OfferId> {
  const offer = await stageOffer(platform, gearShop, await stageGrinder(platform, gearShop));
  await marketHears(platform);
  return offer;
}

const askFor = (offerId: OfferId, window: Window) => ({
  provider: gearShop.id,
  offerId,
  window,
  note: "",
});

/** Books some minutes of the offered day; what comes back is the booking or the refusal. */
async function book(
  firm: StagedFirm,
  offer: OfferId,
  window: Window,
  within: (scope: TenantScope) => Promise<unknown> = async () => undefined,
): Promise<BookingId | Refusal> {
  try {
    return await asTenant(app, actorOf(firm), "capacity.book", async (scope) => {
      const id = await requestBooking(scope, askFor(offer, window));
      await within(scope);
      return id;
    });
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
}

const cancel = (actor: Actor, id: BookingId) =>
  asTenant(app, actor, "capacity.book", (scope) => cancelBooking(scope, id));

const codeOf = (answer: BookingId | Refusal) =>
  answer instanceof Refusal ? answer.code : "BOOKED";

describe("two buyers of the same hours", () => {
  it("in the same moment: one books, the other is told what is still free", async () => {
    const offer = await offered();
    for (let slot = 0; slot < 24; slot += 1) {
      const window = minutesFrom(day, slot * 60, 60);
      const answers = await Promise.all([
        book(assemblyPlant, offer, window),
        book(windService, offer, window),
      ]);
      expect(answers.map(codeOf).sort()).toEqual(["BOOKED", "CAPACITY_TAKEN"]);
      const refused = answers.find((answer) => answer instanceof Refusal) as Refusal;
      expect(refused.values["freeHours"]).toBe(String(23 - slot));
    }
  });

  it("the second waits for the first to commit, and is refused", async () => {
    const offer = await offered();
    const first = gate();
    const one = book(assemblyPlant, offer, minutesFrom(day, 0, 60), first.hold);
    await first.reached;
    const other = book(windService, offer, minutesFrom(day, 30, 60));
    await somebodyWaits(owner);
    first.open("commit");
    expect(codeOf(await one)).toBe("BOOKED");
    expect(await other).toMatchObject({
      code: "CAPACITY_TAKEN",
      field: "window",
      values: { freeHours: "23" },
    });
  });

  it("the second gets them when the first gives up", async () => {
    const offer = await offered();
    const first = gate();
    const one = book(assemblyPlant, offer, minutesFrom(day, 0, 60), first.hold);
    await first.reached;
    const other = book(windService, offer, minutesFrom(day, 30, 60));
    await somebodyWaits(owner);
    first.open("roll back");
    expect(codeOf(await one)).toBe("NOT_FOUND");
    expect(codeOf(await other)).toBe("BOOKED");
  });

  it("through two offers of one machine: it is sold once", async () => {
    const grinder = await stageGrinder(platform, gearShop);
    const cheap = await stageOffer(platform, gearShop, grinder);
    const dear = await stageOffer(platform, gearShop, grinder, { process: "grinding.surface" });
    await marketHears(platform);
    const window = minutesFrom(day, 600, 60);
    expect(codeOf(await book(assemblyPlant, cheap, window))).toBe("BOOKED");
    expect(codeOf(await book(windService, dear, window))).toBe("CAPACITY_TAKEN");
  });
});

describe("withdrawing and booking at once", () => {
  const withdraw = (id: OfferId, within: () => Promise<unknown> = async () => undefined) =>
    asTenant(app, actorOf(gearShop), "capacity.publish", async (scope) => {
      await withdrawOffer(scope, id);
      await within();
    });

  it("a booking that meets a withdrawal is refused, though the market still shows the offer", async () => {
    const offer = await offered();
    const first = gate();
    const withdrawn = withdraw(offer, first.hold);
    await first.reached;
    const booking = book(assemblyPlant, offer, minutesFrom(day, 0, 60));
    await somebodyWaits(owner);
    first.open("commit");
    await withdrawn;
    expect(codeOf(await booking)).toBe("OFFER_WITHDRAWN");
  });

  it("a withdrawal waits for a booking that came first, which stands", async () => {
    const offer = await offered();
    const first = gate();
    const booking = book(assemblyPlant, offer, minutesFrom(day, 0, 60), first.hold);
    await first.reached;
    const withdrawn = withdraw(offer);
    await somebodyWaits(owner);
    first.open("commit");
    expect(codeOf(await booking)).toBe("BOOKED");
    await withdrawn;
    expect(codeOf(await book(windService, offer, minutesFrom(day, 90, 60)))).toBe(
      "OFFER_WITHDRAWN",
    );
    await marketHears(platform);
    expect(codeOf(await book(windService, offer, minutesFrom(day, 90, 60)))).toBe(
      "OFFER_NOT_FOUND",
    );
  });
});

describe("what a firm cannot see it cannot book", () => {
  it("an offer to named firms is open to them, and to others as absent as none", async () => {
    const offer = await stageOffer(platform, gearShop, await stageGrinder(platform, gearShop), {
      visibility: "firms",
      firms: [assemblyPlant.id],
    });
    await marketHears(platform);
    const window = minutesFrom(day, 0, 60);
    const absent = "01890a5d-ac96-774b-bcce-b302099a8057" as OfferId;
    const hidden = await book(windService, offer, window);
    expect(hidden).toEqual(await book(windService, absent, window));
    expect(codeOf(hidden)).toBe("OFFER_NOT_FOUND");
    expect(codeOf(await book(assemblyPlant, offer, window))).toBe("BOOKED");
  });

  it("its own offer is refused to a firm", async () => {
    const offer = await offered();
    expect(codeOf(await book(gearShop, offer, minutesFrom(day, 0, 60)))).toBe("OWN_OFFER");
  });

  it("another firm's booking cannot be cancelled by a third", async () => {
    const offer = await offered();
    const id = (await book(assemblyPlant, offer, minutesFrom(day, 0, 60))) as BookingId;
    await expect(cancel(actorOf(windService), id)).rejects.toMatchObject({
      code: "BOOKING_NOT_FOUND",
    });
  });
});

describe("a cancelled booking", () => {
  it.each(["provider", "requester"] as const)("by the %s frees its time", async (side) => {
    const offer = await offered();
    const window = minutesFrom(day, 0, 60);
    const id = (await book(assemblyPlant, offer, window)) as BookingId;
    await cancel(actorOf(side === "provider" ? gearShop : assemblyPlant), id);
    expect(codeOf(await book(windService, offer, window))).toBe("BOOKED");
    const rows = await owner`select tenant_id, cancelled_by, free from capacity_cancellations
      where id = ${id} order by tenant_id`;
    expect(rows.map((row) => row["tenant_id"]).sort()).toEqual(
      [gearShop.id, assemblyPlant.id].sort(),
    );
    expect(rows.map((row) => [row["cancelled_by"], row["free"]])).toEqual([
      [side, true],
      [side, true],
    ]);
    await expect(cancel(actorOf(gearShop), id)).rejects.toMatchObject({
      code: "BOOKING_CANCELLED",
    });
  });

  it("from both sides at once is cancelled by one of them", async () => {
    const offer = await offered();
    for (let slot = 0; slot < 12; slot += 1) {
      const id = (await book(assemblyPlant, offer, minutesFrom(day, slot * 60, 60))) as BookingId;
      const answers = await Promise.allSettled([
        cancel(actorOf(gearShop), id),
        cancel(actorOf(assemblyPlant), id),
      ]);
      const lost = answers.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
      expect(lost).toMatchObject([{ code: "BOOKING_CANCELLED" }]);
    }
  });
});

describe("an idempotency key", () => {
  it("books once, however often the answer is lost", async () => {
    const offer = await offered();
    const idempotency = { key: "again", bodyMacs: [Buffer.alloc(32, 1)] };
    const actor = { ...actorOf(assemblyPlant), request: facts({ idempotency }) };
    const window = minutesFrom(day, 0, 60);
    const once = () =>
      asTenant(app, actor, "capacity.book", (scope) =>
        requestBooking(scope, askFor(offer, window)),
      );
    const ids = await Promise.all([once(), once(), once()]);
    expect(new Set([...ids, await once()]).size).toBe(1);
    const rows =
      await owner`select count(*)::int as n from capacity_bookings where offer_id = ${offer}`;
    expect(rows[0]?.["n"]).toBe(1);
  });
});

describe("the operating rules", () => {
  it("of the day of a booking stay with it when they change", async () => {
    const offer = await offered();
    const before = (await book(assemblyPlant, offer, minutesFrom(day, 0, 60))) as BookingId;
    await owner`insert into operating_rules
      values (2, '规则', 'Rules', '{"freeCancellationHours": 2}',
        date_trunc('milliseconds', now()), now())`;
    expect(codeOf(await book(assemblyPlant, offer, minutesFrom(day, 60, 60)))).toBe(
      "RULES_NOT_ACCEPTED",
    );
    await owner`insert into rules_acceptances
      select tenant_id, 2, person_id, at from rules_acceptances where version = 1`;
    const after = (await book(assemblyPlant, offer, minutesFrom(day, 60, 60))) as BookingId;
    const rows = await owner`select id, rules_version,
        extract(epoch from from_at - free_cancellation_until)::int / 3600 as hours
      from capacity_bookings where offer_id = ${offer} order by from_at`;
    expect(rows.map((row) => [row["id"], row["rules_version"], row["hours"]])).toEqual([
      [before, 1, 24],
      [after, 2, 2],
    ]);
  });
});
