import type { Config } from "../../services/platform/config.ts";
import { Household } from "./household.ts";
import type { KeptProgram } from "./program.ts";
import { CannotStart, type Progress } from "./progress.ts";
import { listenForQuit, type Quitting } from "./quitting.ts";
import { report } from "./report.ts";
import { readSettings } from "./settings.ts";
import { startUp } from "./start-up.ts";

export { fsck, rotateKeys, seed } from "./tools.ts";

export interface Supervision {
  /** The checkout. */
  readonly root: string;
  readonly progress: Progress;
  /** Node's arguments for a program: its bundle, or its source in development. */
  readonly argsOf: (program: string) => readonly string[];
  /** In development: called when all runs; what it gives is called before anything is stopped. */
  readonly whileRunning?: (running: Running) => Promise<() => Promise<void>>;
}

/** The platform, for those who do something while it runs. */
export interface Running {
  readonly root: string;
  readonly progress: Progress;
  readonly settings: Config;
  readonly programs: readonly KeptProgram[];
}

const interrupted = 130;

async function run(
  { root, progress, argsOf, whileRunning }: Supervision,
  household: Household,
  quitting: Quitting,
): Promise<number> {
  const settings = readSettings(process.env);
  const abandon = quitting.wish;
  const serving = await startUp({ root, settings, progress, argsOf, household, abandon });
  const { programs } = serving;
  const close = await whileRunning?.({ root, progress, settings, programs });
  if (close !== undefined) household.add({ close });
  for (const line of report(settings, serving.accounts)) progress.line(line);
  // In development a program that cannot run waits for its source to be mended.
  const losses = whileRunning === undefined ? [serving.lost] : [];
  const lost = await Promise.race([quitting.wished, ...losses]);
  if (lost === undefined) return 0;
  progress.line(`\n${lost}`);
  return 1;
}

/** Runs the platform until someone stops it. Gives the exit code. */
export async function supervise(supervision: Supervision): Promise<number> {
  const { progress } = supervision;
  // Whoever read our words may be gone; what we started must be stopped all the same.
  process.stdout.on("error", () => undefined);
  const household = new Household();
  const quitting = listenForQuit(() => {
    household.force();
    process.exit(interrupted);
  });
  let code = 0;
  try {
    code = await run(supervision, household, quitting);
  } catch (fault) {
    // What fails because someone wishes to stop is no news.
    if (!quitting.wish.aborted) {
      code = 1;
      const text = fault instanceof CannotStart ? fault.message : (fault as Error).stack;
      progress.line(`\n${text}`);
    }
  }
  // Only the right to run was taken: that is given back without a word.
  if (household.size > 1) await progress.step("stopping", () => household.close());
  else await household.close();
  return code;
}
