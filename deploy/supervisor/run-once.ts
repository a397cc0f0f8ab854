import { spawn } from "node:child_process";
import { closeSync, writeSync } from "node:fs";
import { openLogFile } from "../log-file.ts";
import { CannotStart } from "./progress.ts";

/** A program that does its work and ends: a migration, the demo data. */
export interface Errand {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly abandon: AbortSignal;
}

const shownCharacters = 4_000;

/**
 * Runs an errand and gives what it wrote to standard output. When it fails, throws `CannotStart`
 * with the end of what it said; all of it is kept in the log.
 */
export function runOnce({ args, cwd, environment, logFile, abandon }: Errand): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: environment,
      signal: abandon,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let answer = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      answer += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      complaint += text;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve(answer);
      const log = openLogFile(logFile);
      writeSync(log, `${answer}${complaint}`);
      closeSync(log);
      const said = (complaint.trim() || answer.trim()).slice(-shownCharacters);
      reject(new CannotStart(`${said}\n(${args.join(" ")} failed; see ${logFile})`));
    });
  });
}
