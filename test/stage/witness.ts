import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");

/** A witness as a member firm runs it: a process of its own. */
export interface RunningWitness {
  readonly url: string;
  readonly key: string;
  readonly port: number;
  readonly said: string[];
  readonly process: ChildProcess;
  /** Ends it as the machine's failure would, or gently. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface WitnessAsk {
  readonly logKey: string;
  readonly dir: string;
  readonly name?: string;
  readonly port?: number;
}

let file: Promise<string> | undefined;

/** The one file that members download, made as the build makes it. */
async function bundled(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), "witness-file-")), "witness.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["deploy/witness.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  process.once("exit", () => rmSync(dirname(outfile), { recursive: true, force: true }));
  return outfile;
}

async function started(args: readonly string[]) {
  file ??= bundled();
  return spawn(process.execPath, [await file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs it once to its end; gives its code and what it said. */
export async function witnessOnce(args: readonly string[]) {
  const child = await started(args);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const [code] = await once(child, "close");
  return { code: Number(code), said };
}

export async function startWitness({
  logKey,
  dir,
  name = "witness.example/w1",
  port = 0,
}: WitnessAsk): Promise<RunningWitness> {
  const child = await started(
    ["--log", logKey, "--dir", dir, "--name", name].concat("--port", `${port}`, "--language", "en"),
  );
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((done, fail) => {
    child.once("exit", (code) => fail(new Error(`the witness ended with ${code}: ${said}`)));
    lines.on("line", (line) => {
      said.push(line);
      if (said.length === 3) done();
    });
  });
  child.stderr.on("data", (part) => said.push(String(part)));
  await ready;
  const url = /http:\S+/.exec(said[0] ?? "")?.[0] ?? "";
  const key = / (\S+)$/.exec(said[1] ?? "")?.[1] ?? "";
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return { url, key, port: Number(new URL(url).port), said, process: child, end };
}
