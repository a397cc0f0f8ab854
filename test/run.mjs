// `npm test`, from a fresh clone too: installs, builds, finds a browser, runs everything, and
// closes with one line. `npm test -- laws flow` runs some of it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../deploy/prepare/build.mjs";
import { ensureInstalled } from "../deploy/prepare/install.mjs";
import { openProgress } from "../deploy/prepare/progress.mjs";
import { root } from "../deploy/prepare/root.mjs";
import { requireNode } from "../deploy/prepare/runtime.mjs";
import { ensureBrowser } from "./browser.mjs";
import { closingLine } from "./total.mjs";

requireNode();
const all = ["rules", "house", "laws", "flow", "isolation", "web", "crash"];
const chosen = process.argv.slice(2);
const projects = chosen.length === 0 ? all : chosen;
const needs = (...names) => names.some((name) => projects.includes(name));
const progress = openProgress();

async function prepare() {
  await ensureInstalled(progress, { development: true });
  if (needs("flow", "web", "crash")) await ensureBuilt(progress);
  if (needs("web")) await ensureBrowser(progress);
}

function runVitest(tallyFile) {
  const args = [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--config",
    "test/vitest.config.ts",
    ...projects.flatMap((name) => ["--project", name]),
  ];
  const env = { ...process.env, TALLY_FILE: tallyFile };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

const nothing = { passed: 0, failed: 0, skipped: 0, skippedTitles: [], failedTitles: [] };

function readTally(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return nothing;
  }
}

async function run() {
  const scratch = mkdtempSync(join(tmpdir(), "lianzao-tally-"));
  const file = process.env.TALLY_FILE ?? join(scratch, "tally.json");
  try {
    await prepare();
    const code = await runVitest(file);
    const tally = readTally(file);
    // A run that broke before its first test has failed, too.
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch (fault) {
    console.error(`\n${fault.message}`);
    return { ...nothing, failed: 1 };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const tally = await run();
for (const title of tally.skippedTitles) console.log(`skipped: ${title}`);
// .ci/run asks for the figures by TALLY_FILE and adds them up to a closing line of its own.
if (process.env.TALLY_FILE) writeFileSync(process.env.TALLY_FILE, JSON.stringify(tally));
else console.log(closingLine(tally));
process.exit(tally.failed > 0 ? 1 : 0);
