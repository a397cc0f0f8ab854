import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dice } from "../seed/scale/dice.ts";
import { temporaryFolder } from "../stage/started.ts";
import { type Plant, plants } from "./plants.ts";
import { Standing, type Victim } from "./standing.ts";

// More by CRASH_ROUNDS: `npm run stress` sets 200.
const rounds = Number(process.env["CRASH_ROUNDS"] ?? 3);
const roll = dice(Number(process.env["CRASH_SEED"] ?? 1));
const secondsOfRound = 60;
const victims: readonly Victim[] = ["api", "worker", "database"];
const dataDir = temporaryFolder("killed");

let standing: Standing;

beforeAll(async () => {
  standing = await Standing.open(dataDir);
});

afterAll(async () => {
  await standing.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The value that 95 of 100 do not exceed. */
function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** Prints how long the platform was gone: a figure to look at, which no test asserts. */
function report(victim: Victim): void {
  const recoveries = standing.recoveries.filter((each) => each.victim === victim);
  const figures = {
    accepts: recoveries.map(({ acceptsMs }) => acceptsMs),
    seals: recoveries.map(({ sealsMs }) => sealsMs),
  };
  for (const [what, values] of Object.entries(figures)) {
    const metric = `${what} again after kill -9 of the ${victim}, p95 of ${values.length}`;
    const line = { bench: "killed", metric, value: p95(values), unit: "ms" };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

describe("kill -9 in the midst of load", () => {
  it("strikes a database that waits for the disk at every commit", async () => {
    const [settings] = await standing.asOwner(
      (owner) => owner`select current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commits`,
    );
    expect(settings).toEqual({ fsync: "on", commits: "on" });
  });

  it.each(victims)(
    "of the %s loses nothing acknowledged, does nothing twice, and leaves one log",
    async (victim) => {
      for (let round = 0; round < rounds; round += 1) {
        await standing.round(victim, 300 + roll(900));
        expect(await standing.faults({ whole: false })).toEqual([]);
      }
      report(victim);
    },
    rounds * secondsOfRound * 1_000,
  );

  it("leaves, after all of it, everything that was ever acknowledged", async () => {
    const { notebook } = standing;
    expect(notebook.unknown).toBeGreaterThan(0);
    for (const kind of ["capture", "booking", "offer"] as const) {
      expect(notebook.ids(kind).length).toBeGreaterThan(rounds * victims.length);
    }
    expect(await standing.faults({ whole: true })).toEqual([]);
  });
});

describe("the search for losses", () => {
  let found: readonly string[] = [];

  // None is mended before the next: what the search says must be new each time.
  it.each(plants)("finds $title", async ({ plant }: Plant) => {
    const expected = await plant(standing);
    expect(found).not.toEqual(expect.arrayContaining(expected));
    found = await standing.faults({ whole: false });
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});
