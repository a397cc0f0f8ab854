import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { postmasterOf } from "../../deploy/postgres/postmaster.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { birthOf, isGone, signal } from "../../deploy/process.ts";
import { migrateDatabase } from "../../services/platform/migrate/migrate.ts";

const prefix = "lianzao-test-";
const ownerFile = "owner";
const migrations = join(import.meta.dirname, "../../deploy/migrations");
const sweepPatienceMs = 10_000;

/** The database server of one run of tests. */
export interface TestServer {
  close(): Promise<void>;
}

function markOf(pid: number): string {
  return `${pid} ${birthOf(pid)}`;
}

/** Removes what earlier runs that were killed have left behind. */
async function sweep(): Promise<void> {
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const folder of left.map((name) => join(tmpdir(), name))) {
    let owner: string;
    try {
      owner = readFileSync(join(folder, ownerFile), "utf8");
    } catch {
      continue;
    }
    if (owner === markOf(Number.parseInt(owner, 10))) continue;
    const server = postmasterOf(join(folder, "postgres/cluster"));
    if (server !== undefined) {
      signal(server.pid, "SIGQUIT");
      await isGone(server.pid, sweepPatienceMs);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An embedded server for one run, without waiting for the disk; nothing of it outlives the run. */
async function startOwn(): Promise<{ url: string; close(): Promise<void> }> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // mkdtemp closes it to everyone else, the account that runs PostgreSQL included.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, ownerFile), markOf(process.pid));
  const server = await startPostgres({ dataDir: folder, durable: false });
  return {
    url: server.url("postgres"),
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function databaseOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** One statement that is not part of a transaction, as the owner. */
async function order(serverUrl: string, statement: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Opens the server for a run: that of TEST_DATABASE_URL, else an embedded one; and migrates the
 * template from which each test file's database is cloned. Workers find both in the environment.
 */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env["TEST_DATABASE_URL"];
  const server =
    given === undefined ? await startOwn() : { url: given, close: async () => undefined };
  const template = `lianzao_template_${process.pid}`;
  const drop = () => order(server.url, `drop database if exists ${template} with (force)`);
  const close = () => drop().finally(server.close);
  try {
    await drop();
    await order(server.url, `create database ${template}`);
    await migrateDatabase(databaseOf(server.url, template), migrations);
  } catch (fault) {
    await close();
    throw fault;
  }
  process.env["TEST_SERVER_URL"] = server.url;
  process.env["TEST_TEMPLATE"] = template;
  return { close };
}

/** A database of one's own, and its end. `url` is the owner's. */
export interface FreshDatabase {
  readonly url: string;
  readonly name: string;
  drop(): Promise<void>;
}

let made = 0;

/**
 * Clones the migrated template for one test file, benchmark or history; or another database, to
 * which nobody is connected.
 */
export async function cloneTemplate(
  template = process.env["TEST_TEMPLATE"],
): Promise<FreshDatabase> {
  const serverUrl = process.env["TEST_SERVER_URL"];
  if (serverUrl === undefined || template === undefined) {
    throw new Error("no database server: run the tests by `npm run vitest -- run FILE`");
  }
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await order(serverUrl, `create database ${name} template ${template}`);
  return {
    url: databaseOf(serverUrl, name),
    name,
    drop: () => order(serverUrl, `drop database if exists ${name} with (force)`),
  };
}
