import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import {
  fromBase64,
  leafHash,
  tilePath,
  tileWidth,
  verifyHead,
  verifyInclusion,
} from "../../../contracts/proof/index.ts";
import type { EventId } from "../../../services/kernel/brand.ts";
import { mountLog, proofsOf } from "../../../services/ledger/index.ts";
import { type Database, openDatabase } from "../../../services/platform/database.ts";
import { asAnyone } from "../../../services/platform/doors.ts";
import type { Variables } from "../../../services/platform/http.ts";
import { databaseMs } from "../graphql/processor-time.ts";
import { makeLargeLog } from "./large-log.ts";
import { type LedgerStage, tell, tellTimes } from "./stage.ts";

interface Drawn {
  readonly id: EventId;
  readonly entry: Buffer;
}

const warmUp = 50;

/** Events from anywhere in the log, in no order. */
async function drawn({ owner }: LedgerStage, leaves: number, count: number): Promise<Drawn[]> {
  const places = Array.from({ length: count }, () => Math.floor(Math.random() * (leaves - 1)));
  return owner<Drawn[]>`
    select event_id as id, entry from unnest(${places}::bigint[]) place
    join log_entries on log_index = place where event_id is not null order by random()`;
}

/** Whether the proof of an event leads from its entry to the signed head. */
function holds({ id, entry }: Drawn, proofs: Awaited<ReturnType<typeof proofsOf>>): boolean {
  const proof = proofs?.events.get(id);
  if (!proofs || proof === undefined) return false;
  const head = verifyHead(proofs.head, proofs.logKey);
  const path = proof.inclusion.map((hash) => fromBase64(hash));
  if (!head.ok) return false;
  const { size, root } = head.proved;
  return verifyInclusion(proof.logIndex, size, leafHash(entry), path, root);
}

async function measureProofs(stage: LedgerStage, app: Database, events: readonly Drawn[]) {
  const times: number[] = [];
  const [busy, cpu] = [databaseMs(stage.postmaster), process.cpuUsage()];
  for (const [at, event] of events.entries()) {
    const begun = performance.now();
    const proofs = await asAnyone(app, (scope) => proofsOf(scope, stage.blobs, [event.id]));
    if (at >= warmUp) times.push(performance.now() - begun);
    if (at % 100 === 0 && !holds(event, proofs)) throw new Error("a proof does not hold");
  }
  const what = "inclusion proof of any event, with head and statement";
  tellTimes(what, times);
  const { user, system } = process.cpuUsage(cpu);
  tell(`${what}, processor time of Node`, (user + system) / 1_000 / events.length, "ms");
  const spent = (databaseMs(stage.postmaster) - busy) / events.length;
  tell(`${what}, processor time of PostgreSQL`, spent, "ms");
}

/** The other way to a proof: log clients fetch tiles, and keep those near the root. */
async function measureTiles(stage: LedgerStage, app: Database, leaves: number, count: number) {
  const shell = new Hono<{ Variables: Variables }>();
  mountLog(shell, app, stage.blobs);
  const server = serve({ fetch: shell.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
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
  await new Promise((done) => server.close(done));
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
  const app = openDatabase(stage.url, "lianzao_app", 2);
  try {
    await measureProofs(stage, app, await drawn(stage, leaves, count + warmUp));
    await measureTiles(stage, app, leaves, count + warmUp);
  } finally {
    await app.close();
  }
}
