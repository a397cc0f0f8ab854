import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCheckpoint, readNoteKey } from "../../contracts/proof/index.ts";
import { damagedKey, damagedSignature, keysOf } from "../../services/ledger/fsck/keys.ts";
import { headsOf } from "../../services/ledger/fsck/log.ts";
import {
  addLogKey,
  listLogKeys,
  logVerifierKey,
  mountLog,
  openSequencer,
  retireLogKey,
} from "../../services/ledger/index.ts";
import type { SealingStep } from "../../services/ledger/steps.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { readConfig } from "../../services/platform/config.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import type { Shell } from "../../services/platform/http.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../stage/database.ts";

const log = openLog("test", "silent");
const folder = mkdtempSync(join(tmpdir(), "lianzao-log-keys-"));
const file = join(folder, "log.key");
const told: string[] = [];
let fresh: FreshDatabase;
let database: Database;
let owner: postgres.Sql;
let holders = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, "lianzao_worker", 4);
  owner = postgres(fresh.url, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

const config = (more: Record<string, string> = {}) =>
  readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder, ...more });
const renewal = (later = 0) => ({
  database,
  logKeyFile: file,
  now: () => new Date(Date.now() + later),
  tell: (line: string) => told.push(line),
});

/** A worker that starts; with a step at which it dies. */
function started(diesAt?: SealingStep) {
  holders += 1;
  const reached = (step: SealingStep) => {
    if (step === diesAt) throw new Error("killed");
  };
  const blobs = diskBlobs(join(folder, "blobs"));
  return openSequencer({ database, config: config(), blobs, holder: `${holders}`, log, reached });
}

async function queue(): Promise<void> {
  await owner`insert into log_waiting (event_id, commitment, keys, arrived_at)
    values (${newId()}, ${randomBytes(32)}, ${randomBytes(32)}, now())`;
}

/** Starts a worker that seals so many heads and stops; or is killed at a step of the last. */
async function sealed(heads: number, diesAt?: SealingStep): Promise<void> {
  const one = await started(diesAt);
  for (let head = 0; head < heads; head += 1) {
    await queue();
    const round = one.round();
    if (diesAt === undefined) expect(await round).toBe(2);
    else await expect(round).rejects.toThrow("killed");
  }
  // A dead one's lease is waited out; here it is given back.
  await one.stop();
}

const known = () => owner<{ line: string; since: string; until: string | null }[]>`
  select verifier_key as line, since, until from logs order by number`;

/** What is served under /log/key. */
async function served(): Promise<string> {
  const app = new Hono();
  mountLog(app as unknown as Shell, database, diskBlobs(join(folder, "blobs")));
  return (await app.request("/log/key")).text();
}

/** Which of the log's keys, by number, have signed each head, in the order of sizes. */
async function signers(): Promise<string[]> {
  const keys = (await known()).map(({ line }) => readNoteKey(line));
  return (await headsOf(database)).map(({ note, size }) => {
    return keys
      .flatMap((key, at) => {
        try {
          return openCheckpoint(note ?? "", key).size === size ? [at + 1] : [];
        } catch {
          return [];
        }
      })
      .join("+");
  });
}

/** What fsck finds wrong with the keys and the signatures of heads. */
async function wrong(lines?: string): Promise<string | null> {
  const heads = await headsOf(database);
  const keys = await keysOf(database);
  const by = lines ?? (await logVerifierKey(database, config())) ?? "";
  const found = damagedKey(heads, keys, by) ?? damagedSignature(heads, keys);
  return found === null ? null : `${found.at}: ${found.why}`;
}

/** The public lines of the keys in such a file. */
async function linesIn(text: string): Promise<string> {
  const other = join(folder, "other.key");
  writeFileSync(other, text);
  return (await logVerifierKey(database, { logKeyFile: other })) ?? "";
}

let oldFile = "";
let bothFile = "";

describe("the log's key is renewed", () => {
  it("by a second one, which begins with a start of the worker and not with the file", async () => {
    await expect(addLogKey(renewal())).rejects.toThrow("there is no log yet");
    await sealed(2);
    oldFile = readFileSync(file, "utf8");
    const late = await started();
    await addLogKey(renewal());
    await expect(addLogKey(renewal())).rejects.toThrow("there is a second key already");
    bothFile = readFileSync(file, "utf8");
    expect(bothFile).toMatch(new RegExp(`^${oldFile.trim().replaceAll("+", "\\+")}\n\\S{44}\n$`));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await queue();
    expect(await late.round()).toBe(2);
    await late.stop();
    expect(await signers()).toEqual(["1", "1", "1"]);
    expect(await wrong()).toBeNull();
    await expect(retireLogKey(renewal(120_000))).rejects.toThrow("no head is signed by both");
  });

  it("so that each head is signed by all keys of its time, whoever dies where", async () => {
    // One dies under the old key before it has signed; its heir holds both.
    writeFileSync(file, oldFile);
    await sealed(1, "head committed");
    writeFileSync(file, bothFile);
    await sealed(1);
    await sealed(1, "head signed");
    await sealed(1);
    expect(await signers()).toEqual(["1", "1", "1", "1", "1+2", "1+2", "1+2"]);
    const [first, second] = await known();
    expect([first?.since, first?.until]).toEqual(["0", null]);
    expect([second?.since, second?.until]).toEqual(["8", null]);
    // Oldest first: whoever reads the first line only has a key that has signed every head served.
    expect(await served()).toBe(`${first?.line}\n${second?.line}\n`);
    expect(await wrong()).toBeNull();
  });

  it("not by a worker that has the old file still: it gives way and says so", async () => {
    writeFileSync(file, oldFile);
    await expect(started()).rejects.toThrow("line 2 of LOG_KEY_FILE is not the log's key 2");
    // One that was started before the second key began, and comes to lead afterwards.
    await owner`delete from logs where number = 2`;
    const late = await started();
    const [, line = ""] = (await linesIn(bothFile)).split("\n");
    await owner`insert into logs (origin, verifier_key, number, since)
      select origin, ${line}, 2, 8 from logs`;
    await expect(late.round()).rejects.toThrow("an older one that was put back");
    writeFileSync(file, bothFile);
    await sealed(1);
    expect((await signers()).at(-1)).toBe("1+2");
  });

  it("until the old key ends, of which its line is left", async () => {
    await expect(retireLogKey(renewal())).rejects.toThrow("both keys must sign for a while");
    // The head that a dead one has left without its signature is the first of the new key alone.
    await sealed(1, "head committed");
    await retireLogKey(renewal(120_000));
    const [old] = await known();
    expect(readFileSync(file, "utf8").split("\n")[0]).toBe(old?.line);
    expect(await wrong()).toBeNull();
    await sealed(1);
    const by = await signers();
    expect(by.slice(3)).toEqual(["1", "1+2", "1+2", "1+2", "1+2", "2", "2"]);
    const [ended, signing] = await known();
    expect([ended?.until, signing?.until]).toEqual(["16", null]);
    expect(await served()).toBe(`${signing?.line}\n`);
    expect(await wrong()).toBeNull();
    await expect(retireLogKey(renewal(120_000))).rejects.toThrow("there is one key only");
    told.length = 0;
    await listLogKeys(renewal());
    expect(told.map((line) => line.replace(/ \S+ /, " "))).toEqual([
      "1. has signed heads of sizes 1 to 16",
      "2. signs heads of sizes from 9 on",
    ]);
  });

  it("and an older file that is put back afterwards is refused, as is another's", async () => {
    const present = readFileSync(file, "utf8");
    const refusals = [
      [oldFile, "holds the secret of the log's key 1, which ended with the head of size 16"],
      [bothFile, "holds the secret of the log's key 1, which ended with the head of size 16"],
      [`${randomBytes(32).toString("base64")}\n`, "is not the key of the log"],
      [`${present}${present.split("\n")[0]}\n`, "holds more keys than one beside"],
      ["half a line\n", "line 1 of the key file"],
    ] as const;
    for (const [text, why] of refusals) {
      writeFileSync(file, text);
      await expect(started(), why).rejects.toThrow(why);
    }
    // By hand, without an overlap.
    const [, own = ""] = present.split("\n");
    const [, second] = await known();
    const third = randomBytes(32).toString("base64");
    writeFileSync(file, present.replace(own, `${second?.line}\n${third}`));
    await expect(started()).rejects.toThrow("no other has signed a head yet");
    writeFileSync(file, present);
    await sealed(1);
    expect((await signers()).at(-1)).toBe("2");
  });
});

describe("a key file that is not there", () => {
  it("is not made anew for a log that has its key", async () => {
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(elsewhere);
    const misled = config({ DATA_DIR: elsewhere });
    const blobs = diskBlobs(misled.blobDir);
    const opened = openSequencer({ database, config: misled, blobs, holder: "misled", log });
    await expect(opened).rejects.toThrow(/the key file .*elsewhere.* is not there/);
    await expect(logVerifierKey(database, misled)).rejects.toThrow("is not there");
    expect(existsSync(misled.logKeyFile)).toBe(false);
  });
});

describe("a walk over the ledger", () => {
  it("names a head that lacks the signature of one of its keys, or has another's", async () => {
    const [head] = await owner<{ size: string; note: string }[]>`
      select size, note from log_checkpoints where size = 12`;
    const parts = (head?.note ?? "").split("\n");
    // A text of three lines and an empty one, then a signature each.
    expect(parts).toHaveLength(7);
    for (const [line, number] of [
      [4, 1],
      [5, 2],
    ] as const) {
      const note = parts.filter((_, at) => at !== line).join("\n");
      await owner`update log_checkpoints set note = ${note} where size = 12`;
      expect(await wrong()).toBe(`log_checkpoints 12: it is not signed by the log's key ${number}`);
    }
    await owner`update log_checkpoints set note = ${head?.note ?? ""} where size = 12`;
    expect(await wrong()).toBeNull();
  });

  it("names a key that is said to have begun or ended with another head, or with none", async () => {
    const changes = [
      ["since", 2, 10, 8, "log_checkpoints 10: it is signed by the log's key 2"],
      ["since", 2, 6, 8, "log_checkpoints 8: it is not signed by the log's key 2"],
      ["since", 2, 9, 8, "logs 2"],
      ["since", 1, 2, 0, "logs 1"],
      ["until", 1, 14, 16, "log_checkpoints 16: it is signed by the log's key 1"],
      ["until", 1, 18, 16, "log_checkpoints 18: it is not signed by the log's key 1"],
      ["until", 1, null, 16, "log_checkpoints 18: it is not signed by the log's key 1"],
      ["until", 2, 22, null, "logs"],
    ] as const;
    for (const [column, number, to, back, told] of changes) {
      await owner`update logs set ${owner(column)} = ${to} where number = ${number}`;
      expect(await wrong(), `${column} ${number} ${to}`).toMatch(new RegExp(`^${told}`));
      await owner`update logs set ${owner(column)} = ${back} where number = ${number}`;
    }
    expect(await wrong()).toBeNull();
  });

  it("goes by the keys of the file, and not by what the database says of them", async () => {
    expect(await wrong(await linesIn(oldFile))).toMatch(/^logs 2: /);
    expect(await wrong(await linesIn(bothFile))).toBeNull();
  });
});
