import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { askOnce, type Served, type Way } from "./load.ts";

const sources = join(import.meta.dirname, "peer");
const cache = resolve(import.meta.dirname, "../../../.cache/bench-identifiers");
const artifact = "org.dspace:handle:6.2";
const jar = join(cache, "handle-6.2.jar");

// What its set-up asks, in its order: kind, primary, address (none of this machine alone is taken),
// ports, whether to log accesses, version, names, telephone, mail, UDP, and twice encryption.
const answers = ["1", "y", "10.0.0.1", "2641", "8000", "n", "1", "bench", "bench", "bench", "1"];
const more = ["bench@firm.example", "n", "n", "n", "n", "n", "n"];

/** Fetches the server and compiles what it lacks, at the first use. */
function ensurePeer(): void {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(jar)) {
    const goal = ["-q", "dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${cache}`];
    execFileSync("mvn", goal, { stdio: ["ignore", process.stderr, process.stderr] });
  }
  const classes = readdirSync(sources).map((file) => join(sources, file));
  execFileSync("javac", ["-nowarn", "-Xlint:none", "-cp", jar, "-d", cache, ...classes], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  if (existsSync(join(cache, "siteinfo.bin"))) return;
  const folder = join(cache, "set-up");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  execFileSync("java", ["-cp", jar, "net.handle.server.SimpleSetup", folder], {
    input: `${[...answers, ...more].join("\n")}\n`,
    stdio: ["pipe", "ignore", "inherit"],
  });
  for (const file of ["siteinfo.bin", "privkey.bin"]) cpSync(join(folder, file), join(cache, file));
}

const settings = (port: number, records: number) => `{
"server_type" = "server"
"interfaces" = (
"hdl_http"
)
"hdl_http_config" = {
"bind_address" = "127.0.0.1"
"bind_port" = "${port}"
"num_threads" = "15"
"backlog" = "50"
"log_accesses" = "no"
}
"server_config" = {
"this_server_id" = "1"
"case_sensitive" = "no"
"storage_type" = "CUSTOM"
"storage_class" = "Storage"
"storage_config" = {
"records" = "${records}"
}
}
}
`;

/** CNRI's Handle server 6.2 with its HTTP front, in a folder of its own. */
export async function startPeer(port: number, records: number): Promise<Served> {
  ensurePeer();
  writeFileSync(join(cache, "config.dct"), settings(port, records));
  // It locks its journal, and keeps it locked when it is killed.
  rmSync(join(cache, "txns"), { recursive: true, force: true });
  const child = spawn("java", ["-cp", `${jar}:${cache}`, "Peer", cache], { stdio: "ignore" });
  const first: Way = { path: (record) => `/88.1/${record}`, status: 302 };
  for (let tries = 0; (await askOnce(port, first, 0).catch(() => null)) === null; tries += 1) {
    if (tries === 100 || child.exitCode !== null) throw new Error("the peer does not answer");
    await pause(200);
  }
  return { name: "CNRI", port, pid: child.pid ?? 0, close: () => child.kill() };
}
