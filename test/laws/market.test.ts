import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placeOf } from "../../services/capacity/market/place.ts";
import { marketQuestion } from "../../services/capacity/market/question.ts";
import type { MarketColumns } from "../../services/capacity/market/reads.ts";
import { aspectsOf, isFound, type Wants } from "../../services/capacity/market/rules.ts";
import { wantsOf } from "../../services/capacity/market/wants.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { readAs } from "../../services/platform/tenancy.ts";
import { midnight } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { fillMarket, RandomMarket, type RandomOffer } from "../stage/random-market.ts";

const offerCount = 8_000;
const searches = 200;
const pageSize = 50;
const seed = 20_260_302;

let platform: StagedPlatform;
let owner: postgres.Sql;
let viewer: StagedFirm;
let suspended: TenantId;
let offers: RandomOffer[];
let market: RandomMarket;

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  viewer = await platform.firm("assembly");
  const others = [await platform.firm("gear"), await platform.firm("wind")];
  const shut = await platform.firm("shut");
  suspended = shut.id;
  await owner`update tenants set status = 'suspended' where id = ${suspended}`;
  market = new RandomMarket(seed, midnight(0));
  const firms = [viewer, shut, ...others].map(({ id }) => id);
  offers = Array.from({ length: offerCount }, () => market.offer(firms));
  await fillMarket(owner, offers);
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

const here = placeOf(24.326, 109.428);
const now = new Date();

function isVisible({ tenantId, visibility, sharedWith, withdrawn }: RandomOffer): boolean {
  const shown = visibility === "market" || tenantId === viewer.id || sharedWith.includes(viewer.id);
  return shown && !withdrawn && tenantId !== suspended;
}

const unmetOf = (offer: RandomOffer, wants: Wants) =>
  aspectsOf(offer, wants, now).filter(({ met }) => !met).length;

/** What the rule finds, by looking at every offer. */
function byRule(wants: Wants): string[] {
  return offers
    .filter((offer) => isVisible(offer) && isFound(offer, wants, now))
    .map((offer) => ({ id: offer.id, from: offer.window.from, unmet: unmetOf(offer, wants) }))
    .sort(
      (a, b) => a.unmet - b.unmet || a.from.getTime() - b.from.getTime() || (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}

/** What the market's SQL finds, page by page, up to so many. */
async function bySql(wants: Wants, limit: number, most = offerCount): Promise<string[]> {
  const found: string[] = [];
  let after: Parameters<typeof marketQuestion>[2]["after"] = null;
  for (;;) {
    const rows: MarketColumns[] = await readAs<MarketColumns>(
      platform.app,
      viewer.administrator.actor,
      "capacity.read",
      marketQuestion(wants, now, { limit, after }),
    );
    found.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit || found.length >= most) return found;
    after = { unmet: last.unmet, from: last.from_at.toISOString(), id: last.id };
  }
}

describe("the market's search", () => {
  it("finds in SQL what the rule finds by looking at every offer, in the same order", async () => {
    const sizes: number[] = [];
    for (let search = 0; search < searches; search += 1) {
      const wants = wantsOf(market.ask(), here);
      const all = byRule(wants);
      const [expected, found] = [all.slice(0, pageSize), await bySql(wants, pageSize, pageSize)];
      expect({ wants, found }).toEqual({ wants, found: expected });
      sizes.push(all.length);
    }
    // Searches that all found nothing, or all found everything, would prove nothing.
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(searches / 3);
    expect(new Set(sizes).size).toBeGreaterThan(20);
  });

  it("turns pages without losing or repeating an offer", async () => {
    const wants = wantsOf({ process: "hobbing", toleranceMm: "0.02", nearMisses: true }, here);
    const found = await bySql(wants, 7);
    expect(found).toEqual(byRule(wants));
    expect(found.length).toBeGreaterThan(50);
  });

  it("shows with whom an offer is shared to nobody", async () => {
    const question = { text: "select shared_with from market_offers", values: [] };
    const read = readAs(platform.app, viewer.administrator.actor, "capacity.read", question);
    await expect(read).rejects.toMatchObject({ code: "42501" });
  });

  it("shows nothing to a connection that came through no door", async () => {
    expect(await platform.app.sql`select id from market_offers`).toHaveLength(0);
  });
});
