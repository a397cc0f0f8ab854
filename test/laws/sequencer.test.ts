import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import {
  consistencyFromTiles,
  leafHash,
  openCheckpoint,
  readEntry,
  readNoteKey,
  rootOf,
  verifyConsistency,
} from "../../contracts/proof/index.ts";
import { openSequencer } from "../../services/ledger/index.ts";
import type { Reached } from "../../services/ledger/steps.ts";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";
import { auditMap, provedChains } from "../stage/map-audit.ts";

const log = openLog("test", "silent");
const folder = mkdtempSync(join(tmpdir(), "lianzao-log-"));
let fresh: FreshDatabase;
let database: Database;
let owner: postgres.Sql;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, "lianzao_worker", 4);
  owner = postgres(fresh.url, { max: 2, onnotice: () => undefined });
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

function sequencer(holder: string, reached: Reached = () => undefined, store?: Blobs) {
  const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder });
  const blobs = store ?? diskBlobs(config.blobDir);
  return openSequencer({ database, config, blobs, holder, log, reached });
}

/** Blobs that do something before the first copy of a head is put. */
function lateCopies(before: () => Promise<void>): Blobs {
  const blobs = diskBlobs(join(folder, "blobs"));
  let isFirst = true;
  return {
    ...blobs,
    put: async (name, bytes) => {
      const isLate = isFirst && name === "log/checkpoint";
      if (isLate) isFirst = false;
      if (isLate) await before();
      await blobs.put(name, bytes);
    },
  };
}

const known = Array.from({ length: 20 }, () => randomBytes(32));

/** The chains of an event: one that others have, too, one of its own, or none. */
const keysOf = (at: number) =>
  Buffer.concat([[known[at % known.length] ?? known], [], [randomBytes(32)]][at % 3]?.flat() ?? []);

/** Puts commitments before the log, as its subscriber does. */
async function queue(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId<string>());
  const rows = ids.map((id, at) => ({
    event_id: id,
    commitment: randomBytes(32),
    keys: keysOf(at),
    arrived_at: new Date(),
  }));
  await database.sql`insert into log_waiting ${database.sql(rows)}`;
  return ids;
}

async function heads() {
  return owner<{ size: string; previous_size: string; root: Buffer; note: string }[]>`
    select * from log_checkpoints order by size`;
}

async function leaves(): Promise<Uint8Array[]> {
  const rows = await owner<{ log_index: string; entry: Buffer }[]>`
    select log_index, entry from log_entries order by log_index`;
  expect(rows.map((row) => Number(row.log_index))).toEqual(rows.map((_row, at) => at));
  return rows.map((row) => leafHash(row.entry));
}

/** Everything that must hold of the log whatever has happened. */
async function auditLog(): Promise<void> {
  const all = await leaves();
  const [log] = await owner<{ verifier_key: string }[]>`select verifier_key from logs`;
  const key = readNoteKey(log?.verifier_key ?? "");
  let previous = 0;
  let time = 0;
  for (const head of await heads()) {
    const size = Number(head.size);
    expect(Number(head.previous_size)).toBe(previous);
    expect(Buffer.from(rootOf(all.slice(0, size)))).toEqual(head.root);
    const signed = openCheckpoint(head.note, key);
    expect(signed.size).toBe(size);
    expect(Buffer.from(signed.root)).toEqual(head.root);
    const [last] = await owner<{ entry: Buffer }[]>`
      select entry from log_entries where log_index = ${size - 1}`;
    const statement = readEntry(last?.entry ?? Buffer.alloc(0));
    if (statement.kind !== "map") throw new Error("a head does not end in a statement");
    expect(statement.size).toBe(size - 1);
    expect(statement.timeMs).toBeGreaterThan(time);
    time = statement.timeMs;
    previous = size;
  }
  expect((await auditMap(owner)).faults).toEqual([]);
}

it("seals what waits, each commitment once, under signed heads that extend one another", async () => {
  const one = await sequencer("one");
  const ids: string[] = [];
  for (const count of [1, 300, 7]) {
    ids.push(...(await queue(count)));
    expect(await one.round()).toBe(count + 1);
  }
  expect(await one.round()).toBe(0);
  await one.stop();
  const placed = await owner`select event_id from log_entries where event_id is not null`;
  expect(placed.map((row) => row["event_id"]).sort()).toEqual([...ids].sort());
  await auditLog();
});

it("proves of each chain how long it is, and of one that nobody has that there is none", async () => {
  const rows = await owner<{ key: Buffer; length: number }[]>`
    select key, count(*)::int as length from map_chains group by key order by key limit 50`;
  const keys = [...rows.map(({ key }) => key), randomBytes(32)];
  const proved = await provedChains(database, owner, keys);
  expect(proved).toEqual([...rows.map(({ length }) => length), 0]);
  expect(Math.max(...proved)).toBeGreaterThan(1);
});

it("keeps of the map's pages no version that no proof is asked for", async () => {
  const one = await sequencer("pruning");
  await queue(40);
  await one.round();
  await owner`update log_checkpoints set at = at - interval '2 minutes'`;
  await queue(40);
  await one.round();
  await queue(40);
  await one.round();
  await one.stop();
  const [versions] = await owner`select count(*)::int as n from map_pages where path = ''`;
  // The last under a head that is old, and those after it.
  expect(versions?.["n"]).toBe(3);
  await auditLog();
});

it("keeps the pages under the newest signed head, also while later ones are not signed", async () => {
  const one = await sequencer("before");
  await queue(10);
  await one.round();
  await one.stop();
  const [{ size = 0 } = {}] = await owner<{ size: number }[]>`
    select max(size)::int as size from log_checkpoints`;
  const rootPage = () => owner`select size from map_pages where path = '' and size <= ${size}`;
  // One dies before it signs its head; long after, the next one before it has sealed any more.
  for (const step of ["head committed", "places committed"] as const) {
    await queue(10);
    const dying = await sequencer("dying", (reached) => {
      if (reached === step) throw new Error("died");
    });
    await expect(dying.round()).rejects.toThrow("died");
    await dying.stop();
    await owner`update log_checkpoints set at = at - interval '2 minutes'`;
    expect(await rootPage()).not.toHaveLength(0);
  }
  const heir = await sequencer("heir of both");
  while ((await heir.round()) > 0);
  await heir.stop();
  await auditLog();
});

it("leaves a copy of the newest head, also after a death and when one comes late with an older", async () => {
  const copied = join(folder, "blobs/log/checkpoint");
  const newest = async () => (await heads()).at(-1)?.note;
  // Died between the signature and the copy, and nothing has come since.
  await queue(3);
  const dying = await sequencer("uncopied", (reached) => {
    if (reached === "head published") throw new Error("died");
  });
  await expect(dying.round()).rejects.toThrow("died");
  await dying.stop();
  expect(readFileSync(copied, "utf8")).not.toBe(await newest());
  const heir = await sequencer("copier");
  expect(await heir.round()).toBe(0);
  expect(readFileSync(copied, "utf8")).toBe(await newest());
  // While one puts its copy another has published the next head, and left that one's.
  await queue(3);
  const late = lateCopies(async () => {
    await owner`update leases set until = 'epoch' where name = 'sequencer'`;
    const next = await sequencer("overtaking");
    await queue(3);
    expect(await next.round()).toBe(4);
    await next.stop();
  });
  await heir.stop();
  const stale = await sequencer("stale", undefined, late);
  expect(await stale.round()).toBe(4);
  await stale.stop();
  expect(readFileSync(copied, "utf8")).toBe(await newest());
});

it("puts a copy that failed again each round until it is there, also when nothing comes any more", async () => {
  const copied = join(folder, "blobs/log/checkpoint");
  const newest = async () => (await heads()).at(-1)?.note;
  const blobs = diskBlobs(join(folder, "blobs"));
  let isAway = true;
  let tries = 0;
  const one = await sequencer("copying again", undefined, {
    ...blobs,
    put: async (name, bytes) => {
      if (name === "log/checkpoint") tries += 1;
      if (name === "log/checkpoint" && isAway) throw new Error("503");
      await blobs.put(name, bytes);
    },
  });
  const before = (await heads()).length;
  await queue(3);
  await expect(one.round()).rejects.toThrow("503");
  // The head is signed all the same, and sealing goes on behind it.
  await queue(2);
  await expect(one.round()).rejects.toThrow("503");
  expect(await heads()).toHaveLength(before + 2);
  await expect(one.round()).rejects.toThrow("503");
  expect(readFileSync(copied, "utf8")).not.toBe(await newest());
  isAway = false;
  expect(await one.round()).toBe(0);
  expect(readFileSync(copied, "utf8")).toBe(await newest());
  expect(tries).toBe(4);
  await one.round();
  expect(tries, "once it is there, it is not put again").toBe(4);
  await one.stop();
});

it("dates every head after the one before, also by a clock that was set back", async () => {
  const one = await sequencer("of an early clock");
  try {
    for (const days of [2, 1]) {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - days * 86_400_000 });
      await queue(3);
      expect(await one.round()).toBe(4);
      vi.useRealTimers();
    }
  } finally {
    vi.useRealTimers();
  }
  await one.stop();
  const [wrong] = await owner`select count(*)::int as n from log_checkpoints later
    join log_checkpoints earlier on earlier.size < later.size and earlier.at >= later.at`;
  expect(wrong?.["n"]).toBe(0);
  await auditLog();
});

it("two sequencers never publish two heads, and both bring the log forward", async () => {
  const [one, two] = [await sequencer("first"), await sequencer("second")];
  const before = (await leaves()).length;
  for (let turn = 0; turn < 10; turn += 1) {
    await queue(5);
    await Promise.all([one.round(), two.round()]);
  }
  await Promise.all([one.stop(), two.stop()]);
  const last = await sequencer("third");
  while ((await last.round()) > 0);
  await last.stop();
  const [waiting] = await owner`select count(*)::int as n from log_waiting`;
  expect(waiting?.["n"]).toBe(0);
  expect((await leaves()).length).toBeGreaterThanOrEqual(before + 51);
  await auditLog();
});

it("seals what an interrupted round has placed, before anything new", async () => {
  const [{ n: size = 0 } = {}] = await owner<{ n: number }[]>`
    select count(*)::int as n from log_entries`;
  // Killed after the places were given: the head and its signature are missing.
  await queue(4);
  const one = await sequencer("killed");
  await one.round();
  await one.stop();
  await owner`delete from log_checkpoints where size > ${size}`;
  await rm(join(folder, "blobs/log"), { recursive: true });
  await queue(2);
  const two = await sequencer("heir");
  expect(await two.round()).toBe(5);
  expect(await two.round()).toBe(3);
  await two.stop();
  await auditLog();
});

it("publishes tiles from which any log client computes the same heads", async () => {
  const { tileBytes } = await import("../../services/ledger/tiles.ts");
  const blobs = diskBlobs(join(folder, "blobs"));
  const entries = async (from: number, until: number) =>
    (
      await owner<{ entry: Buffer }[]>`select entry from log_entries
        where log_index >= ${from} and log_index < ${until} order by log_index`
    ).map((row) => row.entry);
  const all = await heads();
  const newest = all.at(-1);
  const size = Number(newest?.size);
  for (const head of all.slice(0, -1)) {
    const proof = await consistencyFromTiles(Number(head.size), size, (tile) =>
      tileBytes(tile, blobs, entries),
    );
    const holds = verifyConsistency(
      Number(head.size),
      size,
      head.root,
      newest?.root ?? Buffer.alloc(0),
      proof,
    );
    expect(holds).toBe(true);
  }
});

it("refuses to go on from a database that does not know the published head", async () => {
  const one = await sequencer("before");
  await queue(1);
  await one.round();
  await one.stop();
  // An older copy of the database is put back; the copy of the head beside the tiles is newer.
  const newest = (await heads()).at(-1);
  await owner`delete from log_checkpoints where size = ${newest?.size ?? 0}`;
  await queue(1);
  const after = await sequencer("after");
  for (const _try of [1, 2]) await expect(after.round()).rejects.toThrow("does not hold");
  expect((await heads()).at(-1)?.size).not.toBe(newest?.size);
  await after.stop();
});

it("refuses a key that is not the log's", async () => {
  const config = readConfig({
    DATABASE_URL: fresh.url,
    DATA_DIR: folder,
    LOG_KEY_FILE: join(folder, "another.key"),
  });
  writeFileSync(config.logKeyFile, `${randomBytes(32).toString("base64")}\n`);
  const blobs = diskBlobs(config.blobDir);
  await expect(openSequencer({ database, config, blobs, holder: "x", log })).rejects.toThrow(
    "is not the key of the log",
  );
});
