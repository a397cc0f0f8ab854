import { type Config, ConfigFaults, readConfig } from "../../services/platform/config.ts";
import { isFree } from "../postgres/port.ts";
import { CannotStart } from "./progress.ts";

/** The embedded database has no address before it runs, and no setting may depend on it. */
const embedded = "postgres://embedded";

/** The programs' own settings, read before anything is started; refused with every fault listed. */
export function readSettings(environment: NodeJS.ProcessEnv): Config {
  const databaseUrl = environment["DATABASE_URL"] || embedded;
  try {
    return readConfig({ ...environment, DATABASE_URL: databaseUrl });
  } catch (fault) {
    if (!(fault instanceof ConfigFaults)) throw fault;
    throw new CannotStart(
      ["These settings are wrong:", ...fault.faults.map((each) => `  - ${each}`)].join("\n"),
    );
  }
}

async function isTaken(port: number): Promise<boolean> {
  // A program on one address only does not everywhere stop us from listening on all of them.
  for (const host of [undefined, "127.0.0.1", "::1"]) {
    if (!(await isFree(port, host))) return true;
  }
  return false;
}

/** Refuses to start when another program listens where ours will. */
export async function requireFreePorts({ port, resolverPort }: Config): Promise<void> {
  const wanted = Object.entries({ PORT: port, RESOLVER_PORT: resolverPort });
  const faults: string[] = [];
  for (const [setting, number] of wanted) {
    if (!(await isTaken(number))) continue;
    const other = number + 1_000 > 65_535 ? number - 1_000 : number + 1_000;
    faults.push(
      `Port ${number} is taken by another program. Stop that program, or choose another port ` +
        `with the setting ${setting}, for example: ${setting}=${other} npm start`,
    );
  }
  if (faults.length > 0) throw new CannotStart(faults.join("\n"));
}
