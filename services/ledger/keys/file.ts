import { readFileSync } from "node:fs";
import { noteKey, printNoteKey, Rejected, readNoteKey } from "../../../contracts/proof/index.ts";
import { replaceSecret } from "../../platform/keys.ts";
import { type HeldKey, LogKeyRefused } from "./rules.ts";

// LOG_KEY_FILE has a line for each key of the log, in their order: the secret of one that signs in
// base64, or of one that was retired its line `name+id+key`.

export const seedLength = 32;

/** A key of this log by its secret. */
export function heldKey(origin: string, seed: Uint8Array): HeldKey {
  return { verifierKey: printNoteKey(noteKey({ name: origin, seed })), seed };
}

function keyIn(line: string, origin: string): HeldKey | null {
  // A line `name+id+key` has more bytes than that, whatever its name.
  const seed = Buffer.from(line, "base64");
  if (seed.length === seedLength) return heldKey(origin, seed);
  try {
    return readNoteKey(line).name === origin ? { verifierKey: line, seed: null } : null;
  } catch (fault) {
    if (fault instanceof Rejected) return null;
    throw fault;
  }
}

function textOf(file: string, origin: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    // Not made anew: another key could sign nothing that anyone takes for this log's.
    const why = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "is not there" : "is closed";
    throw new LogKeyRefused(
      `the key file ${file} of the log ${origin} ${why}: say by LOG_KEY_FILE or DATA_DIR where ` +
        "it is, or put it back",
      { cause },
    );
  }
}

/** The keys of the log in its file, the oldest first. Only reads. Throws `LogKeyRefused`. */
export function readHeldKeys(file: string, origin: string): readonly HeldKey[] {
  const lines = textOf(file, origin).trim().split("\n");
  return lines.map((line, at) => {
    const key = keyIn(line.trim(), origin);
    if (key !== null) return key;
    throw new LogKeyRefused(
      `line ${at + 1} of the key file ${file} holds neither ${seedLength} bytes nor a key of the ` +
        `log ${origin}`,
    );
  });
}

/** Puts these keys in the place of those before, whole and at once. */
export function writeHeldKeys(file: string, keys: readonly HeldKey[]): void {
  const lines = keys.map(({ seed, verifierKey }) => {
    return seed === null ? verifierKey : Buffer.from(seed).toString("base64");
  });
  replaceSecret(file, `${lines.join("\n")}\n`);
}
