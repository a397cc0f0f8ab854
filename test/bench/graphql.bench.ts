import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { ensureDatabase } from "../../deploy/postgres/database.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { temporaryFolder } from "../stage/started.ts";
import { median, printFigure } from "./figure.ts";
import { bodies, pageSize } from "./graphql/documents.ts";
import { askOnce, load, type Question } from "./graphql/load.ts";
import { databaseMs, processorMs } from "./graphql/processor-time.ts";
import { type Server, type ServerName, startServers } from "./graphql/servers.ts";
import { appUrl, runProgram } from "./programs.ts";
import { signIn } from "./sign-in.ts";

// A list of 50 offers with firm and resource out of 100,000, row security on: the platform beside
// one SQL behind Hono and beside PostGraphile, in turns in the same run.

const bench = "graphql";
const concurrency = 32;
const connections = 20;
const warmMs = 1_500;
const { values: asked } = parseArgs({
  options: {
    offers: { type: "string", default: "100000" },
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "4" },
  },
});
const [offers, rounds] = [Number(asked.offers), Number(asked.rounds)];
const roundMs = Number(asked.seconds) * 1_000;

/** What one server did in one round. */
interface Round {
  readonly rps: number;
  readonly serverMs: number;
  readonly databaseMs: number;
}

/** All three must show the same offers in the same order, or there is nothing to compare. */
async function requireSameAnswers(questions: ReadonlyMap<ServerName, Question>): Promise<void> {
  const seen = new Set<string>();
  for (const [name, question] of questions) {
    const text = await askOnce(question);
    const { data } = JSON.parse(text);
    const { nodes } = data.offers ?? data.allCapacityOffers;
    const innerId = (id: string) => Buffer.from(id, "base64url").toString().split(":")[2];
    const ids = nodes.map((node: { id: string; rowId?: string }) => node.rowId ?? innerId(node.id));
    if (ids.length !== pageSize) throw new Error(`${name} shows ${ids.length} offers`);
    seen.add(ids.join());
    printFigure({ bench, metric: `answer of ${name}`, value: text.length / 1_000, unit: "kB" });
  }
  if (seen.size !== 1) throw new Error("the servers show different offers");
}

async function oneRound(server: Server, question: Question, postmaster: number): Promise<Round> {
  await load(question, concurrency, warmMs);
  const [server0, database0] = [processorMs(server.pid), databaseMs(postmaster)];
  const { requests, seconds } = await load(question, concurrency, roundMs);
  return {
    rps: requests / seconds,
    serverMs: (processorMs(server.pid) - server0) / requests,
    databaseMs: (databaseMs(postmaster) - database0) / requests,
  };
}

const rounded = (value: number) => Number(value.toFixed(3));

function report(results: ReadonlyMap<ServerName, readonly Round[]>): void {
  const metrics: Readonly<Record<string, [(round: Round) => number, string]>> = {
    "requests per second": [({ rps }) => rps, "1/s"],
    "processor time per request, server": [({ serverMs }) => serverMs, "ms"],
    "processor time per request, PostgreSQL": [(round) => round.databaseMs, "ms"],
    "processor time per request": [(round) => round.serverMs + round.databaseMs, "ms"],
  };
  for (const peer of ["hono", "postgraphile"] as const) {
    for (const [metric, [measured, unit]] of Object.entries(metrics)) {
      const of = (name: ServerName) => rounded(median((results.get(name) ?? []).map(measured)));
      printFigure({ bench, metric, value: of("platform"), unit, peer, peerValue: of(peer) });
    }
  }
}

const folder = temporaryFolder("bench graphql");
const database = await startPostgres({ dataDir: folder, durable: false });
let servers: Server[] = [];
try {
  await ensureDatabase(database.url("postgres"), bench);
  const url = database.url(bench);
  const places = { databaseUrl: url, folder };
  runProgram("migrate", places);
  runProgram("seed", places, "--scale", String(offers));
  const { tenant, token } = await signIn(url);
  servers = await startServers({ owner: url, app: appUrl(url) }, tenant, connections);
  const asking = { "x-lianzao": "1", cookie: `lz_session=${token}` };
  const questions = new Map<ServerName, Question>(
    servers.map(({ name, port }) => {
      const body = name === "postgraphile" ? bodies.postgraphile(tenant) : bodies.platform;
      return [name, { port, headers: name === "platform" ? asking : {}, body }];
    }),
  );
  await requireSameAnswers(questions);
  const results = new Map<ServerName, Round[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const server of servers) {
      const question = questions.get(server.name);
      if (question === undefined) continue;
      results.get(server.name)?.push(await oneRound(server, question, database.pid));
    }
  }
  report(results);
} finally {
  for (const server of servers) server.close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
