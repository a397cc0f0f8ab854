import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { ensureDatabase } from "../../deploy/postgres/database.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { marketQuestion } from "../../services/capacity/market/question.ts";
import { temporaryFolder } from "../stage/started.ts";
import { printFigure } from "./figure.ts";
import { databaseMs } from "./graphql/processor-time.ts";
import { appUrl, runProgram } from "./programs.ts";
import { Asks, type Kind } from "./search/asks.ts";

// Searches of a market of a million offers as the platform asks them, with row security on: how long
// one takes on a connection of its own, from question to last row, and the processor time of the
// database for it.

const bench = "search";
const kinds: readonly Kind[] = [
  "all filters",
  "some filters",
  "near misses",
  "with text",
  "no process",
];
const { values: asked } = parseArgs({
  options: {
    offers: { type: "string", default: "1000000" },
    searches: { type: "string", default: "1000" },
  },
});
const [offers, searches] = [Number(asked.offers), Number(asked.searches)];
const pageSize = 20;
const seed = 5;

/** The app's role, in the house of a firm of the seed. */
async function enter(databaseUrl: string): Promise<{ app: postgres.Sql; firstDay: Date }> {
  const owner = postgres(databaseUrl, { max: 1 });
  await owner`vacuum analyze market_offers`;
  await owner`vacuum analyze market_capabilities`;
  const [row] = await owner<{ firm: string; first: Date }[]>`
    select (select id from tenants where kind = 'firm' order by id limit 1) as firm,
      (select min(from_at) from market_offers) as first`;
  await owner.end();
  if (row === undefined) throw new Error("nothing was seeded");
  const app = postgres(appUrl(databaseUrl), { max: 1 });
  await app.unsafe("begin read only");
  await app`select set_tenant(${row.firm}, ${row.firm}, '{}'::uuid[])`;
  return { app, firstDay: row.first };
}

const shareOf = (sorted: readonly number[], share: number) =>
  Number((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(2));

async function measure(app: postgres.Sql, asks: Asks, kind: Kind, postmaster: number) {
  const now = new Date();
  const times: number[] = [];
  let found = 0;
  const busy = databaseMs(postmaster);
  for (let search = 0; search < searches; search += 1) {
    const question = marketQuestion(asks.next(kind), now, { limit: pageSize + 1, after: null });
    const begun = performance.now();
    const rows = await app.unsafe(question.text, question.values as never[], { prepare: true });
    times.push(performance.now() - begun);
    found += rows.length;
  }
  const cpu = (databaseMs(postmaster) - busy) / searches;
  times.sort((one, other) => one - other);
  const of = (metric: string, value: number, unit: string) =>
    printFigure({ bench, metric: `${kind}, ${metric}`, value, unit });
  of("p50", shareOf(times, 0.5), "ms");
  of("p99", shareOf(times, 0.99), "ms");
  of("processor time of PostgreSQL", Number(cpu.toFixed(2)), "ms");
  of("offers on the first page", Number((found / searches).toFixed(1)), "");
}

const folder = temporaryFolder("bench search");
const database = await startPostgres({ dataDir: folder, durable: false });
try {
  await ensureDatabase(database.url("postgres"), bench);
  const url = database.url(bench);
  const places = { databaseUrl: url, folder };
  runProgram("migrate", places);
  runProgram("seed", places, "--scale", String(offers));
  const { app, firstDay } = await enter(url);
  const asks = new Asks(seed, firstDay);
  for (const kind of kinds) await measure(app, asks, kind, database.pid);
  await app.end();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
