import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Platform, startPlatform, temporaryFolder } from "../stage/started.ts";
import { median, printFigure } from "./figure.ts";

// What a newcomer waits for: the first start of a fresh clone with an empty npm cache (installing,
// building, database, schema, demo data), and later starts. And what each program takes of memory.

const bench = "start";
const laterStarts = 5;
const settleMs = 5_000;
const checkout = resolve(import.meta.dirname, "../..");
const place = temporaryFolder("bench 联造");
const folder = join(place, "clone");

/** What git tracks or would add, as it stands. */
function copyCheckout(): void {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: checkout,
    encoding: "utf8",
  });
  for (const path of listed.split("\0").filter((each) => each !== "")) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(checkout, path), join(folder, path));
  }
}

async function timed(): Promise<{ platform: Platform; seconds: number }> {
  const began = performance.now();
  const platform = await startPlatform({
    folder,
    dataDir: join(folder, ".data"),
    environment: { npm_config_cache: join(place, "npm-cache") },
  });
  return { platform, seconds: Number(((performance.now() - began) / 1000).toFixed(2)) };
}

/** Resident memory of a process in MB (proc(5): VmRSS is in kB). */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+)/m.exec(status) ?? [];
  return Number((Number(kilobytes) / 1024).toFixed(1));
}

function printMemory(platform: Platform, when: string): void {
  const pids = {
    supervisor: platform.supervisorPid,
    api: platform.pidOf("api"),
    worker: platform.pidOf("worker"),
    resolver: platform.pidOf("resolver"),
  };
  for (const [program, pid] of Object.entries(pids)) {
    const metric = `resident memory of ${program}, ${when}`;
    printFigure({ bench, metric, value: residentMb(pid), unit: "MB" });
  }
}

try {
  copyCheckout();
  const first = await timed();
  const metric = "first start, fresh clone and empty npm cache";
  printFigure({ bench, metric, value: first.seconds, unit: "s" });
  await first.platform.stop();

  const seconds: number[] = [];
  for (let turn = 1; turn <= laterStarts; turn += 1) {
    const later = await timed();
    seconds.push(later.seconds);
    if (turn === laterStarts) {
      await new Promise((done) => setTimeout(done, settleMs));
      printMemory(later.platform, "idle");
    }
    await later.platform.stop();
  }
  printFigure({ bench, metric: "later start, median", value: median(seconds), unit: "s" });
  printFigure({ bench, metric: "later start, slowest", value: Math.max(...seconds), unit: "s" });
} finally {
  rmSync(place, { recursive: true, force: true });
}
