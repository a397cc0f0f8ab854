import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlive, isGone } from "../../deploy/process.ts";
import {
  eventually,
  isReady,
  type Platform,
  type ProgramName,
  startInVain,
  startPlatform,
  temporaryFolder,
} from "../stage/started.ts";

const dataDir = temporaryFolder("启动 数据");
const programs: readonly ProgramName[] = ["api", "worker", "resolver"];

let platform: Platform;

/** Whoever dials the api and the resolver is served. */
async function serves({ apiUrl, resolverUrl }: Platform): Promise<boolean> {
  return (await isReady(apiUrl)) && (await isReady(resolverUrl));
}

beforeAll(async () => {
  platform = await startPlatform({ dataDir });
});

afterAll(async () => {
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the supervisor, with its data in a path with spaces and Chinese characters", () => {
  it("says what to open and who may sign in, one line each", async () => {
    const lines = platform.output().split("\n");
    expect(lines.some((line) => line.includes(platform.apiUrl))).toBe(true);
    expect(lines.some((line) => line.includes(platform.resolverUrl))).toBe(true);
    const accounts = lines.slice(lines.indexOf("Demo accounts") + 1).filter((line) => line !== "");
    expect(accounts.length).toBeGreaterThan(5);
    expect(await serves(platform)).toBe(true);
  });

  it("refuses a second start on the same data", async () => {
    const { code, output } = await startInVain({ environment: { DATA_DIR: dataDir } });
    expect(code).toBe(1);
    expect(output).toContain("already runs");
    expect(await serves(platform)).toBe(true);
  });

  it.each(programs)("starts the %s again when it is killed", async (name) => {
    const before = platform.pidOf(name);
    process.kill(before, "SIGKILL");
    await eventually(() => platform.pidOf(name) !== before, `${name} has another process`);
    await eventually(() => serves(platform), "the platform serves");
    expect(isAlive(before)).toBe(false);
  });

  it("starts the database again when it is killed, and the programs find it", async () => {
    const before = platform.databasePid();
    process.kill(before, "SIGKILL");
    await eventually(() => platform.output().includes("the database ended"), "it is noticed");
    await eventually(() => serves(platform), "the platform serves");
    expect(platform.databasePid()).not.toBe(before);
  });

  it("recovers by itself after kill -9 of the whole tree, three times", async () => {
    for (const _round of [1, 2, 3]) {
      await platform.killAll();
      platform = await startPlatform({ dataDir });
      expect(await serves(platform)).toBe(true);
    }
  });

  it("takes no program with it into the dark: they end with a killed supervisor", async () => {
    const [database, ...orphans] = [platform.databasePid(), ...programs.map(platform.pidOf)];
    process.kill(platform.supervisorPid, "SIGKILL");
    for (const pid of orphans) expect(await isGone(pid, 5_000)).toBe(true);
    platform = await startPlatform({ dataDir });
    // The database, which outlived its supervisor, was taken over and not started twice.
    expect(platform.databasePid()).toBe(database);
    expect(await serves(platform)).toBe(true);
  });

  it("finds nothing wrong with the log after all that, by `npm run fsck`", () => {
    const fsck = resolve(import.meta.dirname, "../../deploy/fsck.mjs");
    const env = { ...process.env, DATA_DIR: dataDir };
    const { status, stdout, stderr } = spawnSync(process.execPath, [fsck], { env });
    expect(stdout.toString()).toContain("nothing is wrong");
    expect(stderr.toString()).toMatch(/^events: [1-9]/m);
    expect(status).toBe(0);
  });

  it("stops programs and database on Ctrl-C, and says so", async () => {
    const pids = [platform.databasePid(), ...programs.map(platform.pidOf)];
    expect(await platform.stop()).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(platform.output()).toContain("stopping");
    platform = await startPlatform({ dataDir });
  });
});

describe("a start that cannot be", () => {
  it("names the setting of each port that is taken, and starts nothing", async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const address = other.address();
    const taken = typeof address === "object" ? String(address?.port) : "";
    const folder = temporaryFolder("taken");
    const { code, output } = await startInVain({
      environment: { DATA_DIR: folder, PORT: taken, RESOLVER_PORT: "1" },
    });
    other.close();
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${taken} is taken`);
    expect(output).toContain("setting PORT");
    expect(output).not.toContain("starting the database");
  });

  it("lists every wrong setting", async () => {
    const { code, output } = await startInVain({
      environment: { PORT: "eighty", RESOLVER_PORT: "70000", SEED: "perhaps", PUBLIC_URL: "here" },
    });
    expect(code).toBe(1);
    for (const name of ["PORT", "RESOLVER_PORT", "SEED", "PUBLIC_URL"]) {
      expect(output).toMatch(new RegExp(`- ${name} must`));
    }
    expect(output).not.toContain("starting the database");
  });

  it("tells that DATABASE_URL leads nowhere, without its password", async () => {
    const folder = temporaryFolder("nowhere");
    const { code, output } = await startInVain({
      environment: { DATA_DIR: folder, DATABASE_URL: "postgres://owner:a-secret@127.0.0.1:1/x" },
    });
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(output).toContain("no connection to 127.0.0.1:1");
    expect(output).not.toContain("a-secret");
  });
});
