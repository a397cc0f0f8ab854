// What `plant.ts` runs in a process of its own: the fuzzer on two databases with a fault in them.
import { readFileSync, writeSync } from "node:fs";
import postgres from "postgres";
import { registrySubscriber } from "../../identifiers/resolver/index.ts";
import { marketSubscriber } from "../../services/capacity/index.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";
import { Relay } from "../../services/platform/relay.ts";
import { passportSubscriber } from "../../services/trace/index.ts";
import { fuzz } from "./fuzz.ts";
import { tryPassages } from "./passages.ts";
import { prepareDatabase } from "./rival-rows.ts";
import type { World } from "./world.ts";

interface Trial {
  readonly world: World;
  readonly about: string | null;
  readonly sql: string;
  readonly hears: boolean;
}

const requests = 2_500;
const seed = 7;

/** Lets the projections be made once more, from the first event on. */
async function hearAgain(url: string): Promise<void> {
  const heard = [marketSubscriber, passportSubscriber, registrySubscriber];
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`delete from subscriber_positions
    where subscriber in (${heard.map(({ name }) => `'${name}'`).join(", ")});
    truncate market_offers, market_capabilities, market_taken, published_events, published_codes, published_products,
      identifier_records, identifier_descriptions`);
  await owner.end();
  const worker = openDatabase(url, "lianzao_worker", 2);
  const relay = new Relay(worker, heard, "trial", openLog("trial", "silent"));
  while ((await relay.round()) > 0);
  await relay.stop();
  await worker.close();
}

async function run({ world, about, sql, hears }: Trial): Promise<readonly string[]> {
  for (const url of [world.fuller, world.barer]) {
    await prepareDatabase(url, sql);
    if (hears) await hearAgain(url);
  }
  if (about === null) return tryPassages(world);
  const search = { requests, seed, about: new RegExp(about), most: 1 };
  return (await fuzz(world, search)).breaches;
}

const trial = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Trial;
writeSync(1, JSON.stringify(await run(trial)));
process.exit(0);
