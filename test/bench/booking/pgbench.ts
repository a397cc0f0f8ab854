import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";

const run = promisify(execFile);
const driver = "pgbench";

/** A transaction that many clients repeat: statements without values, `:slot` a number at random. */
export interface Script {
  readonly name: string;
  readonly statements: readonly string[];
}

export interface Drive {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  /** How many slots there are to choose from. */
  readonly slots: number;
}

/** What drives the peers: pgbench where it is installed, else postgres.js. */
export async function driverOf(): Promise<string> {
  try {
    const { stdout } = await run(driver, ["--version"]);
    return stdout.trim();
  } catch {
    return "postgres.js";
  }
}

/** Transactions per second of a script; those that fail are not counted. */
export async function perSecond(script: Script, drive: Drive): Promise<number> {
  return (await driverOf()) === "postgres.js" ? byDriver(script, drive) : byPgbench(script, drive);
}

async function byPgbench(script: Script, { url, clients, seconds, slots }: Drive): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "lianzao-bench-"));
  const file = join(folder, "script.sql");
  const lines = script.statements.map((each) => `${each.replaceAll(/\s+/g, " ")};`);
  writeFileSync(file, [`\\set slot random(0, ${slots - 1})`, ...lines].join("\n"));
  try {
    const counts = ["-c", String(clients), "-j", "2", "-T", String(seconds)];
    const { stdout } = await run(driver, ["-n", "-M", "prepared", ...counts, "-f", file, url]);
    return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function byDriver(script: Script, { url, clients, seconds, slots }: Drive): Promise<number> {
  const ends = performance.now() + seconds * 1_000;
  let done = 0;
  const client = async () => {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    while (performance.now() < ends) {
      const slot = Math.floor(Math.random() * slots);
      for (const each of script.statements) await sql.unsafe(each.replaceAll(":slot", `${slot}`));
      done += 1;
    }
    await sql.end();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return done / seconds;
}
