// `npm run dev`: the same platform from its sources. The programs start again when their source
// changes, the pages are served by vite and change while one looks at them.
import { requireNode } from "./prepare/runtime.mjs";

requireNode();
console.log("Lianzao 联造");
const { ensureInstalled } = await import("./prepare/install.mjs");
const { openProgress } = await import("./prepare/progress.mjs");
const { programs } = await import("./prepare/parts.mjs");
const { root } = await import("./prepare/root.mjs");

const progress = openProgress();
try {
  await ensureInstalled(progress, { development: true });
} catch (fault) {
  console.error(`\n${fault.message}`);
  process.exit(1);
}
process.env.NODE_ENV ??= "development";
const { register } = await import("tsx/esm/api");
register();
const { supervise } = await import("./supervisor/main.ts");
const { develop } = await import("./supervisor/develop.ts");
const argsOf = (program) => ["--import", "tsx", programs[program]];
process.exit(await supervise({ root, progress, argsOf, whileRunning: develop }));
