// A program of its own, so that it can be killed: the worker's sealing, which dies at a step of it.
import { setTimeout as pause } from "node:timers/promises";
import { openSequencer } from "../../services/ledger/index.ts";
import { type Blobs, diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import type { Transaction } from "../../services/platform/connections.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { openLog } from "../../services/platform/log.ts";
import type { Death, DeathStep } from "./sealers.ts";

const [databaseUrl = "", dataDir = "", manner = ""] = process.argv.slice(2);
const restMs = 100;
let death: Death | null = null;
process.on("message", (said: Death) => {
  death = said;
});
process.on("disconnect", () => process.exit());

function reached(step: DeathStep): void {
  if (death?.step !== step) return;
  death = { step, times: death.times - 1 };
  if (death.times <= 0) process.kill(process.pid, "SIGKILL");
}

/** Files that are written in two halves. */
function inHalves(disk: Blobs): Blobs {
  const halves = async function* (bytes: Uint8Array) {
    yield bytes.subarray(0, bytes.length >> 1);
    reached("half a file written");
    yield bytes.subarray(bytes.length >> 1);
  };
  return { ...disk, put: (name, bytes) => disk.write(name, halves(bytes)) };
}

/** All acts between two calls of `commit` in one transaction: what they tell others comes too early. */
function committingLate(database: Database) {
  let shared: Transaction | undefined;
  let end: () => void = () => undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const begin = () =>
    new Promise<Transaction>((resolve) => {
      ended = database.transaction("read write", async (tx) => {
        resolve(tx);
        await new Promise<void>((done) => {
          end = done;
        });
      });
    });
  const late: Database = {
    ...database,
    transaction: async (_mode, work) => {
      shared ??= await begin();
      return work(shared);
    },
  };
  const commit = async () => {
    end();
    shared = undefined;
    await ended;
  };
  return { database: late, commit };
}

const opened = openDatabase(databaseUrl, "lianzao_worker", 3);
const timely = { database: opened, commit: () => Promise.resolve() };
const { database, commit } = manner === "late" ? committingLate(opened) : timely;
const config = readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
const parts = {
  config,
  blobs: inHalves(diskBlobs(config.blobDir)),
  log: openLog("test", "silent"),
};
const holder = `sealer ${process.pid}`;
const sequencer = await openSequencer({ ...parts, database, holder, reached });
await commit();
process.send?.("ready");
for (;;) {
  const sealed = await sequencer.round();
  await commit();
  if (sealed === 0) await pause(restMs);
}
