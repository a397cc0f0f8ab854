import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive, isGone, signal } from "../process.ts";
import { runAs } from "./account.ts";
import { type Cluster, environment, openCluster } from "./cluster.ts";
import { freePort, isFree } from "./port.ts";
import { livingPostmaster, postmasterOf } from "./postmaster.ts";

export interface PostgresOptions {
  readonly dataDir: string;
  /** False for tests: a power cut may lose what was committed, a kill of the server does not. */
  readonly durable?: boolean;
}

/** An embedded PostgreSQL server on a port of 127.0.0.1. */
export interface RunningPostgres {
  readonly pid: number;
  /** It was found running, left behind by a supervisor that was killed. */
  readonly attached: boolean;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** The superuser's address of a database. */
  url(database: string): string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

const attempts = 6;
const pollMs = 20;
const firstRestMs = 200;
const stopPatienceMs = 30_000;
const watchMs = 250;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // Our queries are short; compiling one costs more than it saves.
  jit: "off",
};

function flags(port: number, durable: boolean): string[] {
  const hasty = { fsync: "off", full_page_writes: "off" };
  const all = Object.entries(durable ? settings : { ...settings, ...hasty });
  return ["-p", String(port), ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The port of last time, so that an address someone has noted stays true; else a free one. */
async function choosePort(home: string): Promise<number> {
  const file = join(home, "port");
  let port = 0;
  try {
    port = Number(readFileSync(file, "utf8"));
  } catch {
    // Chosen for the first time.
  }
  if (port > 0 && (await isFree(port, "127.0.0.1"))) return port;
  const chosen = await freePort();
  writeFileSync(file, String(chosen));
  return chosen;
}

function tailOf(logFile: string, from: number): string {
  return readFileSync(logFile).subarray(from).toString("utf8").trim().slice(-2_000);
}

/** Starts the server and waits until it serves; recovery after a crash takes what it takes. */
async function launch(cluster: Cluster, durable: boolean): Promise<number> {
  const { home, directory, binaries, account } = cluster;
  const port = await choosePort(home);
  const logFile = join(home, "server.log");
  const log = openSync(logFile, "a");
  const from = statSync(logFile).size;
  // A process group of its own: Ctrl-C is for the supervisor, which stops the programs first.
  const child = spawn(
    join(binaries.folder, "bin/postgres"),
    ["-D", directory, ...flags(port, durable)],
    {
      ...runAs(account),
      env: environment,
      cwd: directory,
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  child.unref();
  let fault = "";
  child.once("error", ({ message }) => {
    fault = message;
  });
  child.once("exit", (code, name) => {
    fault = `it ended with ${name ?? code}: ${tailOf(logFile, from)}`;
  });
  while (fault === "") {
    const serving = postmasterOf(directory);
    if (serving?.pid === child.pid && serving?.ready) {
      // From now on its end is no failure to start; whoever keeps it hears of it by `ended`.
      child.removeAllListeners("exit");
      return serving.pid;
    }
    await pause(pollMs);
  }
  throw new Error(`PostgreSQL did not start: ${fault}`);
}

/** A server that lives on after its supervisor was killed, once it serves; it may just be ending. */
async function leftBehind(directory: string): Promise<number | undefined> {
  for (;;) {
    const living = livingPostmaster(directory);
    if (living === undefined || living.ready) return living?.pid;
    await pause(pollMs);
  }
}

async function findOrLaunch(cluster: Cluster, durable: boolean) {
  for (let attempt = 1; ; attempt += 1) {
    const found = await leftBehind(cluster.directory);
    if (found !== undefined) return { pid: found, attached: true };
    try {
      return { pid: await launch(cluster, durable), attached: false };
    } catch (fault) {
      // After a kill of the server its last children hold the shared memory for a moment.
      if (attempt === attempts) throw fault;
      await pause(firstRestMs * 2 ** attempt);
    }
  }
}

async function stopServer(pid: number): Promise<void> {
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (recovery at the next start).
  for (const name of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    signal(pid, name);
    if (await isGone(pid, stopPatienceMs)) return;
  }
}

function endOf(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(watch);
      resolve();
    }, watchMs);
    watch.unref();
  });
}

/**
 * Starts the embedded PostgreSQL on `dataDir`, made at the first call, or attaches to the server
 * that already serves it. Ordinary failures of a start after a crash are tried again.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const durable = options.durable ?? true;
  const cluster = openCluster(options.dataDir, durable);
  const { pid, attached } = await findOrLaunch(cluster, durable);
  const port = postmasterOf(cluster.directory)?.port;
  return {
    pid,
    attached,
    ended: endOf(pid),
    url: (database) => `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`,
    stop: () => stopServer(pid),
  };
}
