import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readTilePath, rootFromTiles } from "../../contracts/proof/index.ts";
import { openSequencer } from "../../services/ledger/index.ts";
import { tileBytes } from "../../services/ledger/tiles.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";
import { temporaryFolder } from "../stage/started.ts";

const folder = temporaryFolder("full disk");
const disk = join(folder, "blobs");
const filler = join(disk, "filler");
const page = Buffer.alloc(4_096, 1);
let fresh: FreshDatabase;
let database: Database;
let owner: postgres.Sql;

/** Puts a small disk of its own in the blobs' place; only root may. */
function mounted(): boolean {
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const isSmall = mounted();
const notMounted = isSmall ? "" : " (skipped: whoever runs this may mount no disk)";

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, "lianzao_worker", 3);
  owner = postgres(fresh.url, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await fresh.drop();
  if (isSmall) execFileSync("umount", [disk]);
  rmSync(folder, { recursive: true, force: true });
});

async function queue(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => {
    const [event_id, commitment] = [newId<string>(), randomBytes(32)];
    return { event_id, commitment, keys: randomBytes(32), arrived_at: new Date() };
  });
  await database.sql`insert into log_waiting ${database.sql(rows)}`;
}

function fill(): void {
  try {
    for (;;) appendFileSync(filler, page);
  } catch (fault) {
    expect(fault).toMatchObject({ code: "ENOSPC" });
  }
}

function files(from: string): string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** Every file is whole: no draft is left, and a tile of hashes is as long as its name says. */
function halves(): string[] {
  const log = join(disk, "log");
  return files(log)
    .map((path) => path.slice(log.length + 1))
    .filter((name) => name !== "checkpoint")
    .filter((name) => {
      if (name.endsWith(".draft")) return true;
      const { level, width } = readTilePath(name);
      return level !== "entries" && statSync(join(log, name)).size !== width * 32;
    });
}

async function heads() {
  return owner<{ size: string; root: Buffer; note: string | null }[]>`
    select size, root, note from log_checkpoints order by size`;
}

it.skipIf(!isSmall)(
  `publishes nothing while the blobs' disk is full, leaves no half file, and goes on when there is room${notMounted}`,
  async () => {
    const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder });
    const blobs = diskBlobs(config.blobDir);
    const parts = { database, config, blobs, holder: "full", log: openLog("test", "silent") };
    const sequencer = await openSequencer(parts);
    await queue(10);
    expect(await sequencer.round()).toBe(11);
    fill();
    await queue(300);
    for (const _again of [1, 2]) {
      await expect(sequencer.round()).rejects.toMatchObject({ code: "ENOSPC" });
      expect(await heads()).toMatchObject([{ size: "11" }]);
      expect(halves()).toEqual([]);
    }
    rmSync(filler);
    expect(await sequencer.round()).toBe(301);
    await sequencer.stop();
    const head = (await heads()).at(-1);
    expect(head).toMatchObject({ size: "312", note: expect.stringContaining("312") });
    const nothing = async () => [];
    const root = await rootFromTiles(312, (tile) => tileBytes(tile, blobs, nothing));
    expect(Buffer.from(root)).toEqual(head?.root);
    expect(halves()).toEqual([]);
  },
);
