import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { noteKey, printNoteKey } from "../../contracts/proof/index.ts";
import type { Tally } from "../stage/tally.ts";
import { startWitness } from "../stage/witness.ts";

const run = promisify(execFile);
const source = join(import.meta.dirname, "log-reader");
/** What the reader says one line about each. */
const things = 6;

/** Of another log, whose key is nobody's. */
const otherKey = printNoteKey(noteKey({ name: "other.example/log", seed: new Uint8Array(32) }));

const titled = (name: string) => `clients > log > ${name}`;

async function hasGo(): Promise<boolean> {
  return run("go", ["version"]).then(
    () => true,
    () => false,
  );
}

/** The newest head as a witness has cosigned it, and the witness's key. */
async function cosigned(folder: string, url: string, logKey: string) {
  const note = await (await fetch(`${url}/log/checkpoint`)).text();
  const witness = await startWitness({ logKey, dir: join(folder, "witness") });
  const body = `old 0\n\n${note}`;
  const line = await fetch(`${witness.url}/add-checkpoint`, { method: "POST", body });
  const answer = { note: note + (await line.text()), witness: witness.key };
  await witness.end();
  return answer;
}

/**
 * Lets clients of Go's transparency logs read the log at `url` and say what holds; `oldNote` is a
 * head from before it grew. Skipped where there is no Go.
 */
export async function readLogByGo(
  folder: string,
  { url, key, oldNote }: { readonly url: string; readonly key: string; readonly oldNote: string },
): Promise<Tally> {
  const nothing: Tally = { passed: 0, failed: 0, skipped: 0, failedTitles: [], skippedTitles: [] };
  if (!(await hasGo())) {
    return { ...nothing, skipped: 1, skippedTitles: [titled("no Go to build its reader with")] };
  }
  const program = join(folder, "log-reader");
  if (!existsSync(program)) await run("go", ["build", "-o", program, "."], { cwd: source });
  const [old, file] = [join(folder, "old-checkpoint"), join(folder, "cosigned-checkpoint")];
  writeFileSync(old, oldNote);
  const { note, witness } = await cosigned(folder, url, key);
  writeFileSync(file, note);
  const told = async (by: string) =>
    (await run(program, [`${url}/log/`, by, old, file, witness])).stdout
      .split("\n")
      .filter((line) => line !== "");
  const lines = await told(key);
  console.log(lines.join("\n"));
  const wrong = lines.filter((line) => !line.startsWith("ok "));
  if (wrong.length === 0 && lines.length !== things) wrong.push("it was not read whole");
  // The reader can fail: by the key of another log nothing opens.
  const foreign = await told(otherKey);
  if (!foreign[0]?.startsWith("failed ")) wrong.push("a log opens with another's key");
  const failedTitles = wrong.map(titled);
  return { ...nothing, passed: things + 1 - wrong.length, failed: wrong.length, failedTitles };
}
