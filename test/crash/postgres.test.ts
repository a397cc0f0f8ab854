import { lstatSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openCluster } from "../../deploy/postgres/cluster.ts";
import { freePort, isFree } from "../../deploy/postgres/port.ts";
import { type RunningPostgres, startPostgres } from "../../deploy/postgres/server.ts";
import { isAlive, isGone } from "../../deploy/process.ts";
import { temporaryFolder } from "../stage/started.ts";

const dataDir = temporaryFolder("数据库");
const started: RunningPostgres[] = [];

async function start(): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir });
  started.push(server);
  return server;
}

/** One query as the superuser, on a connection of its own. */
async function ask<Row extends postgres.Row>(server: RunningPostgres, query: string): Promise<Row> {
  const sql = postgres(server.url("postgres"), { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql.unsafe<Row[]>(query);
    return row as Row;
  } finally {
    await sql.end();
  }
}

afterEach(async () => {
  for (const server of started.splice(0)) if (isAlive(server.pid)) await server.stop();
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe("the embedded PostgreSQL", () => {
  beforeAll(async () => {
    const server = await start();
    await ask(server, "create table kept (words text)");
    await ask(server, "insert into kept values ('渗碳齿轮')");
  });

  it("finds Chinese words by trigrams, which a C locale of libc would drop", async () => {
    const server = await start();
    await ask(server, "create extension if not exists pg_trgm");
    const { trigrams } = await ask<{ trigrams: string[] }>(
      server,
      "select show_trgm(words) as trigrams from kept",
    );
    expect(trigrams.length).toBeGreaterThan(3);
  });

  it("listens on this machine only, and asks everyone for a password", async () => {
    const server = await start();
    const { addresses } = await ask<{ addresses: string }>(
      server,
      "select current_setting('listen_addresses') as addresses",
    );
    expect(addresses).toBe("127.0.0.1");
    const url = new URL(server.url("postgres"));
    url.password = "guessed";
    const sql = postgres(url.toString(), { max: 1 });
    await expect(sql`select 1`).rejects.toMatchObject({ code: "28P01" });
    await sql.end();
  });

  it("keeps its password from other accounts", () => {
    const { home, directory } = openCluster(dataDir, true);
    expect(statSync(join(home, "password")).mode & 0o077).toBe(0);
    expect(statSync(directory).mode & 0o077).toBe(0);
  });

  it("comes back on the port of last time", async () => {
    const before = await start();
    const address = before.url("postgres");
    await before.stop();
    const after = await start();
    expect(after.url("postgres")).toBe(address);
  });

  it("takes another port when that one is taken", async () => {
    const before = await start();
    const { port } = new URL(before.url("postgres"));
    await before.stop();
    const squatter = createServer();
    await new Promise<void>((done) => squatter.listen(Number(port), "127.0.0.1", done));
    const after = await start();
    squatter.close();
    expect(new URL(after.url("postgres")).port).not.toBe(port);
  });

  it("is attached to, not started twice, when it outlived whoever started it", async () => {
    const first = await start();
    const second = await start();
    expect(second.attached).toBe(true);
    expect(second.pid).toBe(first.pid);
  });

  it("recovers what was committed after kill -9, three times", async () => {
    for (const round of [1, 2, 3]) {
      const server = await start();
      await ask(server, `insert into kept values ('round ${round}')`);
      process.kill(server.pid, "SIGKILL");
      await isGone(server.pid, 5_000);
    }
    const { count } = await ask<{ count: string }>(
      await start(),
      "select count(*) from kept where words like 'round%'",
    );
    expect(count).toBe("3");
  });

  it("starts over a postmaster.pid whose number has gone to another process", async () => {
    const { directory } = openCluster(dataDir, true);
    const stale = [process.pid, directory, 1, 5432, "", "127.0.0.1", "", "ready"].join("\n");
    writeFileSync(join(directory, "postmaster.pid"), `${stale}\n`);
    const server = await start();
    expect(server.attached).toBe(false);
    expect(server.pid).not.toBe(process.pid);
  });

  it("makes the symbolic links that npm without install scripts leaves out", async () => {
    const { binaries } = openCluster(dataDir, true);
    const link = join(binaries.folder, "lib/libpq.so.5");
    rmSync(link);
    await (await start()).stop();
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });
});

describe("a port", () => {
  it("is told free or taken", async () => {
    const port = await freePort();
    expect(await isFree(port, "127.0.0.1")).toBe(true);
    const server = await start();
    expect(await isFree(Number(new URL(server.url("postgres")).port), "127.0.0.1")).toBe(false);
  });
});
