import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  changeBottleneck,
  removeBottleneck,
} from "../../services/capacity/bottlenecks/commands.ts";
import type { BottleneckRow } from "../../services/capacity/bottlenecks/reads.ts";
import { usedPercent } from "../../services/capacity/bottlenecks/rules.ts";
import { watchBottlenecks } from "../../services/capacity/index.ts";
import type { BottleneckId } from "../../services/capacity/schema/bottlenecks.ts";
import {
  type UtilisationColumns,
  utilisationQuestion,
  utilisationRow,
} from "../../services/capacity/utilisation/reads.ts";
import type { Window } from "../../services/kernel/window.ts";
import type { Database } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant, readAs } from "../../services/platform/tenancy.ts";
import { Buyer, codeOf, given, type Offered } from "../stage/acting.ts";
import { bottlenecksOf, bottlenecksWatched, stageBottleneck } from "../stage/bottlenecks.ts";
import { stageWeeks } from "../stage/buckets.ts";
import {
  marketHears,
  midnight,
  minutesFrom,
  stageGrinder,
  stageOffer,
  stageSite,
} from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { fillMarket, RandomMarket } from "../stage/random-market.ts";

let platform: StagedPlatform;
let owner: postgres.Sql;
let assembly: StagedFirm;
let wind: StagedFirm;
let firms = 0;

const [week = minutesFrom(midnight(0), 0, 1)] = stageWeeks(1);

/** The day on which a week begins at the staged site, eight hours before UTC. */
const mondayOf = ({ from }: Window) =>
  new Date(from.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const monday = mondayOf(week);

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  assembly = await platform.firm("assembly");
  wind = await platform.firm("wind");
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

/** Ten hours of one week, in a city where nobody else offers any. */
async function tenHours(changes: Parameters<typeof stageOffer>[3] = {}) {
  firms += 1;
  const gear = await platform.firm(`gear${firms}`);
  const city = { zh: `城${firms}`, en: `City ${firms}` };
  const siteId = await stageSite(platform, gear, { city });
  const resource = await stageGrinder(platform, gear, { siteId });
  const offerId = await stageOffer(platform, gear, resource, {
    window: week,
    weekHours: "10",
    ...changes,
  });
  await marketHears(platform);
  return { gear, city: city.zh, resource, offer: { provider: gear.id, offerId } };
}

const book = async (offer: Offered, hours: string, firm = wind) =>
  given(await new Buyer(platform.app, firm).bookHours(offer, week, hours));

const cancel = async (id: Awaited<ReturnType<typeof book>>) =>
  given(await new Buyer(platform.app, wind).cancel(id));

interface Told {
  readonly tight: readonly { readonly monday: string; readonly usedPercent: number }[];
  readonly relaxed: Told["tight"];
}

/** What the firm was told by a rule: `tight 90` or `relaxed 50`, in its order. */
async function toldBy(id: BottleneckId): Promise<string[]> {
  const events = await owner`
    select convert_from(canonical, 'UTF8')::jsonb as envelope from outbox
    where type = 'capacity.bottleneck-crossed.v1' order by id`;
  return events
    .map(({ envelope }) => envelope.body as Told & { ruleId: string })
    .filter(({ ruleId }) => ruleId === id)
    .flatMap(({ tight, relaxed }) => [
      ...tight.map((each) => `tight ${each.monday} ${each.usedPercent}`),
      ...relaxed.map((each) => `relaxed ${each.monday} ${each.usedPercent}`),
    ]);
}

const watching = <T>(firm: StagedFirm, work: Parameters<typeof asTenant<T>>[3]) =>
  asTenant(platform.app, firm.administrator.actor, "capacity.watch-bottlenecks", work);

async function ruleOf(firm: StagedFirm, id: BottleneckId): Promise<BottleneckRow> {
  const rule = (await bottlenecksOf(platform, firm)).find((each) => each.id === id);
  if (rule === undefined) throw new Error("the rule is not there");
  return rule;
}

const parts = (houses = platform.app) => ({
  database: platform.worker,
  houses,
  log: openLog("test", "silent"),
  restMs: 0,
});

/** Houses that can be looked into, and not be entered: a worker that ends in the midst. */
const ended = (): Database => ({
  ...platform.app,
  transaction: () => Promise.reject(new Error("killed")),
});

describe("a firm that watches the market", () => {
  it("is told once when a week becomes tight, and when it is relaxed, and then again", async () => {
    const { city, offer } = await tenHours();
    const rule = await stageBottleneck(platform, assembly, { city });
    const first = await book(offer, "8");
    await bottlenecksWatched(platform);
    expect(await toldBy(rule), "at 80%").toEqual([]);
    const second = await book(offer, "0.5");
    await bottlenecksWatched(platform);
    await bottlenecksWatched(platform);
    expect(await toldBy(rule)).toEqual([`tight ${monday} 85`]);
    await cancel(second);
    await bottlenecksWatched(platform);
    const third = await book(offer, "1");
    await bottlenecksWatched(platform);
    expect(await toldBy(rule), "within the margin").toHaveLength(1);
    await cancel(first);
    await bottlenecksWatched(platform);
    const fourth = await book(offer, "8");
    await bottlenecksWatched(platform);
    const crossings = [`tight ${monday} 85`, `relaxed ${monday} 10`, `tight ${monday} 90`];
    expect(await toldBy(rule)).toEqual(crossings);
    await cancel(third);
    await cancel(fourth);
    await bottlenecksWatched(platform);
    expect(await toldBy(rule)).toEqual([...crossings, `relaxed ${monday} 0`]);
  });

  it("is shown its weeks as they are at that moment", async () => {
    const { city, offer } = await tenHours();
    const id = await stageBottleneck(platform, assembly, { city });
    const off = await stageBottleneck(platform, assembly, { city, isOn: false });
    await book(offer, "9");
    await bottlenecksWatched(platform);
    const { weekUses } = await ruleOf(assembly, id);
    expect(weekUses).toMatchObject([{ monday, offeredMs: 36_000_000, freeMs: 3_600_000 }]);
    expect(weekUses[0]?.tightSince).toBeInstanceOf(Date);
    expect((await ruleOf(assembly, off)).weekUses).toEqual([]);
  });

  it("counts nothing that the market does not show it, nor of whom it no more may see", async () => {
    const hidden = await tenHours({ visibility: "firms", firms: [wind.id] });
    const before = { city: hidden.city, thresholdPercent: 50 };
    const mine = await stageBottleneck(platform, assembly, before);
    const guest = await stageBottleneck(platform, wind, before);
    await book(hidden.offer, "9");
    await bottlenecksWatched(platform);
    expect([await toldBy(mine), await toldBy(guest)]).toEqual([[], [`tight ${monday} 90`]]);
    expect((await ruleOf(assembly, mine)).weekUses).toEqual([]);
    for (const change of [{ frozen_at: new Date() }, { status: "suspended", frozen_at: null }]) {
      await owner`update tenants set ${owner(change)} where id = ${hidden.gear.id}`;
      const [seen] = (await ruleOf(wind, guest)).weekUses;
      expect(seen).toMatchObject({ offeredMs: 0, freeMs: 0 });
    }
    await bottlenecksWatched(platform);
    expect(await toldBy(guest), "nothing offered is no relief").toHaveLength(1);
  });

  it("looks no further ahead than it wants", async () => {
    const { city, offer } = await tenHours();
    const near = await stageBottleneck(platform, assembly, { city, weeks: 1 });
    await book(offer, "10");
    await bottlenecksWatched(platform);
    expect(await toldBy(near)).toEqual([]);
    expect((await ruleOf(assembly, near)).weekUses).toEqual([]);
  });
});

describe("a firm that watches its own", () => {
  it("is told of its process or its resource, and of nobody else's", async () => {
    const { gear, resource, offer } = await tenHours();
    const other = await tenHours();
    const own = { watch: "own", city: null } as const;
    const byProcess = await stageBottleneck(platform, gear, own);
    const byResource = await stageBottleneck(platform, gear, {
      ...own,
      process: null,
      resourceId: resource,
    });
    await book(other.offer, "10");
    await bottlenecksWatched(platform);
    expect([await toldBy(byProcess), await toldBy(byResource)]).toEqual([[], []]);
    await book(offer, "9");
    await bottlenecksWatched(platform);
    const told = [`tight ${monday} 90`];
    expect([await toldBy(byProcess), await toldBy(byResource)]).toEqual([told, told]);
  });

  it("has weeks by the clock of its site, for the firm itself and for whoever looks at the market", async () => {
    firms += 1;
    const gear = await platform.firm(`gear${firms}`);
    await stageSite(platform, gear);
    const city = { zh: `城${firms}`, en: `City ${firms}` };
    const siteId = await stageSite(platform, gear, { city, timeZone: "America/New_York" });
    const resource = await stageGrinder(platform, gear, { siteId });
    // Sunday evening in New York is Monday morning in China, where the firm's first site is.
    const late = new Date(week.from.getTime() + 12 * 3_600_000);
    await stageOffer(platform, gear, resource, { window: minutesFrom(late, 0, 60) });
    await bottlenecksWatched(platform);
    const id = await stageBottleneck(platform, gear, { watch: "own" });
    const before = new Date(week.from.getTime() - 7 * 86_400_000);
    const seen = await stageBottleneck(platform, assembly, { city: city.zh });
    for (const { weekUses } of [await ruleOf(gear, id), await ruleOf(assembly, seen)]) {
      expect(weekUses.map((each) => each.monday)).toEqual([
        mondayOf({ from: before, until: week.from }),
      ]);
    }
  });
});

describe("a rule", () => {
  it("loses and repeats nothing where a worker ends between looking and telling", async () => {
    const { city, offer } = await tenHours();
    const rule = await stageBottleneck(platform, assembly, { city });
    await bottlenecksWatched(platform);
    await book(offer, "9");
    await marketHears(platform);
    expect(await watchBottlenecks(parts(ended()))).toBeGreaterThan(0);
    expect(await toldBy(rule)).toEqual([]);
    await Promise.all([watchBottlenecks(parts()), watchBottlenecks(parts())]);
    await watchBottlenecks(parts());
    expect(await toldBy(rule)).toEqual([`tight ${monday} 90`]);
  });

  it("begins anew where its threshold is another, or it was off, and not with its name", async () => {
    const { city, offer } = await tenHours();
    const rule = await stageBottleneck(platform, assembly, { city });
    await book(offer, "9");
    await bottlenecksWatched(platform);
    const change = async (changes: Partial<BottleneckRow>) => {
      const {
        tenantId: _t,
        id: _i,
        resourceName: _r,
        weekUses: _w,
        ...draft
      } = await ruleOf(assembly, rule);
      await watching(assembly, (scope) => changeBottleneck(scope, rule, { ...draft, ...changes }));
      await bottlenecksWatched(platform);
      return (await toldBy(rule)).length;
    };
    expect(await change({ name: "另一个名字", weeks: 20 })).toBe(1);
    expect(await change({ thresholdPercent: 80 })).toBe(2);
    expect(await change({ isOn: false })).toBe(2);
    expect(await change({ isOn: true })).toBe(3);
    expect(await change({ thresholdPercent: 95 })).toBe(3);
  });

  it("of another firm is as absent as none", async () => {
    const id = await stageBottleneck(platform, assembly);
    const none = newId<BottleneckId>();
    for (const each of [id, none]) {
      const answer = await watching(wind, (scope) => removeBottleneck(scope, each)).catch(codeOf);
      expect(answer).toBe("BOTTLENECK_NOT_FOUND");
    }
    await watching(assembly, (scope) => removeBottleneck(scope, id));
    const left = await owner`select from capacity_bottlenecks where id = ${id}`;
    expect(left).toHaveLength(0);
  });

  it("rests between two looks, unless it is changed", async () => {
    await bottlenecksWatched(platform);
    const rested = { ...parts(), restMs: 60_000 };
    expect(await watchBottlenecks(rested)).toBe(0);
    await stageBottleneck(platform, assembly);
    expect(await watchBottlenecks(rested)).toBe(1);
    expect(await watchBottlenecks(rested)).toBe(0);
  });
});

describe("the weeks of a rule", () => {
  it("are those of the market's use", async () => {
    const viewer = await platform.firm("viewer");
    const market = new RandomMarket(20_261_129, midnight(0));
    const machines = Array.from({ length: 30 }, () => newId<string>());
    const offers = Array.from({ length: 500 }, (_, at) => ({
      ...market.offer([viewer.id, assembly.id, wind.id]),
      resourceId: machines[at % machines.length] ?? "",
    }));
    await fillMarket(owner, offers);
    const [process = ""] = offers.map((offer) => offer.process);
    const id = await stageBottleneck(platform, viewer, { process, weeks: 4 });
    const { weekUses } = await ruleOf(viewer, id);
    expect(weekUses.length).toBeGreaterThan(1);
    const windows = weekUses.map(({ monday: day }) => {
      const from = new Date(`${day}T00:00:00+08:00`);
      return { from, until: new Date(from.getTime() + 7 * 86_400_000) };
    });
    const question = utilisationQuestion(
      { by: "process", windows, process, city: null, zone: "Asia/Shanghai" },
      new Date(),
    );
    const { actor } = viewer.administrator;
    const rows = await readAs<UtilisationColumns>(platform.app, actor, "capacity.search", question);
    const [row] = rows.map((each) => utilisationRow(each, windows));
    expect(weekUses.map(({ offeredMs, freeMs }) => ({ offeredMs, freeMs }))).toEqual(
      row?.cells.map(({ offeredMs, freeMs }) => ({ offeredMs, freeMs })),
    );
    expect(weekUses.some((each) => (usedPercent(each) ?? 0) > 0)).toBe(true);
  });
});
