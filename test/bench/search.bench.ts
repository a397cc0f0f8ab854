import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { ensureDatabase } from "../../deploy/postgres/database.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { marketQuestion } from "../../services/capacity/market/question.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { readInHouse } from "../../services/platform/tenancy.ts";
import { temporaryFolder } from "../stage/started.ts";
import { printFigure } from "./figure.ts";
import { databaseMs, exactProcessorMs } from "./graphql/processor-time.ts";
import { type Server, startPlatform } from "./graphql/servers.ts";
import { runProgram } from "./programs.ts";
import { Asks, type Kind } from "./search/asks.ts";
import { fillMarketAlone } from "./search/market-rows.ts";
import { type Asker, searchOverGraphql } from "./search/over-graphql.ts";
import { signIn } from "./sign-in.ts";

// Searches of a market of a million offers as the platform asks them, with row security on, one
// after the other: how long one takes through the door, from question to last row, and the
// processor time of the database for it, on average and of the connection's own process in the
// middle and of the slowest in a hundred; then the same searches over GraphQL. Some firms are seeded
// with all that they have, the others as far as the market knows them.

const bench = "search";
const kinds: readonly Kind[] = [
  "all filters",
  "with text",
  "some filters",
  "near misses",
  "no process",
];
const overGraphql: readonly Kind[] = ["all filters", "with text"];
const { values: asked } = parseArgs({
  options: {
    offers: { type: "string", default: "1000000" },
    searches: { type: "string", default: "1000" },
  },
});
const [offers, searches] = [Number(asked.offers), Number(asked.searches)];
const pageSize = 20;
const seed = 5;
const mostSeededWhole = 5_000;
// Not that of the seed program, so that the firms of both can stand side by side.
const seedOfMarket = 2;
// Plans are made and pages of the database are read once.
const warmUp = 50;
const dayMs = 86_400_000;

/** Begins at the first day of the seed, in the house of one of its firms. */
async function enter(databaseUrl: string): Promise<{ asker: Asker; firstDay: Date }> {
  const { tenant, token } = await signIn(databaseUrl);
  const owner = postgres(databaseUrl, { max: 1 });
  await owner`vacuum analyze market_offers, market_capabilities, tenants`;
  const [row] = await owner<{ site: string; first: Date }[]>`
    select (select id from sites where tenant_id = ${tenant} order by id limit 1) as site,
      (select min(from_at) from market_offers) as first`;
  await owner.end();
  if (row === undefined) throw new Error("nothing was seeded");
  return { asker: { tenant, token, site: row.site }, firstDay: row.first };
}

const ascending = (times: readonly number[]) => [...times].sort((one, other) => one - other);

const shareOf = (sorted: readonly number[], share: number) =>
  Number((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(2));

function tell(kind: string, times: readonly number[], more: Readonly<Record<string, number>>) {
  const sorted = ascending(times);
  const of = (metric: string, value: number, unit: string) =>
    printFigure({ bench, metric: `${kind}, ${metric}`, value, unit });
  of("p50", shareOf(sorted, 0.5), "ms");
  of("p99", shareOf(sorted, 0.99), "ms");
  for (const [metric, value] of Object.entries(more)) {
    of(metric, Number(value.toFixed(2)), metric.startsWith("processor") ? "ms" : "");
  }
}

/** The process that answers the one connection. */
async function backendOf(app: Database, house: TenantId): Promise<number> {
  const question = { text: "select pg_backend_pid() as pid", values: [] };
  const [row] = await readInHouse<{ pid: number }>(app, house, question);
  if (row === undefined) throw new Error("PostgreSQL did not say which process answers");
  return row.pid;
}

async function measure(app: Database, house: TenantId, asks: Asks, kind: Kind, postmaster: number) {
  const now = new Date();
  const backend = await backendOf(app, house);
  const times: number[] = [];
  const worked: number[] = [];
  let [found, busy] = [0, 0];
  for (let search = -warmUp; search < searches; search += 1) {
    if (search === 0) busy = databaseMs(postmaster);
    const question = marketQuestion(asks.next(kind), now, { limit: pageSize + 1, after: null });
    const before = exactProcessorMs(backend);
    const begun = performance.now();
    const rows = await readInHouse(app, house, question);
    const took = performance.now() - begun;
    if (search < 0) continue;
    times.push(took);
    worked.push(exactProcessorMs(backend) - before);
    found += rows.length;
  }
  tell(kind, times, {
    "processor time of PostgreSQL": (databaseMs(postmaster) - busy) / searches,
    "processor time of its process, p50": shareOf(ascending(worked), 0.5),
    "processor time of its process, p99": shareOf(ascending(worked), 0.99),
    "offers on the first page": found / searches,
  });
}

async function measureServer(server: Server, asker: Asker, asks: Asks, kind: Kind) {
  const page = { kind, pageSize };
  await searchOverGraphql(server, asker, asks, { ...page, searches: warmUp });
  const { times, serverMs } = await searchOverGraphql(server, asker, asks, { ...page, searches });
  tell(`${kind}, over GraphQL`, times, { "processor time of the server": serverMs });
}

const folder = temporaryFolder("bench search");
const database = await startPostgres({ dataDir: folder, durable: false });
let server: Server | undefined;
try {
  await ensureDatabase(database.url("postgres"), bench);
  const url = database.url(bench);
  const places = { databaseUrl: url, folder };
  runProgram("migrate", places);
  const whole = Math.min(offers, mostSeededWhole);
  runProgram("seed", places, "--scale", String(whole));
  if (whole < offers) {
    const tomorrow = new Date((Math.floor(Date.now() / dayMs) + 1) * dayMs);
    const plan = { offers: offers - whole, seed: seedOfMarket, firstDay: tomorrow };
    await fillMarketAlone(url, plan);
  }
  const { asker, firstDay } = await enter(url);
  const house = asker.tenant as TenantId;
  const app = openDatabase(url, "lianzao_app", 1);
  const asks = new Asks(seed, firstDay);
  for (const kind of kinds) await measure(app, house, asks, kind, database.pid);
  await app.close();
  server = await startPlatform(url, 4);
  for (const kind of overGraphql) await measureServer(server, asker, asks, kind);
} finally {
  server?.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
