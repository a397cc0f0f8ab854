import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { rolePassword } from "../../services/platform/database.ts";
import { StagedApi } from "../stage/api.ts";
import { freshDatabase } from "../stage/database.ts";
import { stagePlatform } from "../stage/platform.ts";
import { openTestServer } from "../stage/server.ts";
import { startAsker } from "./booking/asking.ts";
import {
  asksOf,
  byGraphql,
  multiplied,
  rateOf,
  stageAskers,
  stageMarket,
  turnsOfFirm,
} from "./booking/commands.ts";
import { driverOf, perSecond } from "./booking/pgbench.ts";
import { scriptLike } from "./booking/same-sql.ts";
import { emptyWays, makeWays, ways } from "./booking/ways.ts";
import { printFigure } from "./figure.ts";
import { databaseMs } from "./graphql/processor-time.ts";

// Bookings per second, durable: fsync and synchronous_commit are on. First the ways to keep one hot
// resource from being oversold, bare; then the module's command, without HTTP, and GraphQL, without
// a socket, on one hot resource and the command on many, beside the same statements by pgbench on
// the hot one. One act is one commit, but for the ways that say otherwise. The command has a process
// of its own, bundled as the programs are.

const bench = "booking";
const clients = 64;
const seconds = Number(process.argv[2] ?? 5);
const resources = 1_000;
const slots = 2_000_000;

const folder = mkdtempSync(join(tmpdir(), "lianzao-bench-"));
// mkdtemp closes it to everyone else, the account that runs PostgreSQL included.
chmodSync(folder, 0o755);
const durable = await startPostgres({ dataDir: folder });
process.env["TEST_DATABASE_URL"] = durable.url("postgres");
const server = await openTestServer();
const driver = await driverOf();

/** Work of some acts per second, and what each of them costs the database in processor time. */
async function measured(work: () => Promise<number>): Promise<{ rate: number; cpuMs: number }> {
  const [began, cpu] = [performance.now(), databaseMs(durable.pid)];
  const rate = await work();
  const acts = (rate * (performance.now() - began)) / 1_000;
  return { rate, cpuMs: Number(((databaseMs(durable.pid) - cpu) / acts).toFixed(3)) };
}

const figure = (metric: string, value: number, unit: string, peerValue?: number) =>
  printFigure({
    bench,
    metric,
    value: Number(value.toFixed(unit === "ms" ? 3 : 0)),
    unit,
    ...(peerValue === undefined
      ? {}
      : { peer: `the same statements by ${driver}`, peerValue: Number(peerValue.toFixed(0)) }),
  });

try {
  const bare = await freshDatabase();
  await makeWays(bare.url);
  for (const way of ways) {
    await emptyWays(bare.url);
    const drive = { url: bare.url, clients, seconds, slots };
    const { rate, cpuMs } = await measured(async () => way.each * (await perSecond(way, drive)));
    figure(`bare, one hot resource: ${way.name}`, rate, "acts/s");
    figure(`bare, processor time of the database: ${way.name}`, cpuMs, "ms");
  }
  await bare.drop();

  const platform = await stagePlatform();
  const market = await stageMarket(platform);
  const { url } = platform.fresh;
  const app = new URL(url);
  app.username = "lianzao_app";
  app.password = rolePassword(url, "lianzao_app");
  const asker = await startAsker({ url, market, clients });
  const api = new StagedApi(platform);
  const book = byGraphql(api, await stageAskers(platform, clients / turnsOfFirm));
  for (const kind of ["interval", "bucket"] as const) {
    const hot = [market[kind]];
    const many = await multiplied(url, market[kind], resources);
    let peer: number | undefined;
    for (const [by, offers, what] of [
      ["single command", hot, "command, an act a commit, one hot resource"],
      ["command", hot, "command, one hot resource"],
      ["GraphQL", hot, "GraphQL, one hot resource"],
      ["command", many, `command, ${resources} resources`],
    ] as const) {
      let rate = { perSecond: 0, cpuMs: 0, id: "" };
      const { cpuMs } = await measured(async () => {
        rate =
          by === "GraphQL"
            ? await rateOf(book, asksOf(market, offers, kind), { clients, seconds })
            : await asker.measure({ by, offers, kind, seconds });
        return rate.perSecond;
      });
      if (peer === undefined) {
        const week = kind === "bucket" ? (market.weeks[0] ?? null) : null;
        const pattern = { id: rate.id, buyer: market.buyer, offer: market[kind], week };
        const drive = { url: app.toString(), clients, seconds, slots };
        peer = await perSecond(await scriptLike(url, pattern), drive);
      }
      figure(`${what}: ${kind} bookings`, rate.perSecond, "acts/s", peer);
      figure(`${what}: ${kind}, processor time of Node`, rate.cpuMs, "ms");
      figure(`${what}: ${kind}, processor time of the database`, cpuMs, "ms");
    }
  }
  api.close();
  asker.close();
  await platform.close();
} finally {
  await server.close();
  await durable.stop();
  rmSync(folder, { recursive: true, force: true });
}
