import { spawn } from "node:child_process";
import { once } from "node:events";
import { startPostgres } from "../postgres/server.ts";
import { databaseName } from "./database.ts";
import { Household } from "./household.ts";
import { environmentFor, prepareDatabase, type StartUp } from "./preparing.ts";
import { CannotStart, type Progress } from "./progress.ts";
import { listenForQuit } from "./quitting.ts";
import { readSettings } from "./settings.ts";
import { supervisorOf, takeTenure } from "./tenure.ts";

export interface Tool {
  readonly root: string;
  readonly progress: Progress;
  readonly argsOf: (program: string) => readonly string[];
  /** For the seed: `--scale N`; for the keys: what to do with them. */
  readonly args: readonly string[];
}

/** The database of a platform that runs on this DATA_DIR, else one of our own for the while. */
async function databaseUrl(start: StartUp): Promise<string> {
  const { settings, household } = start;
  const ours = !process.env["DATABASE_URL"];
  if (ours && supervisorOf(settings.dataDir) !== undefined) {
    const server = await startPostgres({ dataDir: settings.dataDir });
    return server.url(databaseName);
  }
  if (ours) {
    const tenure = await takeTenure(settings.dataDir);
    household.add({ close: tenure.release });
  }
  const database = await prepareDatabase(start, () => undefined);
  return database.url();
}

/** Runs a program to its end with a database, whether the platform runs or not. */
async function runTool(name: string, { root, progress, argsOf, args }: Tool): Promise<number> {
  const household = new Household();
  const { wish: abandon } = listenForQuit(() => household.force());
  try {
    const settings = readSettings(process.env);
    const start = { root, settings, progress, argsOf, household, abandon };
    const env = environmentFor(settings, await databaseUrl(start));
    const child = spawn(process.execPath, [...argsOf(name), ...args], {
      cwd: root,
      env,
      signal: abandon,
      stdio: "inherit",
    });
    const [code] = await once(child, "exit");
    return code ?? 1;
  } catch (fault) {
    progress.line(`\n${fault instanceof CannotStart ? fault.message : (fault as Error).stack}`);
    return 1;
  } finally {
    await household.close();
  }
}

/** `npm run seed -- --scale N`: fills the database. */
export const seed = (tool: Tool): Promise<number> => runTool("seed", tool);

/** `npm run keys -- rotate`: renews the platform's secret; `-- log-add` the log's key. */
export const rotateKeys = (tool: Tool): Promise<number> => runTool("keys", tool);

/** `npm run fsck`: walks the ledger. */
export const fsck = (tool: Tool): Promise<number> => runTool("fsck", tool);
