import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { openProgress } from "./progress.mjs";
import { root } from "./root.mjs";

/** Installs and builds what is missing or stale; ends the process with one message on failure. */
export async function ready(parts) {
  const progress = openProgress();
  try {
    await ensureInstalled(progress);
    await ensureBuilt(progress, parts);
  } catch (fault) {
    console.error(`\n${fault.message}`);
    process.exit(1);
  }
  const argsOf = (program) => ["--enable-source-maps", `dist/${program}.mjs`];
  return { progress, root, argsOf };
}
