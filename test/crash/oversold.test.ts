import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../stage/started.ts";
import { type Traded, Trading } from "./trading.ts";

// A million by `npm run stress`, ten by ATTEMPTS=10000000. What is tried here by default costs two
// cores about two minutes.
const attempts = Number(process.env["ATTEMPTS"] ?? 100_000);
/** So many until machines are sold out and nearly all is refused: then others come to the market. */
const attemptsOfMarket = 100_000;
const seed = Number(process.env["CRASH_SEED"] ?? 1);
const clients = 32;
const choices = 100;
const greed = 3;
const killsEach = 3;
const patienceMs = 300_000 + attempts * 20;
const dataDir = temporaryFolder("oversold");

let trading: Trading;

beforeAll(async () => {
  trading = await Trading.open(dataDir);
});

afterAll(async () => {
  await trading.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What was tried before and after, together; a history goes on. */
function joined(before: Traded, after: Traded): Traded {
  return {
    history: after.history,
    tried: {
      time: before.tried.time + after.tried.time,
      hours: before.tried.hours + after.tried.hours,
    },
    overHttp: before.overHttp + after.overHttp,
    unknown: before.unknown + after.unknown,
    kills: {
      api: before.kills.api + after.kills.api,
      database: before.kills.database + after.kills.database,
    },
  };
}

/** All attempts, on one market after the other. */
async function tradeAll(): Promise<Traded> {
  const load = { clients, choices, greed, killsEach, naively: false };
  let all: Traded | undefined;
  for (let done = 0; done < attempts; done += attemptsOfMarket) {
    const some = { attempts: Math.min(attempts - done, attemptsOfMarket), seed: seed + done };
    const traded = await trading.trade({ ...load, ...some });
    all = all === undefined ? traded : joined(all, traded);
  }
  if (all === undefined) throw new Error("nothing was tried");
  return all;
}

describe("firms that book, hold, confirm, move and cancel while api and database are killed", () => {
  it(
    `are sold no hour twice in ${attempts} attempts, and lose nothing that they were told of`,
    async () => {
      const begun = performance.now();
      const { history, tried, overHttp, unknown, kills } = await tradeAll();
      const seconds = Math.round((performance.now() - begun) / 1_000);
      const { booked, cancelled, expired, together, moved, refused } = history;
      const counts = {
        ...tried,
        overHttp,
        unknown,
        booked: booked.size,
        cancelled: cancelled.size,
        expired: expired.size,
        together: together.length,
        moved,
        refused,
        apiKills: kills.api,
        databaseKills: kills.database,
        seconds,
      };
      process.stdout.write(`${JSON.stringify({ bench: "oversold", ...counts })}\n`);
      expect(history.surprises).toEqual([]);
      expect(await trading.broken(history)).toEqual([]);
      expect(tried.time).toBeGreaterThanOrEqual(attempts / 2);
      expect(tried.hours).toBeGreaterThanOrEqual(attempts / 2);
      // A history in which nothing was contended or cut off would prove nothing.
      expect(kills.api).toBeGreaterThan(1);
      expect(kills.database).toBeGreaterThan(1);
      expect(unknown).toBeGreaterThan(kills.api + kills.database);
      expect(overHttp).toBeGreaterThan(attempts / 1_000);
      expect(booked.size).toBeGreaterThan(attempts / 1_000);
      expect(cancelled.size).toBeGreaterThan(attempts / 2_000);
      expect(refused).toBeGreaterThan(attempts / 1_000);
      for (const some of [expired.size, together.length, moved]) {
        expect(some).toBeGreaterThan(attempts / 50_000);
      }
    },
    patienceMs,
  );

  it("are caught by the same laws when they look first and then write", async () => {
    await trading.asOwner(
      (owner) => owner`alter table capacity_taken drop constraint capacity_taken_once`,
    );
    const few = { attempts: 2_000, clients, seed, choices, greed, killsEach: 0, naively: true };
    const { history } = await trading.trade(few);
    expect(history.surprises).toEqual([]);
    expect(await trading.broken(history)).toEqual(
      expect.arrayContaining([
        "no two bookings of a resource overlap",
        "no more hours of a week are booked than were offered",
      ]),
    );
  });
});
