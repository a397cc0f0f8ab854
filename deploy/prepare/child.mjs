import { spawn } from "node:child_process";

const keptCharacters = 20_000;

/** A step that ended badly: the message is meant for the person at the terminal. */
export class StepFailed extends Error {}

/**
 * Runs a command to its end without a word. When it fails, throws `StepFailed` with the end of
 * what it wrote.
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let written = "";
    const keep = (text) => {
      written = (written + text).slice(-keptCharacters);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.once("error", (fault) =>
      reject(new StepFailed(`${command} cannot be run: ${fault.message}`)),
    );
    child.once("close", (code, signal) => {
      if (code === 0) resolve(written);
      else reject(new StepFailed(`${written.trim()}\n(${command} ended with ${signal ?? code})`));
    });
  });
}
