import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../deploy/postgres/port.ts";
import { isGone, signal } from "../../deploy/process.ts";

const checkout = resolve(import.meta.dirname, "../..");
const readyLine = "Ctrl-C stops everything.";
const readyPatienceMs = 240_000;
const endPatienceMs = 60_000;
const pollMs = 25;

export type ProgramName = "api" | "worker" | "resolver";

export interface PlatformOptions {
  /** The checkout to start in; this one unless told otherwise. */
  readonly folder?: string;
  /** Kept by the caller when given, else gone with `stop`. */
  readonly dataDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Set only by root: the account that starts it. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

/** What a start came to: it may have refused. */
export interface Start {
  readonly output: string;
  readonly code: number | null;
}

/** The whole platform, started as a newcomer does, in processes of its own. */
export interface Platform {
  readonly apiUrl: string;
  readonly resolverUrl: string;
  readonly dataDir: string;
  readonly supervisorPid: number;
  /** All that the person at the terminal has read so far. */
  output(): string;
  pidOf(program: ProgramName): number;
  databasePid(): number;
  /** As Ctrl-C does; gives the exit code. */
  stop(): Promise<number | null>;
  /** kill -9 of the supervisor, the programs and the database. */
  killAll(): Promise<void>;
}

/** A folder of its own for data; open, since another account may run the database. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `lianzao ${name} `));
  chmodSync(folder, 0o755);
  return folder;
}

/** No test leads anybody out of the machine. */
const nowhere = { HANDLE_REFERRAL: "none", GS1_REFERRAL: "none", OID_REFERRAL: "none" };

function launch(options: PlatformOptions, environment: Record<string, string>) {
  const { npm_lifecycle_event: _, NODE_ENV: _test, ...inherited } = process.env;
  const child = spawn(process.execPath, ["deploy/start.mjs"], {
    cwd: options.folder ?? checkout,
    ...options.account,
    env: { ...inherited, ...nowhere, ...environment, ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, output: () => output };
}

async function settled(child: ChildProcess, output: () => string): Promise<void> {
  const until = performance.now() + readyPatienceMs;
  while (!output().includes(readyLine) && child.exitCode === null && child.signalCode === null) {
    if (performance.now() > until) throw new Error(`not ready:\n${output()}`);
    await pause(pollMs);
  }
}

/** Starts the platform where it is expected to refuse; gives what it said. */
export async function startInVain(options: PlatformOptions): Promise<Start> {
  const { child, output } = launch(options, {});
  await settled(child, output);
  if (child.exitCode === null) {
    child.kill("SIGTERM");
    throw new Error(`it did start:\n${output()}`);
  }
  return { output: output(), code: child.exitCode };
}

function databasePidIn(dataDir: string): number {
  let home = join(dataDir, "postgres");
  try {
    home = readFileSync(join(dataDir, "postgres.place"), "utf8").trim();
  } catch {
    // The database lies where it usually does.
  }
  return Number.parseInt(readFileSync(join(home, "cluster/postmaster.pid"), "utf8"), 10);
}

/** Starts the platform on free ports and waits until it serves. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const dataDir = options.dataDir ?? temporaryFolder("data");
  const [port, resolverPort] = [await freePort(), await freePort()];
  const { child, ended, output } = launch(options, {
    DATA_DIR: dataDir,
    PORT: String(port),
    RESOLVER_PORT: String(resolverPort),
  });
  await settled(child, output);
  const supervisorPid = child.pid;
  if (child.exitCode !== null || supervisorPid === undefined) {
    throw new Error(`it did not start:\n${output()}`);
  }
  const pidOf = (program: ProgramName) =>
    JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8")).programs[program].pid;
  const clean = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    apiUrl: `http://localhost:${port}`,
    resolverUrl: `http://localhost:${resolverPort}`,
    dataDir,
    supervisorPid,
    output,
    pidOf,
    databasePid: () => databasePidIn(dataDir),
    stop: async () => {
      child.kill("SIGINT");
      const late = pause(endPatienceMs, undefined, { ref: false }).then(() => {
        throw new Error("it does not stop");
      });
      const code = await Promise.race([ended, late]);
      clean();
      return code;
    },
    killAll: async () => {
      const programs = (["api", "worker", "resolver"] as const).map(pidOf);
      const all = [supervisorPid, ...programs, databasePidIn(dataDir)];
      for (const pid of all) signal(pid, "SIGKILL");
      for (const pid of all) await isGone(pid, endPatienceMs);
    },
  };
}

/** Waits until `holds`, which is asked again and again. */
export async function eventually(holds: () => boolean | Promise<boolean>, what: string) {
  const until = performance.now() + endPatienceMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`never came true: ${what}`);
    await pause(pollMs);
  }
}

/** Whether the program behind an address can serve. */
export async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
