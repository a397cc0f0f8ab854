import { isMainThread } from "node:worker_threads";
import { isDamage, LogKeyRefused, logVerifierKey, type Told } from "../ledger/index.ts";
import { openBlobs } from "../platform/blobs.ts";
import { configOfProcess } from "../platform/config.ts";
import { openDatabase } from "../platform/database.ts";
import { checkAsTold, openCheckers } from "./checkers.ts";
import { walkAll } from "./walk.ts";

// `npm run fsck`: walks what the ledger keeps and names the first thing that is wrong. Ends with 0
// where nothing is, with 1 where something is, with 2 where the log's keys are not there to check by.

const barWidth = 30;
let told = "";

/** A bar on a terminal; elsewhere a line for each part. */
function show({ part, done, all }: Exclude<Told, { why: string }>): void {
  if (!process.stderr.isTTY) {
    if (told !== part) process.stderr.write(`${part}: ${all}\n`);
    told = part;
    return;
  }
  const filled = all === 0 ? barWidth : Math.round((done / all) * barWidth);
  const bar = "█".repeat(filled).padEnd(barWidth, "░");
  if (told !== part && told !== "") process.stderr.write("\n");
  process.stderr.write(`\r${part.padEnd(6)} ${bar} ${done} / ${all}`);
  told = part;
}

const unseen =
  "not checked: a capture's frame (trace_captures.frame) cannot be derived from its events, and the bytes that were captured are not kept";

const config = configOfProcess();

// Most questions are of one stretch of a table, which a plan that must do for all stretches takes for
// a large part of it: from the sixth question on PostgreSQL read whole tables for each of them. Those
// of whole tables take as long as they take.
const patient = { plan_cache_mode: "force_custom_plan", statement_timeout: "0" };
const openWalk = () => openDatabase(config.databaseUrl, "lianzao_worker", 2, patient);

async function walk(): Promise<void> {
  const database = openWalk();
  const checkers = openCheckers(new URL(import.meta.url));
  try {
    const logKey = await logVerifierKey(database, config);
    let damaged = false;
    for await (const news of walkAll(database, openBlobs(config), logKey, checkers)) {
      if (!isDamage(news)) show(news);
      else {
        damaged = true;
        process.stdout.write(`\nwrong: ${news.at}: ${news.why}\n`);
      }
    }
    if (!damaged) {
      const none = logKey === null ? "there is no log yet; " : "";
      process.stdout.write(`\n${none}nothing is wrong\n${unseen}\n`);
    }
    process.exitCode = damaged ? 1 : 0;
  } finally {
    await checkers.close();
    await database.close();
  }
}

function refused(fault: unknown): void {
  if (!(fault instanceof LogKeyRefused)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 2;
}

if (isMainThread) await walk().catch(refused);
else checkAsTold(openWalk());
