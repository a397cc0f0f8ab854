import type { Database } from "../../../services/platform/database.ts";
import { authenticate } from "../../../services/tenancy/index.ts";
import { facts, origin, type StagedPlatform } from "../../stage/platform.ts";
import { printFigure } from "../figure.ts";
import { bench, rounded } from "./timing.ts";

const { proofs } = origin;

async function cpuMs(times: number, check: () => Promise<unknown>): Promise<number> {
  for (let turn = 0; turn < times / 10; turn += 1) await check();
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn += 1) await check();
  const { user, system } = process.cpuUsage(before);
  return rounded((user + system) / 1_000 / times);
}

/** What it takes of the api's processor to know who asks. */
export async function measureSessionCheck({ app }: StagedPlatform, token: string): Promise<void> {
  const check = (database: Database) => authenticate(database, token, facts(), proofs);
  const usual = await cpuMs(50_000, () => check(app));
  printFigure({ bench, metric: "CPU of a session check", value: usual, unit: "ms" });
  // What is remembered is remembered of a database: of this one nothing is.
  const anew = await cpuMs(3_000, () => check({ ...app }));
  const metric = "CPU of a session check that reads the session anew";
  printFigure({ bench, metric, value: anew, unit: "ms" });
}
