import { type ChildProcess, fork } from "node:child_process";
import { join, resolve } from "node:path";
import { tilePath, tileWidth } from "../../../contracts/proof/index.ts";
import type { EventId } from "../../../services/kernel/brand.ts";
import { bundled } from "../bundled.ts";
import { databaseMs } from "../graphql/processor-time.ts";
import { makeLargeLog } from "./large-log.ts";
import type { Proved } from "./log-server.ts";
import { type LedgerStage, tell, tellTimes } from "./stage.ts";

const checkout = resolve(import.meta.dirname, "../../..");
const warmUp = 50;

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

/** The other way to a proof: log clients fetch tiles, and keep those near the root. */
async function measureTiles(port: number, leaves: number, count: number): Promise<void> {
  const full = Math.floor(leaves / tileWidth);
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const index = Math.floor(Math.random() * full);
    const path = tilePath({ level: 0, index, width: tileWidth });
    const begun = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/log/${path}`);
    const { byteLength } = await answer.arrayBuffer();
    if (at >= warmUp) times.push(performance.now() - begun);
    if (byteLength !== tileWidth * 32) throw new Error(`${path} is no tile`);
  }
  tellTimes("tile of leaves over HTTP", times);
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
    await measureTiles(port, leaves, count + warmUp);
  } finally {
    server.disconnect();
  }
}
