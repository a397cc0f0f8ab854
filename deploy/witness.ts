import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import {
  type NoteKey,
  printWitnessKey,
  Rejected,
  readNoteKeys,
  witnessKey,
} from "../contracts/proof/index.ts";
import { keyLines } from "./key-lines.ts";
import { openHead } from "./witness/decide.ts";
import { checkEvidence } from "./witness/evidence.ts";
import { Kept, Taken } from "./witness/kept.ts";
import { ownSigner } from "./witness/key.ts";
import { witnessServer } from "./witness/serve.ts";
import { type Language, saying } from "./witness/words.ts";

// A witness of one log: cosigns its checkpoints while each extends the one before, and keeps the
// evidence when one does not. One file, which needs nothing but Node and a directory.

const languageOf = (wanted: string): Language => (wanted.startsWith("zh") ? "zh" : "en");
const fromEnvironment = process.env["LC_ALL"] ?? process.env["LANG"] ?? "";

const tell = (text: string) => process.stdout.write(`${new Date().toISOString()} ${text}\n`);

function asked() {
  const { values } = parseArgs({
    options: {
      log: { type: "string", multiple: true },
      dir: { type: "string" },
      name: { type: "string" },
      port: { type: "string", default: "8090" },
      host: { type: "string", default: "127.0.0.1" },
      check: { type: "string" },
      language: { type: "string", default: fromEnvironment },
    },
  });
  const keys = readNoteKeys(keyLines(values.log ?? []));
  const isWhole = values.check !== undefined || values.dir !== undefined;
  if (!isWhole || !/^\d{1,5}$/.test(values.port)) throw new Error("usage");
  return { ...values, keys, log: keys[0].name, language: languageOf(values.language) };
}

type Asked = ReturnType<typeof asked>;

function serve({ keys, log, dir = "", name, port, host, language }: Asked): void {
  const say = saying(language);
  const kept = new Kept(dir);
  const signer = ownSigner(kept, name);
  if (signer === null) {
    kept.close();
    throw new Error("usage");
  }
  const end = (code: number) => {
    kept.close();
    process.exit(code);
  };
  // Before anything is answered: without the key of what was cosigned last, nothing can be.
  const since = sinceOf(kept.head, keys, say);
  if (since === null) {
    tell(say("otherKey", { log }));
    end(2);
    return;
  }
  const stop = () => {
    tell(say("overtaken"));
    // The lock is the other's now.
    process.exit(1);
  };
  const server = witnessServer({ kept, keys, signer, say, tell, stop });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end(0));
  server.once("error", (fault) => {
    tell(String(fault));
    end(1);
  });
  server.listen(Number(port), host, () => {
    const { port: bound } = server.address() as AddressInfo;
    tell(say("watching", { name: signer.name, log, url: `http://${host}:${bound}` }));
    tell(say("key", { key: printWitnessKey(witnessKey(signer)) }));
    tell(since);
  });
}

/** From where the witness goes on; null where none of the keys has signed what it cosigned last. */
function sinceOf(head: string | null, keys: readonly NoteKey[], say: ReturnType<typeof saying>) {
  try {
    return head === null ? say("nothing") : say("since", { size: openHead(head, keys).size });
  } catch (fault) {
    if (fault instanceof Rejected) return null;
    throw fault;
  }
}

function main(): number | undefined {
  let ask: Asked;
  try {
    ask = asked();
  } catch {
    process.stderr.write(saying(languageOf(fromEnvironment))("usage"));
    return 2;
  }
  const say = saying(ask.language);
  if (ask.check !== undefined) {
    const found = checkEvidence(readFileSync(ask.check, "utf8"), ask.keys, ask.language);
    tell(found.text);
    return found.proved ? 0 : 1;
  }
  try {
    serve(ask);
    return undefined;
  } catch (fault) {
    if (fault instanceof Taken) tell(say("taken", { dir: ask.dir ?? "", pid: fault.pid }));
    else process.stderr.write(say("usage"));
    return 2;
  }
}

const code = main();
if (code !== undefined) process.exitCode = code;
