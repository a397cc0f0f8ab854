import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  fromBase64,
  leafHash,
  sameBytes,
  verifyHead,
  verifyInclusion,
} from "../../contracts/proof/index.ts";
import type { EventId } from "../../services/kernel/brand.ts";
import { entriesOfEvents, openSequencer, proofsOf } from "../../services/ledger/index.ts";
import { logIdentity, publishedHead } from "../../services/ledger/reads.ts";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asAnyone } from "../../services/platform/doors.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

/** A log of its own. */
interface OwnLog {
  readonly fresh: FreshDatabase;
  readonly database: Database;
  readonly folder: string;
  readonly blobs: Blobs;
  /** Puts so many events into the log, under one more head. */
  readonly grow: (count: number) => Promise<EventId[]>;
  readonly close: () => Promise<void>;
}

async function openOwnLog(): Promise<OwnLog> {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), "lianzao-proofs-"));
  const database = openDatabase(fresh.url, "lianzao_worker", 3);
  const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder });
  const blobs = diskBlobs(join(folder, "blobs"));
  const log = openLog("test", "silent");
  const sequencer = await openSequencer({ database, config, blobs, holder: "proofs", log });
  const grow = async (count: number) => {
    const rows = Array.from({ length: count }, () => {
      const [event_id, commitment] = [newId<EventId>(), randomBytes(32)];
      return { event_id, commitment, keys: randomBytes(32), arrived_at: new Date() };
    });
    await database.sql`insert into log_waiting ${database.sql(rows)}`;
    expect(await sequencer.round()).toBe(count + 1);
    return rows.map(({ event_id }) => event_id);
  };
  const close = async () => {
    await sequencer.stop();
    await database.close();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { fresh, database, folder, blobs, grow, close };
}

let logs: OwnLog[];
beforeAll(async () => {
  logs = [await openOwnLog(), await openOwnLog()];
});
afterAll(async () => {
  for (const { close } of logs ?? []) await close();
});

const proofsIn = ({ database, blobs }: OwnLog, ids: readonly EventId[]) =>
  proofsOf(database.ask, blobs, ids);

/** Whether all of these events are proved under the published head, and nothing else is. */
async function proved(log: OwnLog, ids: readonly EventId[]): Promise<boolean> {
  const proofs = await proofsIn(log, ids);
  if (proofs === null) return false;
  const head = verifyHead(proofs.head, proofs.logKey);
  if (!head.ok || proofs.events.size !== ids.length) return false;
  const { size, root } = head.proved;
  const [published, entries] = await asAnyone(log.database, async (scope) => [
    await publishedHead(scope),
    await entriesOfEvents(scope, ids),
  ]);
  if (published?.size !== size || !sameBytes(published.root, root)) return false;
  return [...proofs.events].every(([id, { logIndex, inclusion }]) => {
    const path = inclusion.map((hash) => fromBase64(hash));
    const entry = entries.get(id);
    return entry !== undefined && verifyInclusion(logIndex, size, leafHash(entry), path, root);
  });
}

it("proves each log's events under its own head, whatever other log of that size was proved before", async () => {
  for (const log of logs) expect(await proofsIn(log, [])).toBe(null);
  const events: EventId[][] = [[], []];
  for (const count of [1, 298, 700]) {
    for (const [at, log] of logs.entries()) events[at]?.push(...(await log.grow(count)));
    // Twice: the second time what is kept of the first is used.
    for (const _ of ["first", "again"]) {
      for (const [at, log] of logs.entries())
        expect(await proved(log, events[at] ?? [])).toBe(true);
    }
  }
  for (const log of logs) expect(await proved(log, [])).toBe(true);
});

it("leaves out events that have no place under the head", async () => {
  const [log] = logs as [OwnLog];
  const [event] = await log.grow(1);
  const proofs = await proofsIn(log, [newId<EventId>(), ...(event ? [event] : [])]);
  expect([...(proofs?.events.keys() ?? [])]).toEqual([event]);
});

it("names the oldest of the log's keys that signs still, as the log's identity does", async () => {
  const [log] = logs as [OwnLog];
  const owner = postgres(log.fresh.url, { max: 1 });
  const named = async () => {
    const identity = await asAnyone(log.database, logIdentity);
    return [(await proofsIn(log, []))?.logKey, identity?.verifierKey];
  };
  const [own] = await named();
  try {
    await owner`insert into logs (origin, verifier_key, number, since)
      select origin, 'second', 2, 0 from logs`;
    expect(await named()).toEqual([own, own]);
    await owner`update logs set until = 5 where number = 1`;
    expect(await named()).toEqual(["second", "second"]);
    await owner`update logs set until = 6 where number = 2`;
    expect(await named()).toEqual(["second", "second"]);
  } finally {
    await owner.end();
  }
});
