import { fork, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { freePort } from "../../deploy/postgres/port.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { stagePlatform } from "../stage/platform.ts";
import { openTestServer } from "../stage/server.ts";
import { isReady } from "../stage/started.ts";
import { bundled } from "./bundled.ts";
import { median, printFigure } from "./figure.ts";
import { databaseMs, processorMs } from "./graphql/processor-time.ts";
import { askOnce, type Given, load, type Served, type Way } from "./identifiers/load.ts";
import { startPeer } from "./identifiers/peer.ts";
import { makeRecords } from "./identifiers/records.ts";
import { runProgram } from "./programs.ts";

// The resolver as it is started, with a million records: its JSON API of Handles, its redirect
// front and its Digital Links, beside a bare route that gives the same bytes from memory (one that
// gives every header of ours, and one that gives no more than the body, its type and where it leads),
// and beside the HTTP front of CNRI's Handle server, in turns in the same run. `hot`: of a thousand
// records, as when scanned things are few; `all`: any of them, which nobody has asked for before.

const bench = "identifiers-http";
const { values: asked } = parseArgs({
  options: {
    records: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
  },
});
const [records, rounds] = [Number(asked.records), Number(asked.rounds)];
const drive = { concurrency: 32, forMs: Number(asked.seconds) * 1_000 };
const warm = { concurrency: 32, forMs: 3_000 };
const hot = Math.min(records, 1_000);
const checkout = resolve(import.meta.dirname, "../..");

const folder = mkdtempSync(join(tmpdir(), "lianzao-bench-"));
// mkdtemp closes it to everyone else, the account that runs PostgreSQL included.
chmodSync(folder, 0o755);

/** What it logs when all records are held in its memory. */
const isHeld = "the registry is held in memory";

const memoryKb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);

async function startResolver(databaseUrl: string): Promise<Served> {
  const places = { databaseUrl, folder: join(folder, "data") };
  runProgram("migrate", places);
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: places.folder,
    RESOLVER_PORT: String(port),
    PORT: String(await freePort()),
    RATE_FACTOR: "1000",
    SEED: "none",
    LOG_LEVEL: "info",
    NODE_ENV: "production",
  };
  const child = spawn(process.execPath, [join(checkout, "dist/resolver.mjs")], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-10_000);
  });
  while (!said.includes(isHeld) || !(await isReady(`http://127.0.0.1:${port}`))) {
    if (child.exitCode !== null) throw new Error(`the resolver ended with ${child.exitCode}`);
    await pause(100);
  }
  const pid = child.pid ?? 0;
  const [, seconds = ""] = /"seconds":(\d+),"msg":"the registry is held/.exec(said) ?? [];
  const took = { bench, metric: "until all records are held", value: Number(seconds), unit: "s" };
  printFigure(took);
  const value = Math.round(memoryKb(pid) / 1_024);
  printFigure({ bench, metric: "memory of the resolver that holds them", value, unit: "MB" });
  return { name: "resolver", port, pid, close: () => child.kill() };
}

async function startBare(
  name: string,
  answers: Readonly<Record<"json" | "link" | "redirect", Given>>,
): Promise<Served> {
  const outfile = await bundled(
    join(import.meta.dirname, "identifiers/bare-server.ts"),
    join(checkout, ".cache/bench-identifiers/bare-server.mjs"),
  );
  const env = { ...process.env, ANSWERS: JSON.stringify(answers), NODE_ENV: "production" };
  const child = fork(outfile, { cwd: checkout, env });
  const port = await new Promise<number>((told, reject) => {
    child.once("message", (message) => told((message as { port: number }).port));
    child.once("exit", (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
  return { name, port, pid: child.pid ?? 0, close: () => child.disconnect() };
}

const few: ReadonlySet<string> = new Set(["content-type", "location"]);

const withFewHeaders = ({ headers, body }: Given): Given => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => few.has(name))),
  body,
});

/** Processor time of a request in the server and in the database, and requests per second. */
interface Round {
  readonly rps: number;
  readonly serverMs: number;
  readonly databaseMs: number;
}

async function oneRound(
  server: Served,
  way: Way,
  next: () => number,
  postmaster: number,
): Promise<Round> {
  await load(server, way, next, warm);
  const [server0, database0] = [processorMs(server.pid), databaseMs(postmaster)];
  const { requests, seconds } = await load(server, way, next, drive);
  return {
    rps: requests / seconds,
    serverMs: (processorMs(server.pid) - server0) / requests,
    databaseMs: (databaseMs(postmaster) - database0) / requests,
  };
}

const any = (count: number) => () => Math.floor(Math.random() * count);
const middle = (all: readonly Round[], of: (round: Round) => number) =>
  Number(median(all.map(of)).toFixed(4));

function tell(what: string, ours: readonly Round[], peer: string, theirs: readonly Round[]): void {
  const figure = (metric: string, of: (round: Round) => number, unit: string) => {
    const [value, peerValue] = [middle(ours, of), middle(theirs, of)];
    printFigure({ bench, metric: `${what}, ${metric}`, value, unit, peer, peerValue });
  };
  figure("requests per second", ({ rps }) => rps, "1/s");
  figure("processor time per request, server", ({ serverMs }) => serverMs, "ms");
  const value = middle(ours, (round) => round.databaseMs);
  const metric = `${what}, processor time per request, PostgreSQL`;
  if (peer === "bare") printFigure({ bench, metric, value, unit: "ms" });
}

const durable = await startPostgres({ dataDir: folder });
process.env["TEST_DATABASE_URL"] = durable.url("postgres");
const test = await openTestServer();
const servers: Served[] = [];
try {
  const platform = await stagePlatform();
  const { ways } = await makeRecords(platform, records);
  const resolver = await startResolver(platform.fresh.url);
  servers.push(resolver);
  const same = {
    json: await askOnce(resolver.port, ways["JSON API"], 17),
    link: await askOnce(resolver.port, ways["Digital Link"], 17),
    redirect: await askOnce(resolver.port, ways.redirect, 17),
  };
  const bare = await startBare("bare", same);
  servers.push(bare);
  const barest = await startBare("bare with few headers", {
    json: withFewHeaders(same.json),
    link: withFewHeaders(same.link),
    redirect: withFewHeaders(same.redirect),
  });
  servers.push(barest);
  const peer = await startPeer(await freePort(), records);
  servers.push(peer);

  for (const [name, way] of Object.entries(ways)) {
    for (const [kind, count] of [
      ["hot", hot],
      ["all", records],
    ] as const) {
      const measured = new Map<Served, Round[]>();
      const others = way === ways.redirect ? [bare, barest, peer] : [bare, barest];
      for (let round = 0; round < rounds; round += 1) {
        for (const server of [resolver, ...others]) {
          const one = await oneRound(server, way, any(count), durable.pid);
          measured.set(server, [...(measured.get(server) ?? []), one]);
        }
      }
      const ours = measured.get(resolver) ?? [];
      for (const other of others)
        tell(`${name}, ${kind}`, ours, other.name, measured.get(other) ?? []);
    }
  }
  for (const server of servers.splice(0)) server.close();
  await platform.close();
} finally {
  for (const server of servers) server.close();
  await test.close();
  await durable.stop();
  rmSync(folder, { recursive: true, force: true });
}
