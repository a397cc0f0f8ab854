import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dice } from "../seed/scale/dice.ts";
import { temporaryFolder } from "../stage/started.ts";
import { deathSteps, foundMill, type Mill, Sealers } from "./sealers.ts";

// More by SEALING_ROUNDS: `npm run stress` sets 1,000.
const rounds = Number(process.env["SEALING_ROUNDS"] ?? deathSteps.length);
const seed = Number(process.env["CRASH_SEED"] ?? 1);
/** How many logs are sealed at the same time: a death is mostly waited out. */
const width = 3;
const roundsBetweenAudits = 50;
const folder = temporaryFolder("sealing");

let mill: Mill;
let logs: readonly Sealers[] = [];

beforeAll(async () => {
  mill = await foundMill(folder);
  const names = Array.from({ length: width }, (_, at) => `${at}`);
  logs = await Promise.all(names.map((name) => Sealers.open(mill, name)));
});

afterAll(async () => {
  await Promise.all(logs.map((sealers) => sealers.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Every step in its turn; now and then so many events that tiles are filled. */
async function rage(sealers: Sealers, first: number): Promise<void> {
  const roll = dice(seed + first);
  for (let round = first, done = 1; round < rounds; round += width, done += 1) {
    const step = deathSteps[round % deathSteps.length] ?? "copy left";
    const death = { step, times: 1 + roll(2) };
    await sealers.round(death, roll(6) === 0 ? 300 : 1 + roll(30));
    if (done % roundsBetweenAudits === 0) expect(await sealers.faults()).toEqual([]);
  }
}

function report(): void {
  const all = logs.flatMap(({ handOvers }) => handOvers).sort((one, other) => one.ms - other.ms);
  const figures = { median: all[all.length >> 1], longest: all.at(-1) };
  for (const [which, value] of Object.entries(figures)) {
    const metric = `lease handed over after kill -9, ${which} of ${all.length}`;
    const line = { bench: "sealing", metric, value: value?.ms, unit: "ms", step: value?.step };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

describe("kill -9 between any two steps of sealing, while another waits", () => {
  it(
    "leaves each event in the log once, one head of a size, and the map that its chains make",
    async () => {
      await Promise.all(logs.map(rage));
      for (const sealers of logs) expect(await sealers.faults()).toEqual([]);
      report();
    },
    60_000 + rounds * 10_000,
  );

  it("is found out where an event stands in the log twice, and another not at all", async () => {
    const [sealers] = logs;
    await sealers?.asOwner(async (owner) => {
      await owner`alter table log_entries drop constraint log_entries_event_id_unique`;
      await owner`update log_entries set event_id =
          (select event_id from log_entries where event_id is not null order by log_index limit 1)
        where log_index = (select max(log_index) from log_entries where event_id is not null)`;
    });
    const found = (await sealers?.faults())?.join("\n");
    expect(found).toMatch(/is in the log 2 times/);
    expect(found).toMatch(/is in the log 0 times/);
  });

  it("is found out where a head is published before what it says is committed", async () => {
    const sealers = await Sealers.open(mill, "late", "late");
    try {
      const death = { step: "copy left", times: 1 } as const;
      await expect(sealers.round(death, 5)).rejects.toThrow("a sealer has ended by itself");
      expect((await sealers.faults()).join("\n")).toMatch(/published head of size \d+ is lost/);
    } finally {
      await sealers.close();
    }
  });
});
