// `npm run bench -- NAME [arguments]`: runs test/bench/NAME.ts with a database server of its own.
// One JSON line for each metric; the peer's figure, where there is a peer, is from the same run.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../../deploy/prepare/build.mjs";
import { ensureInstalled } from "../../deploy/prepare/install.mjs";
import { openProgress } from "../../deploy/prepare/progress.mjs";
import { root } from "../../deploy/prepare/root.mjs";
import { requireNode } from "../../deploy/prepare/runtime.mjs";

requireNode();
const folder = join(root, "test/bench");
const [name = "", ...args] = process.argv.slice(2);
const bench = `${name}.bench.ts`;
if (!existsSync(join(folder, bench))) {
  const names = readdirSync(folder).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(", ")}`);
  process.exit(1);
}

// Standard output is for the figures alone.
const progress = openProgress(process.stderr);
await ensureInstalled(progress, { development: true });
await ensureBuilt(progress);
const child = spawn(process.execPath, ["--import", "tsx", join(folder, bench), ...args], {
  cwd: root,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
