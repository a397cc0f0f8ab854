// `npm run check`: what can be said without a database, in a minute. All faults, not the first.
import { join } from "node:path";
import { runQuietly } from "../deploy/prepare/child.mjs";
import { ensureInstalled } from "../deploy/prepare/install.mjs";
import { openProgress } from "../deploy/prepare/progress.mjs";
import { root } from "../deploy/prepare/root.mjs";
import { requireNode } from "../deploy/prepare/runtime.mjs";

requireNode();
const vitest = ["vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts"];
const steps = {
  "format and lint": ["@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "."],
  types: ["typescript/bin/tsc", "--noEmit", "-p", "."],
  "dead code": ["knip/bin/knip.js", "--no-progress"],
  "rules, and the order of the house": [...vitest, "--project", "rules", "--project", "house"],
};

const progress = openProgress();
const faults = [];
await ensureInstalled(progress, { development: true });
for (const [title, [tool, ...args]] of Object.entries(steps)) {
  const run = () =>
    runQuietly(process.execPath, [join(root, "node_modules", tool), ...args], { cwd: root });
  await progress.step(title, run).catch((fault) => faults.push(`${title}:\n${fault.message}`));
}
if (faults.length > 0) {
  console.error(`\n${faults.join("\n\n")}`);
  process.exit(1);
}
