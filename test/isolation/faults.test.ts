import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cloneTemplate } from "../stage/server.ts";
import type { Fault } from "./faults/fault.ts";
import { faults } from "./faults/index.ts";
import { moduleFaults } from "./faults/modules.ts";
import { caught } from "./plant.ts";
import { type StagedWorld, stageWorld } from "./stage-world.ts";

let staged: StagedWorld;

beforeAll(async () => {
  staged = await stageWorld();
});

afterAll(async () => {
  await staged?.close();
});

/** What the fuzzer says of a platform with this fault, on databases of its own. */
async function tried(fault: Fault): Promise<string[]> {
  const fuller = await cloneTemplate(staged.fuller.name);
  const barer = await cloneTemplate(staged.barer.name);
  try {
    return await caught(fault, { ...staged.world, fuller: fuller.url, barer: barer.url });
  } finally {
    await Promise.all([fuller.drop(), barer.drop()]);
  }
}

const faultless: Fault = {
  name: "row security is open and the code is whole",
  about: /./,
  sql: [...new Set(moduleFaults.flatMap(({ sql = "" }) => sql.split("\n")))].join("\n"),
};

describe.concurrent("the fuzzer catches what somebody might break", () => {
  // So that what is caught below is the fault of the code, not that of the policy beside it.
  it(`C12 nothing, where ${faultless.name}`, async () => {
    expect(await tried(faultless)).toEqual([]);
  });

  for (const fault of faults) {
    it(`C12 ${fault.name}`, async () => {
      expect(await tried(fault)).not.toEqual([]);
    });
  }
});
