import { existsSync, readFileSync } from "node:fs";

/** The lines of keys that are given as they are, or as files that hold them. */
export function keyLines(given: readonly string[]): string {
  const texts = given.map((text) => (existsSync(text) ? readFileSync(text, "utf8") : text));
  return texts.map((text) => text.trim()).join("\n");
}

/** The log's keys: those given, else what the environment says; null where that is nothing. */
export function logKeyOf(given: readonly string[] = []): string | null {
  const told = process.env["LIANZAO_LOG_KEY"];
  if (given.length > 0) return keyLines(given);
  return told === undefined ? null : keyLines([told]);
}
