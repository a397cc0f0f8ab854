import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelBooking, tellSearches, withdrawOffer } from "../../services/capacity/index.ts";
import {
  removeSearch,
  type SearchDraft,
  saveSearch,
  switchAlerts,
} from "../../services/capacity/searches/commands.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { Buyer, codeOf, given } from "../stage/acting.ts";
import { stageWeeks } from "../stage/buckets.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { searchesHear } from "../stage/searches.ts";

let platform: StagedPlatform;
let app: Database;
let owner: postgres.Sql;
let gearShop: StagedFirm;
let assembly: StagedFirm;
let wind: StagedFirm;

const day = midnight(3);
const wholeDay = minutesFrom(day, 0, 24 * 60);

beforeAll(async () => {
  platform = await stagePlatform();
  app = openDatabase(platform.fresh.url, "lianzao_app", 8);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  gearShop = await platform.firm("gear");
  assembly = await platform.firm("assembly");
  wind = await platform.firm("wind");
});

afterAll(async () => {
  await Promise.all([app.close(), owner.end()]);
  await platform.close();
});

const keeping = <T>(firm: StagedFirm, work: Parameters<typeof asTenant<T>>[3]) =>
  asTenant(app, firm.administrator.actor, "capacity.keep-searches", work);

const inGrinding: SearchDraft = {
  name: "磨齿",
  alerts: true,
  ask: { process: "grinding.gear", hours: "2", toleranceMm: "0.005" },
  fromSite: null,
  place: null,
};

const saved = (firm: StagedFirm, changes: Partial<SearchDraft> = {}) =>
  keeping(firm, (scope) => saveSearch(scope, { ...inGrinding, ...changes }));

/** The offers that a search was told of, by its events; each as often as it was told. */
async function toldOf({ id }: { readonly id: string }): Promise<string[]> {
  const events = await owner`
    select convert_from(canonical, 'UTF8')::jsonb as envelope from outbox
    where type = 'capacity.search-matched.v1' order by id`;
  return events
    .map(({ envelope }) => envelope.body as { searchId: string; offers: string[] })
    .filter(({ searchId }) => searchId === id)
    .flatMap(({ offers }) => offers);
}

/** Houses that cannot be entered: a worker that ends between finding and telling. */
const away = (): Database => ({ ...app, transaction: () => Promise.reject(new Error("away")) });

const offered = async (changes: Parameters<typeof stageOffer>[3] = {}, firm = gearShop) =>
  stageOffer(platform, firm, await stageGrinder(platform, firm), changes);

describe("a saved search with alerts", () => {
  it("is told once of an offer that newly matches, and never of one that does not", async () => {
    const search = await saved(assembly);
    const silent = await saved(assembly, { alerts: false });
    const narrow = await saved(assembly, { ask: { ...inGrinding.ask, hours: "25" } });
    const group = await saved(assembly, { ask: { ...inGrinding.ask, process: "din8580.3.3" } });
    const offer = await offered();
    const other = await offered({ process: "grinding.surface" });
    await searchesHear(platform);
    await searchesHear(platform);
    expect(await toldOf(search)).toEqual([offer]);
    expect(await toldOf(silent)).toEqual([]);
    expect(await toldOf(narrow)).toEqual([]);
    expect((await toldOf(group)).sort()).toEqual([offer, other].sort());
  });

  it("is not told of what it could find before it was saved, unless that is freed again", async () => {
    const offer = await offered();
    await searchesHear(platform);
    const buyer = new Buyer(app, wind);
    const early = await saved(assembly);
    const part = given(
      await buyer.book({ provider: gearShop.id, offerId: offer }, minutesFrom(day, 0, 60)),
    );
    await searchesHear(platform);
    await buyer.cancel(part);
    await searchesHear(platform);
    expect(await toldOf(early), "it matched with the rest").toEqual([]);
    const all = given(await buyer.book({ provider: gearShop.id, offerId: offer }, wholeDay));
    await searchesHear(platform);
    await buyer.cancel(all);
    await searchesHear(platform);
    expect(await toldOf(early)).toEqual([offer]);
  });

  it("is told of time that a hold gives back, and again of none", async () => {
    const offer = await offered();
    await searchesHear(platform);
    const search = await saved(assembly);
    const buyer = new Buyer(app, wind);
    for (let times = 0; times < 2; times += 1) {
      const hold = given(await buyer.hold({ provider: gearShop.id, offerId: offer }, wholeDay));
      await searchesHear(platform);
      await buyer.release(hold);
      await searchesHear(platform);
    }
    expect(await toldOf(search)).toEqual([offer]);
  });

  it("is told of hours of a week that are given back, where fewer than it wants were left", async () => {
    const [week] = stageWeeks(1);
    if (week === undefined) throw new Error("there is no week");
    const offer = await offered({ window: week, weekHours: "10" });
    const at = { provider: gearShop.id, offerId: offer };
    const buyer = new Buyer(app, wind);
    await searchesHear(platform);
    const few = given(await buyer.bookHours(at, week, "3"));
    await searchesHear(platform);
    const [small, large] = [
      await saved(assembly),
      await saved(assembly, { ask: { ...inGrinding.ask, window: week, hours: "9" } }),
    ];
    await buyer.cancel(few);
    await searchesHear(platform);
    expect([await toldOf(small), await toldOf(large)]).toEqual([[], [offer]]);
  });

  it("hears of two gains at once, each enough by itself, though neither was there before", async () => {
    const offer = await offered();
    await searchesHear(platform);
    const search = await saved(assembly);
    const buyer = new Buyer(app, wind);
    const at = { provider: gearShop.id, offerId: offer };
    const [morning, evening] = [
      given(await buyer.book(at, minutesFrom(day, 0, 720))),
      given(await buyer.book(at, minutesFrom(day, 720, 720))),
    ];
    await searchesHear(platform);
    await Promise.all([buyer.cancel(morning), buyer.cancel(evening)]);
    await searchesHear(platform);
    expect(await toldOf(search)).toEqual([offer]);
  });

  it("C08 is told nothing of offers that the firm does not see, of its own, or withdrawn", async () => {
    const outside = await saved(assembly);
    const inside = await saved(wind);
    const own = await saved(gearShop);
    const hidden = await offered({ visibility: "firms", firms: [wind.id] });
    const gone = await offered();
    await marketHears(platform);
    await asTenant(app, gearShop.administrator.actor, "capacity.publish", (scope) =>
      withdrawOffer(scope, gone),
    );
    await searchesHear(platform);
    expect(await toldOf(outside)).toEqual([]);
    expect(await toldOf(inside)).toEqual([hidden]);
    expect(await toldOf(own)).toEqual([]);
    const left = await owner`select search_id from market_search_matches where told_at is null`;
    expect(left).toHaveLength(0);
  });

  it("tells each match once, by however many workers that end wherever they may", async () => {
    const searches = [await saved(assembly), await saved(wind)];
    const offers = [await offered(), await offered(), await offered()];
    await marketHears(platform);
    const log = openLog("test", "silent");
    await tellSearches({ database: platform.worker, houses: away(), log });
    expect(await Promise.all(searches.map(toldOf))).toEqual([[], []]);
    const parts = { database: platform.worker, houses: app, log };
    await Promise.all([1, 2, 3, 4].map(() => tellSearches(parts)));
    await searchesHear(platform);
    for (const search of searches)
      expect((await toldOf(search)).sort()).toEqual([...offers].sort());
  });

  it("hears no more once it is switched off or removed, also of what was found before", async () => {
    const [off, gone] = [await saved(assembly), await saved(assembly)];
    await offered();
    await marketHears(platform);
    const log = openLog("test", "silent");
    await tellSearches({ database: platform.worker, houses: away(), log });
    await keeping(assembly, (scope) => switchAlerts(scope, off.id, false));
    await keeping(assembly, (scope) => removeSearch(scope, gone.id));
    await searchesHear(platform);
    expect([await toldOf(off), await toldOf(gone)]).toEqual([[], []]);
  });

  it("needs a process, and a firm keeps no more than so many however many save at once", async () => {
    const wide = saved(wind, { ask: { hours: "2" } });
    await expect(wide).rejects.toMatchObject({ code: "SEARCH_PROCESS_MISSING" });
    const many = await Promise.allSettled(Array.from({ length: 60 }, () => saved(wind)));
    const codes = many.map((each) => codeOf(each.status === "rejected" ? each.reason : null));
    expect(new Set(codes)).toEqual(new Set(["DONE", "SEARCHES_TOO_MANY"]));
    const [{ kept }] = await owner<[{ kept: number }]>`
      select count(*)::int as kept from market_searches where tenant_id = ${wind.id}`;
    expect(kept).toBe(50);
  });
});

describe("a cancellation by the provider", () => {
  it("is news to those who wait for the time", async () => {
    const offer = await offered();
    await searchesHear(platform);
    const buyer = new Buyer(app, assembly);
    const id = given(await buyer.book({ provider: gearShop.id, offerId: offer }, wholeDay));
    await searchesHear(platform);
    const search = await saved(assembly);
    await asTenant(app, gearShop.administrator.actor, "capacity.book", (scope) =>
      cancelBooking(scope, id),
    );
    await searchesHear(platform);
    expect(await toldOf(search)).toEqual([offer]);
  });
});
