// `npm run test:clients`: clients that others wrote try the running platform, for what its tests
// were not told to try. They are written in Python; where that cannot be had, they are skipped.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../deploy/prepare/build.mjs";
import { ensureInstalled } from "../deploy/prepare/install.mjs";
import { openProgress } from "../deploy/prepare/progress.mjs";
import { root } from "../deploy/prepare/root.mjs";
import { requireNode } from "../deploy/prepare/runtime.mjs";
import { ensurePython } from "./clients/python.mjs";
import { closingLine } from "./total.mjs";

requireNode();
const progress = openProgress();
const nothing = { passed: 0, failed: 0, skipped: 0, skippedTitles: [], failedTitles: [] };
const failed = (why) => ({ ...nothing, failed: 1, failedTitles: [`clients: ${why}`] });

function runClients(schemathesis, python, tallyFile) {
  const main = join(root, "test/clients/main.ts");
  const args = ["--import", "tsx", main, schemathesis, python, tallyFile];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function run(scratch) {
  await ensureInstalled(progress, { development: true });
  await ensureBuilt(progress);
  const { programOf, reason } = await ensurePython(progress);
  if (reason !== undefined) {
    return { ...nothing, skipped: 1, skippedTitles: [`clients: ${reason}`] };
  }
  const file = join(scratch, "tally.json");
  const code = await runClients(programOf("st"), programOf("python"), file);
  return code === 0 ? JSON.parse(readFileSync(file, "utf8")) : failed(`ended with ${code}`);
}

const scratch = mkdtempSync(join(tmpdir(), "lianzao-tally-"));
const tally = await run(scratch).catch((fault) => {
  console.error(`\n${fault.message}`);
  return failed("could not be run");
});
rmSync(scratch, { recursive: true });
for (const title of tally.failedTitles) console.log(`failed: ${title}`);
for (const title of tally.skippedTitles) console.log(`skipped: ${title}`);
// .ci/run asks for the figures by TALLY_FILE and adds them up to a closing line of its own.
if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, JSON.stringify(tally));
else console.log(closingLine(tally));
process.exit(tally.failed > 0 ? 1 : 0);
