import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import {
  type NoteKey,
  type NoteSigner,
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
import { type Language, Misasked, saying } from "./witness/words.ts";

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
  const keys = logKeys(values.log ?? []);
  if (values.check === undefined && values.dir === undefined) throw new Misasked("noDir");
  const isPort = /^\d{1,5}$/.test(values.port) && Number(values.port) < 65_536;
  if (!isPort) throw new Misasked("badPort");
  return { ...values, keys, log: keys[0].name, language: languageOf(values.language) };
}

function logKeys(given: readonly string[]): ReturnType<typeof readNoteKeys> {
  if (given.length === 0) throw new Misasked("noLog");
  try {
    return readNoteKeys(keyLines(given));
  } catch (fault) {
    if (fault instanceof Rejected) throw new Misasked("badLog");
    throw fault;
  }
}

type Asked = ReturnType<typeof asked>;

function serve({ keys, log, dir = "", name, port, host, language }: Asked): void {
  const say = saying(language);
  const kept = new Kept(dir);
  const signer = keptOr(kept, name);
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

/** The witness's key; the directory is free again where there is none. */
function keptOr(kept: Kept, name: string | undefined): NoteSigner {
  try {
    return ownSigner(kept, name);
  } catch (fault) {
    kept.close();
    throw fault;
  }
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

/** The language that is asked for, however wrong the rest of the call may be. */
function wantedLanguage(args: readonly string[]): Language {
  const at = args.findIndex((arg) => /^--language(=|$)/.test(arg));
  const wanted = args[at]?.split("=")[1] ?? (at < 0 ? undefined : args[at + 1]);
  return languageOf(wanted ?? fromEnvironment);
}

/** Says why, and how it is done. */
function notStarted(fault: unknown, language: Language): number {
  const say = saying(language);
  const why = fault instanceof Misasked ? say(fault.why, fault.values) : String(fault);
  process.stderr.write(`${why}\n\n${say("usage")}`);
  return 2;
}

function main(): number | undefined {
  let ask: Asked;
  try {
    ask = asked();
  } catch (fault) {
    return notStarted(fault, wantedLanguage(process.argv.slice(2)));
  }
  const say = saying(ask.language);
  try {
    if (ask.check !== undefined) {
      const found = checkEvidence(readFileSync(ask.check, "utf8"), ask.keys, ask.language);
      tell(found.text);
      return found.proved ? 0 : 1;
    }
    serve(ask);
    return undefined;
  } catch (fault) {
    if (fault instanceof Taken) tell(say("taken", { dir: ask.dir ?? "", pid: fault.pid }));
    else return notStarted(fault, ask.language);
    return 2;
  }
}

const code = main();
if (code !== undefined) process.exitCode = code;
