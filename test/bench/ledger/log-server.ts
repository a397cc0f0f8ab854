import { Hono } from "hono";
import {
  fromBase64,
  leafHash,
  verifyHead,
  verifyInclusion,
} from "../../../contracts/proof/index.ts";
import type { EventId } from "../../../services/kernel/brand.ts";
import { entriesOfEvents, mountLog, proofsOf } from "../../../services/ledger/index.ts";
import { diskBlobs } from "../../../services/platform/blobs.ts";
import { openDatabase } from "../../../services/platform/database.ts";
import { asAnyone } from "../../../services/platform/doors.ts";
import type { Variables } from "../../../services/platform/http.ts";
import { listen } from "../../../services/platform/program.ts";

// The log as the api program has it, bundled as that is: tiles and proofs over HTTP, for one who asks
// at a time, and proofs timed where they are made. Beside them a route that does nothing: what that
// takes is no proof's.

/** How long each of the proofs took, but for the first ones, and what all of them took of Node. */
export interface Proved {
  readonly times: readonly number[];
  readonly nodeMs: number;
}

/** An api has been up for longer: by then Node has compiled what it runs. */
const warmUp = 1_000;
const checkedOf = 100;

const database = openDatabase(process.env["DATABASE_URL"] ?? "", "lianzao_app", 2);
const blobs = diskBlobs(process.env["BLOB_DIR"] ?? "");

type Proofs = Awaited<ReturnType<typeof proofsOf>>;

/** Whether the proof of an event leads from its entry to the signed head. */
async function holds(id: EventId, proofs: Proofs): Promise<boolean> {
  const entry = (await asAnyone(database, (scope) => entriesOfEvents(scope, [id]))).get(id);
  const proof = proofs?.events.get(id);
  if (!proofs || proof === undefined || entry === undefined) return false;
  const head = verifyHead(proofs.head, proofs.logKey);
  const path = proof.inclusion.map((hash) => fromBase64(hash));
  if (!head.ok) return false;
  const { size, root } = head.proved;
  return verifyInclusion(proof.logIndex, size, leafHash(entry), path, root);
}

async function prove(ids: readonly EventId[]): Promise<Proved> {
  const times: number[] = [];
  const drawn: (readonly [EventId, Proofs])[] = [];
  const cpu = process.cpuUsage();
  for (const [at, id] of ids.entries()) {
    const begun = performance.now();
    const proofs = await proofsOf(database.ask, blobs, [id]);
    if (at >= warmUp) times.push(performance.now() - begun);
    if (at % checkedOf === 0) drawn.push([id, proofs]);
  }
  const { user, system } = process.cpuUsage(cpu);
  for (const [id, proofs] of drawn) {
    if (!(await holds(id, proofs))) throw new Error(`the proof of ${id} does not hold`);
  }
  return { times, nodeMs: (user + system) / 1_000 };
}

const shell = new Hono<{ Variables: Variables }>();
mountLog(shell, database, blobs);
shell.get("/proof/:event", async (http) => {
  const id = http.req.param("event") as EventId;
  const proofs = await proofsOf(database.ask, blobs, [id]);
  return http.json({ ...proofs?.head, ...proofs?.events.get(id) });
});
shell.get("/bare/:length", (http) => http.body(new Uint8Array(Number(http.req.param("length")))));
const { port } = await listen(shell.fetch, 0);
process.on("message", async (ids: readonly EventId[]) => process.send?.(await prove(ids)));
process.once("disconnect", () => process.exit(0));
process.send?.({ port });
