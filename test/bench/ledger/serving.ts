import { type ChildProcess, fork } from "node:child_process";
import { Agent, get } from "node:http";
import { join, resolve } from "node:path";
import { tilePath, tileWidth } from "../../../contracts/proof/index.ts";
import type { EventId } from "../../../services/kernel/brand.ts";
import { bundled } from "../bundled.ts";
import { printFigure } from "../figure.ts";
import { databaseMs } from "../graphql/processor-time.ts";
import { makeLargeLog } from "./large-log.ts";
import type { Proved } from "./log-server.ts";
import { type LedgerStage, share, tell, tellTimes } from "./stage.ts";

const checkout = resolve(import.meta.dirname, "../../..");
const warmUp = 1_000;

/** Events from anywhere in the log, in no order. */
async function drawn({ owner }: LedgerStage, leaves: number, count: number): Promise<EventId[]> {
  const places = Array.from({ length: count }, () => Math.floor(Math.random() * (leaves - 1)));
  const rows = await owner<{ id: EventId }[]>`
    select event_id as id from unnest(${places}::bigint[]) place
    join log_entries on log_index = place where event_id is not null order by random()`;
  return rows.map(({ id }) => id);
}

function answerOf<T>(server: ChildProcess): Promise<T> {
  return new Promise((told, failed) => {
    const ended = (code: number | null) => failed(new Error(`the log's server ended with ${code}`));
    server.once("exit", ended);
    server.once("message", (message) => {
      server.off("exit", ended);
      told(message as T);
    });
  });
}

async function startServer({ url, config }: LedgerStage) {
  const source = join(import.meta.dirname, "log-server.ts");
  const file = await bundled(source, join(checkout, ".cache/bench-ledger/log-server.mjs"));
  const env = {
    ...process.env,
    DATABASE_URL: url,
    BLOB_DIR: config.blobDir,
    NODE_ENV: "production",
  };
  const server = fork(file, { cwd: checkout, env, execArgv: [] });
  const { port } = await answerOf<{ port: number }>(server);
  return { server, port };
}

async function measureProofs(
  server: ChildProcess,
  postmaster: number,
  events: readonly EventId[],
): Promise<void> {
  const busy = databaseMs(postmaster);
  const answer = answerOf<Proved>(server);
  server.send(events);
  const { times, nodeMs } = await answer;
  const what = "inclusion proof of any event, with head and statement";
  tellTimes(what, times);
  tell(`${what}, processor time of Node`, nodeMs / events.length, "ms");
  const spent = (databaseMs(postmaster) - busy) / events.length;
  tell(`${what}, processor time of PostgreSQL`, spent, "ms");
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** How long an answer took, and how many bytes it has. `fetch` would add more than the answer takes. */
function asked(
  port: number,
  path: string,
): Promise<{ readonly ms: number; readonly length: number }> {
  const begun = performance.now();
  return new Promise((told, failed) => {
    const request = get({ agent, port, path, host: "127.0.0.1" }, (answer) => {
      let length = 0;
      answer.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      answer.once("end", () => {
        const ms = performance.now() - begun;
        if (answer.statusCode === 200) told({ ms, length });
        else failed(new Error(`${path} was answered with ${answer.statusCode}`));
      });
    });
    request.once("error", failed);
  });
}

const peer = "a bare route, as many bytes";

/** Asks for each path, and in turns with it for as many bytes of nothing: the floor, the client with it. */
async function measureOverHttp(
  what: string,
  port: number,
  paths: readonly string[],
): Promise<void> {
  const times: number[] = [];
  const bare: number[] = [];
  for (const [at, path] of paths.entries()) {
    const { ms, length } = await asked(port, path);
    const floor = await asked(port, `/bare/${length}`);
    if (at < warmUp) continue;
    times.push(ms);
    bare.push(floor.ms);
  }
  for (const part of [50, 99]) {
    const [value = 0, peerValue = 0] = [times, bare].map((each) =>
      Number(share(each, part / 100).toFixed(3)),
    );
    const metric = `${what}, p${part}`;
    printFigure({ bench: "ledger", metric, value, unit: "ms", peer, peerValue });
  }
}

/** The other way to a proof: log clients fetch tiles, and keep those near the root. */
function tilesDrawn(leaves: number, count: number): string[] {
  const full = Math.floor(leaves / tileWidth);
  return Array.from({ length: count }, () => {
    const index = Math.floor(Math.random() * full);
    return `/log/${tilePath({ level: 0, index, width: tileWidth })}`;
  });
}

/** What a proof takes out of a log of many leaves, for one who asks at a time. */
export async function measureServing(
  stage: LedgerStage,
  leaves: number,
  count: number,
): Promise<void> {
  const begun = performance.now();
  await makeLargeLog(stage, leaves);
  tell(`log of ${leaves} leaves made`, (performance.now() - begun) / 1_000, "s");
  // A log of this size was written over months. What the database has still to do after so many
  // rows at once, which is to vacuum them and to write them to disk, belongs to no proof.
  await stage.owner`vacuum (analyze) log_entries, log_checkpoints`;
  await stage.owner`checkpoint`;
  const events = await drawn(stage, leaves, count + warmUp);
  const { server, port } = await startServer(stage);
  try {
    await measureProofs(server, stage.postmaster, events);
    const others = await drawn(stage, leaves, count + warmUp);
    const proofs = others.map((id) => `/proof/${id}`);
    await measureOverHttp("the same over HTTP", port, proofs);
    const tiles = tilesDrawn(leaves, count + warmUp);
    await measureOverHttp("tile of leaves over HTTP", port, tiles);
  } finally {
    agent.destroy();
    server.disconnect();
  }
}
