import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalBytes, commit, type Envelope, type Json } from "../../contracts/events/index.ts";
import { processPath } from "../../services/capability/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { fill } from "../seed/scale/fill.ts";
import { plannedFirms, type ScalePlan } from "../seed/scale/plan.ts";
import { seedScale } from "../seed/scale/scale.ts";
import { plannedWorks } from "../seed/scale/works.ts";
import { StagedApi } from "../stage/api.ts";
import { marketHears, midnight, stageGrinder, stageOffer } from "../stage/market.ts";
import {
  password,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";

const plan: ScalePlan = { offers: 200, seed: 3, firstDay: midnight(1) };

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let byHand: StagedFirm;

const seed = () =>
  seedScale({
    databaseUrl: platform.fresh.url,
    plan,
    password,
    tell: () => undefined,
    fillShare: fill,
  });

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  byHand = await platform.firm("byhand");
  await stageOffer(platform, byHand, await stageGrinder(platform, byHand));
  await marketHears(platform);
  await seed();
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

/** What kind of thing a value is: names and types of all that is in it. */
function shapeOf(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== "object") return typeof value;
  const members = Object.entries(value) as [string, Json][];
  return Object.fromEntries(members.map(([name, each]) => [name, shapeOf(each)]));
}

/** The different shapes of a table's rows in one firm, or in all firms of the seed. */
async function shapesIn(table: string, where: string, ofSeed: boolean): Promise<string[]> {
  const rows = await owner.unsafe<{ row: Json }[]>(`
    select jsonb_strip_nulls(to_jsonb(t)) - 'shared_with' - 'xact' - 'position' as row
    from ${table} t
    where (tenant_id in (select id from tenants where name_en <> 'byhand' and kind = 'firm'))
      = ${ofSeed} and tenant_id <> '${platform.house}' and ${where}`);
  return [...new Set(rows.map(({ row }) => JSON.stringify(shapeOf(row))))].sort();
}

describe("a seed of 200 offers", () => {
  it("has the firms and offers of its plan", async () => {
    const [counts] = await owner`select
      (select count(*)::int from tenants where kind = 'firm') - 1 as firms,
      (select count(*)::int from capacity_offers) - 1 as offers,
      (select count(*)::int from outbox where type = 'capacity.offer-published.v5') - 1 as events,
      (select count(*)::int from market_offers) - 1 as market`;
    expect(counts).toEqual({ firms: 10, offers: 200, events: 200, market: 200 });
  });

  it.each([
    ["tenants", "true"],
    ["sites", "true"],
    ["resources", "true"],
    ["certificates", "true"],
    ["capacity_offers", "true"],
    ["market_capabilities", "true"],
    ["market_offers", "true"],
    ["outbox", "type = 'capacity.offer-published.v5'"],
    ["audit_entries", "action = 'capability.edit'"],
    ["audit_entries", "action = 'capacity.publish'"],
  ])("has rows of %s as commands write them, where %s", async (table, where) => {
    const key =
      table === "tenants" ? "(select *, id as tenant_id from tenants where kind = 'firm')" : table;
    const made = await shapesIn(key, where, false);
    expect(made.length).toBe(1);
    expect(await shapesIn(key, where, true)).toEqual(made);
  });

  it("has events of the shape that the command gives them, each with its own commitment", async () => {
    const rows = await owner<
      { tenant_id: TenantId; canonical: Buffer; secret: Buffer; commitment: Buffer; id: string }[]
    >`select * from outbox where type = 'capacity.offer-published.v5'`;
    const shapes = new Set<string>();
    for (const { canonical, secret, commitment, id } of rows) {
      const envelope = JSON.parse(canonical.toString()) as Envelope;
      shapes.add(
        JSON.stringify(shapeOf({ ...envelope, body: { ...envelope.body, sharedWith: [] } })),
      );
      expect(envelope.id).toBe(id);
      expect(Buffer.from(canonicalBytes(envelope)).equals(canonical)).toBe(true);
      expect(Buffer.from(commit(envelope, secret)).equals(commitment)).toBe(true);
    }
    expect(rows).toHaveLength(201);
    expect([...shapes]).toHaveLength(1);
    expect(new Set(rows.map(({ secret }) => secret.toString("hex"))).size).toBe(201);
  });

  it("is found on the market, as far as it is for everyone", async () => {
    const offered = await owner<{ process: string; count: number }[]>`
      select process, count(*)::int from capacity_offers
      where visibility = 'market' group by process order by process`;
    for (const { process } of offered) {
      // A process means all beneath it, too.
      const meant = offered.filter((each) =>
        processPath(each.process).some(({ code }) => code === process),
      );
      const count = meant.reduce((sum, each) => sum + each.count, 0);
      const { data } = await api.ask(
        `query ($process: String) { market(first: 100, wants: { process: $process }) {
          nodes { id } pageInfo { hasNextPage } } }`,
        { process },
        { session: byHand.administrator.token },
      );
      expect({ process, count: data.market.nodes.length }).toEqual({ process, count });
    }
  });

  it("lets its administrators sign in and see their own offers", async () => {
    const [firm] = plannedFirms(plan);
    const { token } = await platform.signIn(firm?.email ?? "");
    const { data } = await api.ask(
      "{ offers(first: 100) { nodes { id resource { certificates { number } } } } }",
      {},
      { session: token },
    );
    expect(data.offers.nodes).toHaveLength(firm?.offers ?? 0);
  });

  it("is left as it is when it is made once more", async () => {
    const count = () => owner`select (select count(*) from outbox) as events,
      (select count(*) from audit_entries) as audit, (select count(*) from resources) as resources`;
    const before = await count();
    await seed();
    expect(await count()).toEqual(before);
  });

  it("has the market that the relay makes of its events", async () => {
    const rows = async () => [
      await owner`select * from market_offers order by id`,
      await owner`select * from market_capabilities order by id, audience`,
    ];
    const made = await rows();
    await owner`truncate market_offers, market_capabilities`;
    await owner`delete from subscriber_positions where subscriber = 'market'`;
    await marketHears(platform);
    expect(await owner`select 1 from outbox where position is null`).toHaveLength(0);
    expect(await owner`select 1 from dead_letters`).toHaveLength(0);
    expect(await rows()).toEqual(made);
  });
});

describe("a plan", () => {
  it("makes the same firms and works each time, and others for another seed", () => {
    const whole = (each: ScalePlan) =>
      plannedFirms(each).map((firm) => {
        const { site, machines } = plannedWorks(each, firm, []);
        return { firm, site, machines };
      });
    expect(whole(plan)).toEqual(whole(plan));
    expect(whole({ ...plan, seed: 4 })).not.toEqual(whole(plan));
  });

  it("offers every machine once at a time, and as many hours as it was asked for", () => {
    const firms = plannedFirms({ ...plan, offers: 5_000 });
    expect(firms.reduce((sum, { offers }) => sum + offers, 0)).toBe(5_000);
    expect(new Set(firms.map(({ uscc }) => uscc)).size).toBe(firms.length);
    for (const firm of firms) {
      for (const { offers } of plannedWorks(plan, firm, []).machines) {
        const overlapping = offers.filter(({ window }, at) => {
          const next = offers[at + 1];
          return next !== undefined && next.window.from < window.until;
        });
        expect(overlapping).toEqual([]);
      }
    }
  });
});
