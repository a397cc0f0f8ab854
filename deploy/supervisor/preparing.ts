import { join } from "node:path";
import type { Config } from "../../services/platform/config.ts";
import { type KeptDatabase, keepDatabase, reachDatabase } from "./database.ts";
import type { Household } from "./household.ts";
import type { Progress } from "./progress.ts";
import { runOnce } from "./run-once.ts";

/** What a start is made with. */
export interface StartUp {
  /** The checkout; every program is started in it. */
  readonly root: string;
  readonly settings: Config;
  readonly progress: Progress;
  /** Node's arguments for a program: its bundle, or its source in development. */
  readonly argsOf: (program: string) => readonly string[];
  readonly household: Household;
  /** Aborted when someone wishes to stop while things are still being started. */
  readonly abandon: AbortSignal;
}

/** What a program is told beyond the settings it inherits. */
export function environmentFor(settings: Config, databaseUrl: string): NodeJS.ProcessEnv {
  return { ...process.env, DATA_DIR: settings.dataDir, DATABASE_URL: databaseUrl };
}

/** Where a program's log is kept. */
export function logFileOf({ settings }: StartUp, name: string): string {
  return join(settings.dataDir, "log", `${name}.log`);
}

async function openDatabase(start: StartUp, moved: () => void): Promise<KeptDatabase> {
  const { progress, settings, household } = start;
  const external = process.env["DATABASE_URL"];
  if (external) return reachDatabase(settings.databaseUrl);
  const tell = (text: string) => progress.line(`  ${text}`);
  const database = await progress.step("starting the database", () =>
    keepDatabase(settings.dataDir, { tell, moved }),
  );
  household.add({ close: database.stop, force: database.force });
  return database;
}

/** Runs the bundle `name` to its end and gives what it wrote. */
export function runErrand(start: StartUp, name: string, database: KeptDatabase): Promise<string> {
  return runOnce({
    args: start.argsOf(name),
    cwd: start.root,
    environment: environmentFor(start.settings, database.url()),
    logFile: logFileOf(start, name),
    abandon: start.abandon,
  });
}

/**
 * The server of DATABASE_URL, else the embedded one, with the schema up to date. `moved` is called
 * when the embedded server had to be started again and has another address.
 */
export async function prepareDatabase(start: StartUp, moved: () => void): Promise<KeptDatabase> {
  const database = await openDatabase(start, moved);
  start.abandon.throwIfAborted();
  await start.progress.step("bringing the schema up to date", () =>
    runErrand(start, "migrate", database),
  );
  return database;
}
