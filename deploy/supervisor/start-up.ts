import { accountsIn } from "./accounts.ts";
import type { KeptDatabase } from "./database.ts";
import {
  environmentFor,
  logFileOf,
  prepareDatabase,
  runErrand,
  type StartUp,
} from "./preparing.ts";
import { KeptProgram } from "./program.ts";
import { CannotStart } from "./progress.ts";
import { requireFreePorts } from "./settings.ts";
import { type Tenure, takeTenure } from "./tenure.ts";

/** The platform, serving. */
export interface Serving {
  readonly programs: readonly KeptProgram[];
  readonly accounts: ReturnType<typeof accountsIn>;
  /** Resolves with the reason when a part has died too often. */
  readonly lost: Promise<string>;
}

const programNames = ["api", "worker", "resolver"];
const readyPatienceMs = 60_000;

/** Rejects when it takes too long, or when someone wishes to stop. */
function inTime(ready: Promise<unknown>, abandon: AbortSignal): Promise<unknown> {
  const limit = AbortSignal.any([abandon, AbortSignal.timeout(readyPatienceMs)]);
  const late = new Promise((_resolve, reject) => {
    limit.addEventListener("abort", () =>
      reject(new CannotStart("the programs are not ready after a minute; see the logs")),
    );
  });
  return Promise.race([ready, late]);
}

async function startPrograms(
  start: StartUp,
  database: KeptDatabase,
  tenure: Tenure,
): Promise<KeptProgram[]> {
  const programs = programNames.map(
    (name) =>
      new KeptProgram({
        name,
        args: start.argsOf(name),
        cwd: start.root,
        logFile: logFileOf(start, name),
        environment: () => environmentFor(start.settings, database.url()),
        started: (pid) => tenure.note(name, pid),
        tell: (text) => start.progress.line(`  ${text}`),
      }),
  );
  start.household.add({
    close: async () => {
      await Promise.all(programs.map((program) => program.close()));
    },
    force: () => {
      for (const program of programs) program.kill();
    },
  });
  await inTime(Promise.all(programs.map(({ ready }) => ready)), start.abandon);
  return programs;
}

/**
 * Starts everything in its order: the right to run, the ports, the database, its schema, the demo
 * data, the programs. Whatever was started is in the household, also when a later step throws.
 */
export async function startUp(start: StartUp): Promise<Serving> {
  const { settings, progress, household } = start;
  const tenure = await takeTenure(settings.dataDir);
  household.add({ close: tenure.release });
  await requireFreePorts(settings);

  let programs: KeptProgram[] = [];
  const database = await prepareDatabase(start, () => {
    for (const program of programs) program.restart();
  });
  const seeded =
    settings.seed === "demo"
      ? await progress.step("preparing the demo data", () => runErrand(start, "seed", database))
      : "";
  programs = await progress.step("starting api, worker and resolver", () =>
    startPrograms(start, database, tenure),
  );
  return {
    programs,
    accounts: accountsIn(seeded),
    lost: Promise.race([database.lost, ...programs.map(({ lost }) => lost)]),
  };
}
