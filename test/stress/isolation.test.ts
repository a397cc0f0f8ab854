import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzz } from "../isolation/fuzz.ts";
import { prepareDatabase } from "../isolation/rival-rows.ts";
import { type StagedWorld, stageWorld } from "../isolation/stage-world.ts";

const requests = 50_000;

let staged: StagedWorld;

beforeAll(async () => {
  staged = await stageWorld();
  await Promise.all([staged.fuller, staged.barer].map(({ url }) => prepareDatabase(url)));
});

afterAll(async () => {
  await staged?.close();
});

it(`C11 ${requests} requests, other ones each time: no breach`, async () => {
  const seed = Date.now() % 2 ** 32;
  const found = await fuzz(staged.world, { requests, seed, most: 20 });
  expect(found.breaches, `with the seed ${seed}`).toEqual([]);
  expect(found.requests).toBeGreaterThanOrEqual(requests);
});
