import { setTimeout as rest } from "node:timers/promises";
import { addLogKey, listLogKeys, retireLogKey } from "../ledger/index.ts";
import { type Generation, readGenerations, writeGenerations } from "../platform/generations.ts";
import { type KeptTexts, reseal, standingOf } from "../platform/resealing.ts";
import { promoted, withNext, withoutFormer } from "../platform/rotation.ts";

/** What it takes to renew the platform's secret. */
export interface Renewal {
  readonly file: string;
  readonly kept: readonly KeptTexts[];
  /** After how long every program has read the file anew. */
  readonly settleMs: number;
  readonly now: () => Date;
  readonly tell: (line: string) => void;
}

function sentenceOf(generation: Generation): string {
  switch (generation.is) {
    case "sealing":
      return "seals and opens";
    case "next":
      return "opens, and seals once it is promoted";
    case "former":
      return `opens; sealed until ${generation.until.toISOString()}`;
    case "recovery":
      return "dropped: only recovery codes from its time are known by it";
  }
}

/** Says which generations there are, and what is kept under them. */
async function list({ file, kept, tell }: Renewal): Promise<void> {
  readGenerations(file).forEach((each, index) => {
    tell(`${index + 1}. ${sentenceOf(each)}`);
  });
  for (const texts of kept) {
    const { newest, older, unreadable } = await standingOf(texts);
    tell(`${texts.name}: ${newest} newest, ${older} older, ${unreadable} unreadable`);
  }
}

/** Step one: a new generation opens everywhere before it seals anywhere. */
async function add({ file, tell }: Renewal): Promise<void> {
  writeGenerations(file, withNext(readGenerations(file)));
  tell("a new generation opens");
}

/** Step two: the new generation seals. Afterwards no program seals by the one before. */
async function promote({ file, settleMs, now, tell }: Renewal): Promise<void> {
  const known = readGenerations(file);
  await rest(settleMs);
  writeGenerations(file, promoted(readGenerations(file), known, now()));
  await rest(settleMs);
  tell("the new generation seals");
}

/** Puts what is kept under the newest generation, until a whole walk finds nothing more. */
async function resealAll({ kept, tell }: Renewal): Promise<void> {
  for (const texts of kept) {
    let total = 0;
    for (let done = await reseal(texts); done > 0; done = await reseal(texts)) total += done;
    tell(`${texts.name}: ${total} sealed anew`);
  }
}

/** All of it on one machine. Broken off, `rotate` goes on until the new one seals, `reseal` after. */
async function rotate(renewal: Renewal): Promise<void> {
  await add(renewal);
  await promote(renewal);
  await resealAll(renewal);
}

/** Lets former generations open nothing any more. Throws `RotationRefused` when it is too early. */
async function drop({ file, kept, now, tell }: Renewal): Promise<void> {
  let stillSealed = 0;
  for (const texts of kept) stillSealed += (await standingOf(texts)).older;
  writeGenerations(file, withoutFormer(readGenerations(file), stillSealed, now()));
  tell("former generations are dropped");
}

/** What `npm run keys` can do: with the platform's secret, and with the log's key. */
export const commands = {
  list,
  add,
  promote,
  reseal: resealAll,
  rotate,
  drop,
  log: listLogKeys,
  "log-add": addLogKey,
  "log-retire": retireLogKey,
} as const;
