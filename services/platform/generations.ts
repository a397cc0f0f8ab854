import { readFileSync, statSync } from "node:fs";
import { keepSecret, replaceSecret } from "./keys.ts";
import { derivedKey, type Keys } from "./sealing.ts";

const size = 32;

/** For what recovery codes are digested. */
export const recoveryUse = "recovery-code/1";

/**
 * One line of the key file. The first generation seals; `next` only opens, until every program has
 * read it; a former one sealed until a time and still opens; of a dropped one nothing is left but
 * the key of the recovery codes that were drawn under it.
 */
export type Generation = { readonly secret: Buffer } & (
  | { readonly is: "sealing" | "next" | "recovery" }
  | { readonly is: "former"; readonly until: Date }
);

/** A line: base64, and after a blank `next`, `until` with a time (ISO 8601), or `recovery`. */
function generationIn(line: string): Generation | null {
  const [text = "", mark, time = ""] = line.split(" ");
  const secret = Buffer.from(text, "base64");
  if (secret.length !== size) return null;
  if (mark === undefined) return { secret, is: "sealing" };
  if (mark === "next" || mark === "recovery") return { secret, is: mark };
  const until = new Date(time);
  return mark === "until" && !Number.isNaN(until.getTime())
    ? { secret, is: "former", until }
    : null;
}

function lineOf(generation: Generation): string {
  const text = generation.secret.toString("base64");
  if (generation.is === "sealing") return text;
  if (generation.is === "former") return `${text} until ${generation.until.toISOString()}`;
  return `${text} ${generation.is}`;
}

/** The generations in a key file, the one that seals first. Throws for any other file. */
export function readGenerations(file: string): Generation[] {
  const generations = readFileSync(file, "utf8").trim().split("\n").map(generationIn);
  const sealing = generations.filter((each) => each?.is === "sealing");
  const next = generations.filter((each) => each?.is === "next");
  const isWhole = generations[0]?.is === "sealing" && sealing.length === 1 && next.length < 2;
  const found = generations.filter((each) => each !== null);
  if (!isWhole || found.length !== generations.length) {
    throw new Error(`the key file ${file} does not hold generations of ${size} bytes`);
  }
  return found;
}

/** Puts generations in the place of those before, whole and at once. */
export function writeGenerations(file: string, generations: readonly Generation[]): void {
  replaceSecret(file, `${generations.map(lineOf).join("\n")}\n`);
}

/** How long a program may go on with what it has read. */
export const readAnewMs = 1_000;

/** The platform's own secret, as its file says now. */
export interface KeptSecret extends Keys {
  /** What is left of dropped generations. */
  recovery(): readonly Uint8Array[];
}

function versionOf(file: string): string {
  const { ino, mtimeMs, size: bytes } = statSync(file);
  return `${ino}/${mtimeMs}/${bytes}`;
}

function secretsIn(generations: readonly Generation[]) {
  const secrets = (isLeft: boolean) =>
    generations.filter(({ is }) => (is === "recovery") === isLeft).map(({ secret }) => secret);
  return { all: secrets(false), recovery: secrets(true) };
}

/**
 * The secret of a key file, made at the first use. At each use that comes a second after the last
 * look the file is looked at, and read anew if it is another: so no program, however busy or halted,
 * seals or opens by what was there before. A file that is gone or broken meanwhile changes nothing.
 */
export function keptGenerations(file: string, clock = Date.now): KeptSecret {
  keepSecret(file, size);
  let version = versionOf(file);
  let secrets = secretsIn(readGenerations(file));
  let lookedAt = clock();
  const current = () => {
    if (clock() - lookedAt < readAnewMs) return secrets;
    lookedAt = clock();
    try {
      const now = versionOf(file);
      if (now !== version) secrets = secretsIn(readGenerations(file));
      version = now;
    } catch {
      // It is looked at again after a second.
    }
    return secrets;
  };
  return { all: () => current().all, recovery: () => current().recovery };
}

/** What is left of a generation that opens nothing any more. */
export function remainderOf({ secret }: Generation): Generation {
  return { secret: derivedKey(secret, recoveryUse), is: "recovery" };
}
