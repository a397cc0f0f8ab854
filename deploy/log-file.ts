import { existsSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

const largestBytes = 16 * 1024 * 1024;

/** Opens a log for appending. A large one makes way first; one old one is kept. */
export function openLogFile(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > largestBytes) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o640);
}
