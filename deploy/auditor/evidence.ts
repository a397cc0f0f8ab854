import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { HeadRefused } from "../../contracts/proof/audit/replay.ts";

const format = "lianzao/refused/1";

/** Signed notes: of what was verified last, null before there was one, and of what was refused. */
export type Heads = readonly [verified: string | null, refused: string | null];

/**
 * Keeps what the log has signed that does not go together, a line each and the same once
 * (FORMAT.md 15). Gives the path of the file, which stands beside the state.
 */
export function keepRefused(state: string, { kind, values }: HeadRefused, heads: Heads): string {
  const path = `${state}.refused.jsonl`;
  const line = `${JSON.stringify({ format, kind, values, heads })}\n`;
  const kept = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (!kept.includes(line)) appendFileSync(path, line, { mode: 0o600, flush: true });
  return path;
}
