import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addException } from "../../services/capability/calendar/commands.ts";
import { type ResourceId, wallOf } from "../../services/capability/index.ts";
import {
  type OfferId,
  publishSeries,
  requestBooking,
  type SeriesDraft,
  withdrawSeries,
} from "../../services/capacity/index.ts";
import { overlappingQuestion } from "../../services/capacity/series/reads.ts";
import { asTenant, readAs } from "../../services/platform/tenancy.ts";
import {
  marketHears,
  midnight,
  minutesFrom,
  stageGrinder,
  stageOffer,
  stageSite,
} from "../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { everyDay, gearSeries, offersOf, stageSeries } from "../stage/series.ts";

let platform: StagedPlatform;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let assembly: StagedFirm;
let resourceId: ResourceId;

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  assembly = await platform.firm("assembly");
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

const refused = (code: string, field?: string) =>
  expect.objectContaining(field === undefined ? { code } : { code, field });

const series = (changes: Partial<SeriesDraft> = {}, key?: string) =>
  stageSeries(platform, gearShop, gearSeries(resourceId, changes), key);
const standing = (published: Awaited<ReturnType<typeof series>>) =>
  offersOf(platform, gearShop, published);

/** How many offers of the resource are kept, and how many were told. */
async function left() {
  const [offers] = await owner`
    select count(*)::int as kept from capacity_offers where resource_id = ${resourceId}`;
  const [events] = await owner`select count(*)::int as told from outbox
    where type like 'capacity.offer-published.%'
      and convert_from(canonical, 'UTF8') like ${`%${resourceId}%`}`;
  return { kept: offers?.["kept"], told: events?.["told"] };
}

function withdraw(id: string, key?: string) {
  const idempotency = key === undefined ? null : { key, bodyMacs: [Buffer.alloc(32, 1)] };
  const actor = { ...gearShop.administrator.actor, request: facts({ idempotency }) };
  return asTenant(platform.app, actor, "capacity.publish", (scope) =>
    withdrawSeries(scope, id as OfferId),
  );
}

const book = (offer: { id: string; from_at: Date } | undefined) =>
  asTenant(platform.app, assembly.administrator.actor, "capacity.book", (scope) =>
    requestBooking(scope, {
      provider: gearShop.id,
      offerId: offer?.id as OfferId,
      window: minutesFrom(offer?.from_at ?? midnight(3), 0, 60),
      note: "",
    }),
  );

describe("an offer that recurs", () => {
  it("is published all or not at all", async () => {
    resourceId = await stageGrinder(platform, gearShop);
    // Hours of a week are offered where the last of it would be.
    await stageOffer(platform, gearShop, resourceId, {
      window: minutesFrom(midnight(40), 0, 60),
      weekHours: "10",
    });
    const weekly = { ...everyDay, weekdays: [1], times: 8 };
    await expect(series({ recurrence: weekly })).rejects.toEqual(refused("OFFER_OTHER_WAY"));
    await expect(series({ recurrence: { ...everyDay, times: 61 } })).rejects.toEqual(
      refused("SERIES_LENGTH", "times"),
    );
    const past = { ...everyDay, firstDay: midnight(-2).toISOString().slice(0, 10) };
    await expect(series({ recurrence: past })).rejects.toEqual(refused("WINDOW_PAST", "firstDay"));
    expect(await left()).toEqual({ kept: 1, told: 0 });

    await series();
    expect(await left()).toEqual({ kept: 5, told: 4 });
  });

  it("leaves nothing where the act is cut off after its writes", async () => {
    resourceId = await stageGrinder(platform, gearShop);
    const { actor } = gearShop.administrator;
    const cut = asTenant(platform.app, actor, "capacity.publish", async (scope) => {
      await publishSeries(scope, gearSeries(resourceId));
      throw new Error("cut off");
    });
    await expect(cut).rejects.toThrow("cut off");
    // Two firms named, of which one is nobody.
    const nobody = "01890a5d-ac96-774b-bcce-b302099a8009" as typeof assembly.id;
    const named = { visibility: "firms", firms: [assembly.id, nobody] } as const;
    await expect(series(named)).rejects.toEqual(refused("FIRM_NOT_FOUND", "firms"));
    expect(await left()).toEqual({ kept: 0, told: 0 });
  });

  it("is published once under a key, however often it is asked for, with the same answer", async () => {
    resourceId = await stageGrinder(platform, gearShop);
    const { firstDay } = everyDay;
    await asTenant(platform.app, gearShop.administrator.actor, "capability.edit", (scope) =>
      addException(scope, resourceId, false, {
        kind: "maintenance",
        from: `${firstDay}T09:00`,
        until: `${firstDay}T10:00`,
        note: "",
      }),
    );
    const answers = await Promise.all(["a", "a", "a"].map((key) => series({}, key)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]?.skipped).toHaveLength(1);
    expect(await left()).toEqual({ kept: 3, told: 3 });
    expect((await series({}, "b")).seriesId).not.toBe(answers[0]?.seriesId);
    expect(await left()).toEqual({ kept: 6, told: 6 });
  });

  it("keeps its hour by the site's clock over a change of it", async () => {
    const siteId = await stageSite(platform, gearShop, { timeZone: "Europe/Berlin" });
    resourceId = await stageGrinder(platform, gearShop, { siteId });
    // Forty weeks, within which clocks in Berlin change at least once.
    const weekly = { ...everyDay, weekdays: [1], times: 40 };
    const offers = await standing(await series({ recurrence: weekly }));
    expect(offers).toHaveLength(40);
    const hours = offers.map(({ from_at, until_at }) => [
      wallOf("Europe/Berlin", from_at) % 1_440,
      wallOf("Europe/Berlin", until_at) % 1_440,
    ]);
    expect(new Set(hours.map(String))).toEqual(new Set(["480,720"]));
    expect(new Set(offers.map(({ from_at }) => from_at.getUTCHours()))).toEqual(new Set([6, 7]));
  });

  it("is on the market one by one, and withdrawn from one on without breaking what is booked", async () => {
    resourceId = await stageGrinder(platform, gearShop);
    const published = await series();
    await marketHears(platform);
    const [first, second, third, fourth] = await standing(published);
    await book(third);
    expect(await withdraw(second?.id ?? "", "once")).toBe(3);
    expect(await withdraw(second?.id ?? "", "once")).toBe(3);
    const now = await standing(published);
    expect(now.map(({ status }) => status)).toEqual([
      "published",
      "withdrawn",
      "withdrawn",
      "withdrawn",
    ]);
    await expect(book(fourth)).rejects.toEqual(
      expect.objectContaining({ code: expect.stringMatching(/^OFFER_(WITHDRAWN|NOT_FOUND)$/) }),
    );
    const booked = await owner`select id from capacity_bookings where resource_id = ${resourceId}`;
    const cancelled = await owner`select c.id from capacity_cancellations c
      join capacity_bookings b on b.id = c.id where b.resource_id = ${resourceId}`;
    expect([booked.length, cancelled.length]).toEqual([1, 0]);
    await book(first);
    await expect(withdraw(second?.id ?? "")).rejects.toEqual(refused("SERIES_OVER", "id"));
  });

  it("is not withdrawn by an offer that is of no series, nor by another firm", async () => {
    resourceId = await stageGrinder(platform, gearShop);
    const single = await stageOffer(platform, gearShop, resourceId);
    await expect(withdraw(single)).rejects.toEqual(refused("SERIES_OVER", "id"));
    const { actor } = assembly.administrator;
    const theirs = asTenant(platform.app, actor, "capacity.publish", (scope) =>
      withdrawSeries(scope, single),
    );
    await expect(theirs).rejects.toEqual(refused("OFFER_NOT_FOUND", "id"));
  });

  it("tells what is on the market already in its time", async () => {
    resourceId = await stageGrinder(platform, gearShop);
    // The third day from now in UTC, all of it; and a day in which nothing recurs.
    const whole = await stageOffer(platform, gearShop, resourceId);
    await stageOffer(platform, gearShop, resourceId, {
      window: minutesFrom(midnight(20), 0, 60),
    });
    const { seriesId } = await series();
    const { actor } = gearShop.administrator;
    const question = overlappingQuestion(actor.tenantId, seriesId, 20);
    const others = await readAs<{ id: string }>(platform.app, actor, "capacity.read", question);
    expect(others.map(({ id }) => id)).toEqual([whole]);
  });
});
