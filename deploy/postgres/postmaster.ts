import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf, isAlive } from "../process.ts";

/** What a running server tells of itself in its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const fileName = "postmaster.pid";

/** Reads postmaster.pid (lines: pid, directory, start, port, socket, address, memory, status). */
export function postmasterOf(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, fileName), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const [pid, , , port, , , , status = ""] = lines;
  return { pid: Number(pid), port: Number(port), ready: status.trim() === "ready" };
}

/**
 * The server that holds this directory now. The file alone proves nothing: after a kill or a power
 * cut it stays behind, and its process number may have gone to another program. PostgreSQL itself
 * would then refuse to start, so such a file is removed.
 */
export function livingPostmaster(cluster: string): Postmaster | undefined {
  const postmaster = postmasterOf(cluster);
  if (postmaster === undefined) return undefined;
  if (isAlive(postmaster.pid) && /\bpostgres\b/.test(commandOf(postmaster.pid))) return postmaster;
  rmSync(join(cluster, fileName), { force: true });
  return undefined;
}
