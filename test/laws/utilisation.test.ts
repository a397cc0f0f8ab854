import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf, wallOf } from "../../services/capability/index.ts";
import { weeksOf, wholeWeeks } from "../../services/capacity/buckets/weeks.ts";
import {
  type UtilisationColumns,
  utilisationQuestion,
  utilisationRow,
} from "../../services/capacity/utilisation/reads.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { overlaps, type Window } from "../../services/kernel/window.ts";
import { newId } from "../../services/platform/ids.ts";
import { readAs } from "../../services/platform/tenancy.ts";
import { midnight, minutesFrom } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { fillMarket, RandomMarket, type RandomOffer, zoneOf } from "../stage/random-market.ts";

const offerCount = 600;
const seed = 20_261_129;
const hourMs = 3_600_000;
const dayMinutes = 24 * 60;

let platform: StagedPlatform;
let owner: postgres.Sql;
let viewer: StagedFirm;
let suspended: TenantId;
let offers: RandomOffer[];

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  viewer = await platform.firm("assembly");
  const gear = await platform.firm("gear");
  const shut = await platform.firm("shut");
  suspended = shut.id;
  await owner`update tenants set status = 'suspended' where id = ${suspended}`;
  const market = new RandomMarket(seed, midnight(0));
  const firms = [viewer, gear, shut].map(({ id }) => id);
  // Few machines, so that the same hours are often offered twice.
  const machines = Array.from({ length: 40 }, () => newId<string>());
  offers = Array.from({ length: offerCount }, (_, at) => {
    const resourceId = machines[at % machines.length] ?? "";
    return { ...market.offer(firms), resourceId };
  });
  await fillMarket(owner, offers);
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

const days = Array.from({ length: 12 }, (_, day) =>
  minutesFrom(midnight(0), (day - 3) * dayMinutes, dayMinutes),
);

function isVisible({ tenantId, visibility, sharedWith, withdrawn }: RandomOffer): boolean {
  const shown = visibility === "market" || tenantId === viewer.id || sharedWith.includes(viewer.id);
  return shown && !withdrawn && tenantId !== suspended;
}

/** Whether its hour has a price by itself: where pieces have one, the hour's is but a part of it. */
const isByTheHour = ({ extras }: RandomOffer) => extras.perPieceMinor === null;

const machineOf = ({ tenantId, resourceId }: RandomOffer) => `${tenantId} ${resourceId}`;

/** The hours of a machine in a window that lie in one of these parts, counted one by one. */
function hoursIn(window: Window, parts: readonly Window[]): number {
  let hours = 0;
  for (let at = window.from.getTime(); at < window.until.getTime(); at += hourMs) {
    const hour = { from: new Date(at), until: new Date(at + hourMs) };
    if (parts.some((part) => overlaps(part, hour))) hours += 1;
  }
  return hours;
}

/** In the midst of the days, on the hour, as all windows are. */
const now = minutesFrom(midnight(0), 5 * 60, 60).from;

/** The same days and hours by another clock. */
const byClock = (zone: string, site: string, { from, until }: Window): Window => ({
  from: instantOf(site, wallOf(zone, from)),
  until: instantOf(site, wallOf(zone, until)),
});

/** What the SQL gives, by looking at every hour of every machine. */
function byHand(process: string, told: Window, zone: string | null) {
  const windowOf = (offer: RandomOffer) =>
    zone === null ? told : byClock(zone, zoneOf(offer), told);
  const here = offers.filter(
    (offer) =>
      isVisible(offer) && offer.process === process && overlaps(offer.window, windowOf(offer)),
  );
  const machines = new Set(here.map(machineOf));
  let [offeredMs, freeMs, comingMs] = [0, 0, 0];
  for (const machine of machines) {
    const each = here.filter((offer) => machineOf(offer) === machine);
    const [one] = each;
    if (one === undefined) continue;
    const window = windowOf(one);
    offeredMs +=
      hoursIn(
        window,
        each.map((offer) => offer.window),
      ) * hourMs;
    const free = each.flatMap((offer) => [...offer.free]);
    freeMs += hoursIn(window, free) * hourMs;
    const from = window.from > now ? window.from : now;
    comingMs += from < window.until ? hoursIn({ from, until: window.until }, free) * hourMs : 0;
  }
  const firms = new Set(here.map(({ tenantId }) => tenantId)).size;
  return {
    offeredMs,
    freeMs,
    pastMs: freeMs - comingMs,
    firms,
    offers: here.filter(isByTheHour).length,
  };
}

async function bySql(city: string | null = null, zone: string | null = null) {
  const ask = { by: "process", windows: days, process: null, city, zone } as const;
  const question = utilisationQuestion(ask, now);
  const { actor } = viewer.administrator;
  const rows = await readAs<UtilisationColumns>(platform.app, actor, "capacity.search", question);
  return rows.map((row) => utilisationRow(row, days));
}

describe("the market's use", () => {
  it.each([
    ["at the same instants", null],
    ["in the same days by the clock of each site", "Europe/Berlin"],
  ])(
    "is what one counts hour by hour %s, of the offers that the firm may see",
    async (_how, zone) => {
      const rows = await bySql(null, zone);
      expect(rows).toHaveLength(5);
      for (const { key, cells } of rows) {
        for (const { window, offeredMs, freeMs, pastMs, firms, prices } of cells) {
          const count = prices.reduce((sum, each) => sum + each.offers, 0);
          const at = `${key} ${window.from.toISOString()}`;
          const expected = byHand(key, window, zone);
          expect({ at, offeredMs, freeMs, pastMs, firms, offers: count }).toEqual({
            at,
            ...expected,
          });
        }
      }
      const used = rows.flatMap(({ cells }) => cells.filter(({ offeredMs }) => offeredMs > 0));
      expect(used.filter(({ pastMs }) => pastMs > 0).length).toBeGreaterThan(5);
      expect(used.length, "an empty market would prove nothing").toBeGreaterThan(30);
    },
  );

  it("gives prices by currency, from the lowest over the median to the highest", async () => {
    for (const { key, cells } of await bySql()) {
      for (const { window, prices } of cells) {
        for (const { vatIncluded, lowest, median, highest } of prices) {
          const minors = offers
            .filter((offer) => isVisible(offer) && offer.process === key && isByTheHour(offer))
            .filter((offer) => overlaps(offer.window, window))
            .filter(({ pricePerHour }) => pricePerHour.currency === lowest.currency)
            .filter((offer) => offer.vatIncluded === vatIncluded)
            .map(({ pricePerHour }) => pricePerHour.minor)
            .sort((a, b) => (a < b ? -1 : 1));
          const middle = minors[Math.ceil(minors.length / 2) - 1];
          expect([lowest.minor, median.minor, highest.minor]).toEqual([
            minors[0],
            middle,
            minors.at(-1),
          ]);
        }
      }
    }
  });

  it("counts nothing of a firm that is frozen", async () => {
    const frozen = [...new Set(offers.map(({ tenantId }) => tenantId))].filter(
      (id) => id !== viewer.id && id !== suspended,
    );
    expect(frozen).toHaveLength(1);
    await owner`update tenants set frozen_at = now() where id in ${owner(frozen)}`;
    const firms = (await bySql()).flatMap(({ cells }) => cells.map((cell) => cell.firms));
    await owner`update tenants set frozen_at = null where id in ${owner(frozen)}`;
    expect(Math.max(...firms)).toBe(1);
  });

  it("knows a city by its name, and nothing of one that is not there", async () => {
    expect(await bySql("柳州")).toHaveLength(5);
    expect(await bySql("柳州市"), "the same by its full name").toEqual(await bySql("柳州"));
    const [first] = offers;
    await owner`update market_offers set city_zh = '柳州市' where id = ${first?.id ?? ""}`;
    const question = { by: "city", windows: days, process: null, city: null, zone: null } as const;
    const { actor } = viewer.administrator;
    const asked = utilisationQuestion(question, now);
    const rows = await readAs<UtilisationColumns>(platform.app, actor, "capacity.search", asked);
    expect(rows.map(({ key }) => key)).toEqual(["柳州"]);
    expect(await bySql("桂林")).toEqual([]);
  });

  it("tells of hours of a week that has begun which of them are past, and not taken", async () => {
    const zone = "Asia/Shanghai";
    const weeks = weeksOf(
      wholeWeeks({ from: now, until: minutesFrom(now, 10_080, 1).until }, zone),
      zone,
    );
    const [first, second] = weeks as [Window, Window];
    const [offer] = offers.filter(isVisible);
    if (offer === undefined) throw new Error("there is no offer");
    const weekly: RandomOffer = {
      ...offer,
      id: newId(),
      resourceId: newId(),
      process: "turning",
      bucket: { weekMinutes: 600, zone },
      window: { from: first.from, until: second.until },
      free: [minutesFrom(first.from, 0, 240), minutesFrom(second.from, 0, 600)],
    };
    await fillMarket(owner, [weekly]);
    const ask = {
      by: "process",
      windows: weeks,
      process: "turning",
      city: null,
      zone: null,
    } as const;
    const question = utilisationQuestion(ask, now);
    const { actor } = viewer.administrator;
    const rows = await readAs<UtilisationColumns>(platform.app, actor, "capacity.search", question);
    const cells = rows.flatMap((row) => utilisationRow(row, weeks).cells);
    expect(cells).toMatchObject([
      { offeredMs: 10 * hourMs, freeMs: 4 * hourMs, pastMs: 4 * hourMs },
      { offeredMs: 10 * hourMs, freeMs: 10 * hourMs, pastMs: 0 },
    ]);
  });
});
