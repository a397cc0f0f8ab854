import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  cosign,
  printWitnessKey,
  readNote,
  readNoteKey,
  signatureLine,
  signCheckpoint,
  witnessedBy,
  witnessKey,
} from "../../contracts/proof/index.ts";
import {
  alarmedWitnesses,
  forgetCosignatures,
  logVerifierKey,
  openSequencer,
  WitnessOffice,
  witnessNetwork,
} from "../../services/ledger/index.ts";
import { cosignedHead, headForBundles, sizesAt } from "../../services/ledger/witnesses/reads.ts";
import { decideWitness } from "../../services/ledger/witnesses/rules.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asAnyone, asProgram } from "../../services/platform/doors.ts";
import type { Guard } from "../../services/platform/guarded.ts";
import { newId } from "../../services/platform/ids.ts";
import { keptSecret } from "../../services/platform/keys.ts";
import { openLog } from "../../services/platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";
import { type RunningWitness, startWitness } from "../stage/witness.ts";

const log = openLog("test", "silent");
const folder = mkdtempSync(join(tmpdir(), "lianzao-witnessed-"));
const liar = { name: "liar.example/w", seed: new Uint8Array(32).fill(5) };
let fresh: FreshDatabase;
let database: Database;
let owner: postgres.Sql;
let sequencer: Awaited<ReturnType<typeof openSequencer>>;
let witness: RunningWitness;
let fake: Server;
/** What the false witness answers. */
let lie: (body: string) => { status: number; body: string } = () => ({ status: 500, body: "" });

const config = () => readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder });
const disk = () => diskBlobs(config().blobDir);
const portOf = (server: Server) => (server.address() as AddressInfo).port;

const loopback = (): Guard => {
  return { ports: new Set([witness.port, portOf(fake)]), allowsLoopback: true };
};

function office(holder = "test", guard = loopback()): WitnessOffice {
  const blobs = disk();
  const logKey = () => logVerifierKey(database, config());
  return new WitnessOffice({ database, blobs, guard, holder, log, logKey });
}

async function grow(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    event_id: newId<string>(),
    commitment: randomBytes(32),
    keys: randomBytes(32),
    arrived_at: new Date(),
  }));
  await database.sql`insert into log_waiting ${database.sql(rows)}`;
  expect(await sequencer.round()).toBe(count + 1);
}

async function name(key: string, url: string): Promise<string> {
  const id = newId<string>();
  await owner`insert into log_witnesses (id, key, url, added_at, size, next_at, failures)
    values (${id}, ${key}, ${url}, now(), 0, now(), 0)`;
  return id;
}

/** Lets every witness be asked now, and waits for what it answers. */
async function ask(one: WitnessOffice): Promise<void> {
  await owner`update log_witnesses set next_at = now() - interval '1 second'`;
  await one.round();
  await one.idle();
}

const stateOf = async (key: string) =>
  (await owner`select * from log_witnesses where key = ${key}`)[0];
const inLog = <T>(work: Parameters<typeof asProgram<T>>[1]) => asProgram(database, work);

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, "lianzao_worker", 4);
  owner = postgres(fresh.url, { max: 2, onnotice: () => undefined });
  sequencer = await openSequencer({
    database,
    config: config(),
    blobs: disk(),
    holder: "test",
    log,
  });
  const logKey = (await logVerifierKey(database, config())) ?? "";
  witness = await startWitness({ logKey, dir: join(folder, "witness") });
  fake = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const answer = lie(body);
    response.writeHead(answer.status, { "content-type": "text/x.tlog.size" }).end(answer.body);
  }).listen(0, "127.0.0.1");
  await once(fake, "listening");
});

afterAll(async () => {
  await witness?.end("SIGKILL");
  fake?.close();
  await sequencer?.stop();
  await database?.close();
  await owner?.end();
  await fresh?.drop();
  rmSync(folder, { recursive: true, force: true });
});

it("has each new head cosigned, with the proof that it extends the last, and shows who did", async () => {
  const one = office();
  await name(witness.key, witness.url);
  const trusted = { keys: [witness.key] };
  for (const count of [3, 300, 5]) {
    await grow(count);
    await ask(one);
    const head = await inLog(cosignedHead);
    expect(witnessedBy(head?.note ?? "", trusted).names).toEqual(["witness.example/w1"]);
  }
  const head = await inLog(cosignedHead);
  expect(Number((await stateOf(witness.key))?.["size"])).toBe(head?.size);
  // A newer head that nobody has cosigned yet: what is served is the newest, a bundle is under both.
  await grow(2);
  expect(readNote((await inLog(cosignedHead))?.note ?? "").signatures).toHaveLength(1);
  const [quiet] = await owner<{ size: string; at: Date }[]>`
    select size, at from log_checkpoints order by size desc limit 1`;
  const bundledAfter = (ms: number) => {
    const now = new Date((quiet?.at.getTime() ?? 0) + ms);
    return inLog(({ db }) => headForBundles({ db, now }));
  };
  expect((await bundledAfter(5_000))?.note).toBe(head?.note);
  // A witness that is down holds nothing back for longer than that: the log has been quiet since.
  expect((await bundledAfter(11_000))?.size).toBe(Number(quiet?.size));
  // What the platform forgot of a witness, the witness tells it.
  await owner`update log_witnesses set size = 2`;
  await ask(one);
  expect((await stateOf(witness.key))?.["fault"]).toBeNull();
  expect((await inLog(headForBundles))?.size).toBeGreaterThan(head?.size ?? 0);
  await one.stop();
  const [newest] = await owner`select size from log_checkpoints order by size desc limit 1`;
  const times = [new Date(0), new Date(Date.now() + 1_000)];
  const sizes = await asAnyone(database, (scope) => sizesAt(scope, times));
  expect(sizes).toEqual([0, Number(newest?.["size"])]);
});

it("joins the witness that members run where the settings name its private place, and only there", async () => {
  const set = { DATABASE_URL: fresh.url, DATA_DIR: folder };
  const named = `localhost:8090, 127.0.0.1:${witness.port}`;
  const guard = witnessNetwork(readConfig({ ...set, WITNESS_HOSTS: named }).witnessHosts);
  const closed = witnessNetwork(readConfig(set).witnessHosts);
  const asked = { key: witness.key, url: witness.url };
  expect(decideWitness([], asked, guard)).toMatchObject({ key: witness.key });
  for (const url of [`http://127.0.0.1:${portOf(fake)}/`, `http://127.0.0.2:${witness.port}/`]) {
    expect(() => decideWitness([], { ...asked, url }, guard)).toThrow("WITNESS_URL");
  }
  expect(() => decideWitness([], asked, closed)).toThrow("WITNESS_URL");
  await grow(1);
  const [without, open] = [office("closed", closed), office("named", guard)];
  await ask(without);
  await without.stop();
  expect((await stateOf(witness.key))?.["fault"]).toBe("DESTINATION_FORBIDDEN");
  await ask(open);
  await open.stop();
  const state = await stateOf(witness.key);
  expect(state?.["fault"]).toBeNull();
  expect(Number(state?.["size"])).toBe((await inLog(cosignedHead))?.size);
});

it("keeps every cosignature for an hour, then the last of each hour, and all while one contradicts", async () => {
  const [id] = (await owner`select id from log_witnesses where key = ${witness.key}`).map(
    (row) => row["id"],
  );
  const heads = await owner<{ size: string; at: Date }[]>`
    select size, at from log_checkpoints order by size desc limit 8`;
  const sizes = heads.map(({ size }) => Number(size));
  expect(sizes.length).toBeGreaterThan(3);
  const kept = await owner<{ size: string; line: string; at: Date }[]>`
    select size, line, at from log_cosignatures order by size`;
  const sizesKept = async () =>
    (await owner`select size from log_cosignatures order by size`).map(({ size }) => Number(size));
  const inRow = (size: number) => ({ size, witness_id: id, line: "planted", at: new Date() });
  await owner`delete from log_cosignatures`;
  await owner`insert into log_cosignatures ${owner(sizes.map(inRow))}`;
  const hour = Math.floor((Date.now() - 20 * 3_600_000) / 3_600_000) * 3_600_000;
  // The two oldest are of one hour, the one after them of the next, all others of today.
  const [third, second, first] = sizes.slice(-3) as [number, number, number];
  const ages: readonly (readonly [number, number])[] = [
    [first, hour],
    [second, hour + 3_599_000],
    [third, hour + 3_600_000],
  ];
  for (const [size, at] of ages) {
    await owner`update log_checkpoints set at = ${new Date(at)} where size = ${size}`;
  }
  await owner`update log_witnesses set evidence = 'a head'`;
  expect(await forgetCosignatures(database)).toBe(0);
  await owner`update log_witnesses set evidence = null`;
  expect(await forgetCosignatures(database)).toBe(1);
  expect(await sizesKept()).toEqual(sizes.filter((size) => size !== first).reverse());
  expect(await forgetCosignatures(database)).toBe(0);
  for (const { size, at } of heads) {
    await owner`update log_checkpoints set at = ${at} where size = ${size}`;
  }
  await owner`delete from log_cosignatures`;
  for (const row of kept) {
    await owner`insert into log_cosignatures ${owner({ ...row, witness_id: id })}`;
  }
});

it("is not held up by a witness that is down, slow or false, and keeps no false cosignature", async () => {
  const one = office();
  const key = printWitnessKey(witnessKey(liar));
  await name(key, `http://127.0.0.1:${portOf(fake)}/prefix`);
  const down = printWitnessKey(witnessKey({ ...liar, name: "down.example" }));
  await name(down, "http://127.0.0.1:9/");
  const other = signCheckpoint({ size: 4, root: new Uint8Array(32) }, liar);
  const forged = signatureLine(cosign(readNote(other).text, liar, 1_795_983_808));
  const lies = [
    ["HTTP_500", { status: 500, body: "" }],
    ["COSIGNATURE_WRONG", { status: 200, body: forged }],
    ["COSIGNATURE_MISSING", { status: 200, body: "" }],
    ["NOTE_MALFORMED", { status: 200, body: "<html>" }],
    ["CONFLICT", { status: 409, body: "1\n" }],
    ["HTTP_409", { status: 409, body: "many\n" }],
    ["NOT_EXTENDED", { status: 422, body: "" }],
    ["AHEAD", { status: 409, body: "999999999999\n" }],
  ] as const;
  for (const [fault, answer] of lies) {
    lie = () => answer;
    await grow(1);
    await ask(one);
    expect((await stateOf(key))?.["fault"]).toBe(fault);
    expect((await stateOf(witness.key))?.["fault"]).toBeNull();
  }
  expect((await stateOf(down))?.["fault"]).toBe("DESTINATION_FORBIDDEN");
  expect(Number((await stateOf(down))?.["failures"])).toBe(lies.length);
  const rest = await owner`select next_at > now() + interval '1 minute' as far from log_witnesses
    where key = ${down}`;
  expect(rest[0]?.["far"]).toBe(true);
  const kept = await owner`select w.key from log_cosignatures c join log_witnesses w
    on w.id = c.witness_id where w.key <> ${witness.key}`;
  expect(kept).toHaveLength(0);
  // A bare number alarms the operator, and stops nothing.
  expect(await one.allowsSealing()).toBe(true);
  expect((await inLog(alarmedWitnesses)).map(({ fault }) => fault)).toEqual(["AHEAD"]);
  await one.stop();
  await owner`delete from log_witnesses where key <> ${witness.key}`;
});

it("seals no more once a witness shows a head of ours that a restored copy lacks", async () => {
  await grow(4);
  const [last] = await owner`select size from log_checkpoints order by size desc offset 3 limit 1`;
  const before = Number(last?.["size"]);
  const one = office();
  await ask(one);
  await one.stop();
  const seen = Number((await stateOf(witness.key))?.["size"]);
  expect(seen).toBeGreaterThan(before);
  // The database as it was three heads ago, on a disk without the copy of the newest head.
  await sequencer.stop();
  await owner`delete from log_checkpoints where size > ${before}`;
  await owner`delete from log_entries where log_index >= ${before}`;
  await owner`delete from map_chains where log_index >= ${before}`;
  await owner`delete from map_pages where size > ${before}`;
  await owner`delete from log_cosignatures where size > ${before}`;
  await owner`update log_witnesses set size = ${before}`;
  rmSync(join(config().blobDir, "log"), { recursive: true });

  const restored = office("restored");
  expect(await restored.allowsSealing()).toBe(true);
  await restored.lookBeforeSealing();
  const late = office("late");
  expect(await late.allowsSealing()).toBe(false);
  // Who did not answer at the start is asked at once, although nothing seems new to it.
  await restored.round();
  await restored.idle();
  await restored.stop();
  const state = await stateOf(witness.key);
  expect(state?.["evidence"]).toContain(`\n${seen}\n`);
  expect((await inLog(alarmedWitnesses)).map(({ fault }) => fault)).toEqual(["AHEAD"]);

  // Without that look it is found when the witness is next asked.
  await owner`update log_witnesses set evidence = null, fault = null, cosigned_at = null`;
  await ask(late);
  expect((await stateOf(witness.key))?.["fault"]).toBe("AHEAD");
  expect(await late.allowsSealing()).toBe(false);

  // And had it sealed on, the witness would have refused the fork.
  await owner`update log_witnesses set evidence = null, fault = null`;
  sequencer = await openSequencer({
    database,
    config: config(),
    blobs: disk(),
    holder: "forking",
    log,
  });
  await grow(400);
  await ask(late);
  expect((await stateOf(witness.key))?.["fault"]).toBe("NOT_EXTENDED");
  expect(await late.allowsSealing()).toBe(false);
  await expect.poll(() => witness.said.some((line) => line.includes("WARNING"))).toBe(true);
  await late.stop();
});

it("does not take for a contradiction what its own key has not signed", async () => {
  await owner`delete from log_witnesses`;
  const key = printWitnessKey(witnessKey(liar));
  await name(key, `http://127.0.0.1:${portOf(fake)}/`);
  const own = readNoteKey((await logVerifierKey(database, config())) ?? "");
  const forged = { name: own.name, seed: new Uint8Array(32).fill(6) };
  lie = (body) =>
    body === ""
      ? { status: 200, body: signCheckpoint({ size: 9_999, root: new Uint8Array(32) }, forged) }
      : { status: 409, body: "9999\n" };
  const one = office("last");
  await one.lookBeforeSealing();
  await ask(one);
  expect((await stateOf(key))?.["fault"]).toBe("AHEAD");
  expect(await one.allowsSealing()).toBe(true);
  // The planted one is found: the same head under the log's own key.
  const real = { name: own.name, seed: keptSecret(config().logKeyFile) };
  lie = () => ({
    status: 200,
    body: signCheckpoint({ size: 9_999, root: new Uint8Array(32) }, real),
  });
  await one.lookBeforeSealing();
  expect(await office("other").allowsSealing()).toBe(false);
  await one.stop();
});
