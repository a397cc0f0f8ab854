import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  consistencyFromTiles,
  fromBase64,
  leafHash,
  verifyConsistency,
  verifyInclusion,
} from "../../contracts/proof/index.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import { forgetOutgrown, mountLog, openSequencer, proofsOf } from "../../services/ledger/index.ts";
import { outgrownMarks } from "../../services/ledger/outgrown.ts";
import { tilesOf } from "../../services/ledger/proofs.ts";
import { entriesOfEvents, headOfSize, publishedHead } from "../../services/ledger/reads.ts";
import { mendedTile } from "../../services/ledger/tiles.ts";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asAnyone } from "../../services/platform/doors.ts";
import type { Variables } from "../../services/platform/http.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-copies-"));
const blobDir = join(folder, "blobs");
const ids: EventId[] = [];
const firstSize = 531;
let fresh: FreshDatabase;
let database: Database;
/** What the log's copies were before any was changed. */
const written = new Map<string, Buffer>();
const names = ["0/000", "0/002.p/31", "1/000.p/2", "entries/001"];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, "lianzao_worker", 3);
  const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder });
  const log = openLog("test", "silent");
  const parts = { database, config, blobs: diskBlobs(blobDir), holder: "copies", log };
  const sequencer = await openSequencer(parts);
  for (const count of [299, firstSize - 301, 11]) {
    const rows = Array.from({ length: count }, () => {
      const [event_id, commitment] = [newId<EventId>(), randomBytes(32)];
      return { event_id, commitment, keys: randomBytes(32), arrived_at: new Date() };
    });
    ids.push(...rows.map(({ event_id }) => event_id));
    await database.sql`insert into log_waiting ${database.sql(rows)}`;
    expect(await sequencer.round()).toBe(count + 1);
  }
  await sequencer.stop();
  for (const name of names) written.set(name, readFileSync(pathOf(name)));
});

afterAll(async () => {
  await database?.close();
  await fresh?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (name: string) => join(blobDir, "log/tile", name);

/** A store that does as it is told, and what it was asked for and has told. */
function store(get: Blobs["get"] = diskBlobs(blobDir).get) {
  const [asked, told]: [string[], string[]] = [[], []];
  const blobs: Blobs = {
    ...diskBlobs(blobDir),
    get: (name, patienceMs) => {
      asked.push(name);
      return get(name, patienceMs);
    },
    tell: (what) => told.push(what),
  };
  return { blobs, asked, told };
}

async function served(blobs: Blobs, name: string): Promise<Buffer> {
  const shell = new Hono<{ Variables: Variables }>();
  mountLog(shell, database, blobs);
  const answer = await shell.request(`/log/tile/${name}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** Whether the proofs of these events lead from their entries to the published head. */
async function proved(blobs: Blobs, events: readonly EventId[]): Promise<boolean> {
  const { head, proofs, entries } = await asAnyone(database, async (scope) => ({
    head: await publishedHead(scope),
    proofs: await proofsOf(database.ask, blobs, events),
    entries: await entriesOfEvents(scope, events),
  }));
  return events.every((id) => {
    const [proof, entry] = [proofs?.events.get(id), entries.get(id)];
    if (head === null || proof === undefined || entry === undefined) return false;
    const path = proof.inclusion.map((hash) => fromBase64(hash));
    return verifyInclusion(proof.logIndex, head.size, leafHash(entry), path, head.root);
  });
}

it("serves tiles and proofs from the log itself while the store of copies fails, and asks it seldom", async () => {
  const { blobs, asked, told } = store(() => Promise.reject(new Error("503")));
  for (const name of names) expect(await served(blobs, name)).toEqual(written.get(name));
  expect(await proved(blobs, ids.slice(-20))).toBe(true);
  expect(new Set(told)).toEqual(new Set(["the store of blobs cannot be read"]));
  expect(asked.length).toBeLessThan(5);
});

it("hands out no copy that was changed or cut off, nor a proof made from one, and tells of it", async () => {
  for (const name of names) {
    const bytes = written.get(name) ?? Buffer.alloc(0);
    const flipped = (at: number) => bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
    // The first hash of a tile is that over the one below in which a proof begins.
    for (const changed of [flipped(0), flipped(40), bytes.subarray(0, -1)]) {
      writeFileSync(pathOf(name), changed);
      const { blobs, told } = store();
      expect(await served(blobs, name)).toEqual(bytes);
      const events = [ids[0], ids[300], ids.at(-1)].flatMap((id) => id ?? []);
      expect(await proved(store().blobs, events)).toBe(true);
      expect(told).toContain("a copy of the log in the store of blobs was changed");
    }
    writeFileSync(pathOf(name), bytes);
  }
  const { blobs, told } = store();
  for (const name of names) expect(await served(blobs, name)).toEqual(written.get(name));
  expect(told).toEqual([]);
});

it("proves to witnesses that the log only grew, also when copies were changed", async () => {
  for (const name of ["0/002.p/31", "1/000.p/2"]) {
    const bytes = written.get(name) ?? Buffer.alloc(0);
    const changed = Buffer.from(bytes);
    changed[40] = (changed[40] ?? 0) ^ 1;
    writeFileSync(pathOf(name), changed);
    const [holds, mended] = await asAnyone(database, async (scope) => {
      const [before, head] = [await headOfSize(scope, firstSize), await publishedHead(scope)];
      if (before === null || head === null) throw new Error("a head is not there");
      const proof = (fetch?: typeof mendedTile) =>
        consistencyFromTiles(firstSize, head.size, tilesOf(scope, store().blobs, fetch));
      const check = (path: readonly Uint8Array[]) =>
        verifyConsistency(firstSize, head.size, before.root, head.root, path);
      return [check(await proof()), check(await proof(mendedTile))];
    });
    expect([name, holds, mended]).toEqual([name, false, true]);
    writeFileSync(pathOf(name), bytes);
  }
});

it("removes partial tiles once the full one has stood for an hour, and serves them all the same", async () => {
  const outgrown = ["entries/001.p/44", "0/001.p/44"];
  const bytes = outgrown.map((name) => readFileSync(pathOf(name)));
  const { blobs } = store();
  expect(await forgetOutgrown(database, blobs)).toBe(0);
  const later = new Date(Date.now() + 3_700_000);
  expect(await forgetOutgrown(database, blobs, later)).toBe(outgrown.length);
  expect(await forgetOutgrown(database, blobs, later)).toBe(0);
  for (const [at, name] of outgrown.entries()) {
    expect(existsSync(pathOf(name))).toBe(false);
    expect(await served(blobs, name)).toEqual(bytes[at]);
  }
  expect(existsSync(pathOf("0/002.p/31"))).toBe(true);
  expect(await outgrownMarks(blobs)).toEqual([512]);
});
