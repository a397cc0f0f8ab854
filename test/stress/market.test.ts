import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MarketLaw, requireEqual } from "../stage/market-law.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const offers = 100_000;
const searches = 100_000;
const patienceMs = 4 * 3_600_000;

let platform: StagedPlatform;
let owner: postgres.Sql;

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

it(
  `the market finds what its rule finds, ${searches} searches, other ones each time`,
  async () => {
    const seed = Date.now() % 2 ** 32;
    process.stdout.write(`the market of the seed ${seed}\n`);
    const law = await MarketLaw.stage(platform, owner, { offers, seed });
    await expect(requireEqual(law, searches)).resolves.toBeUndefined();
  },
  patienceMs,
);
