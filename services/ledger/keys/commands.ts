import { randomBytes } from "node:crypto";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { logIdentity, timeOfHeadAfter } from "../reads.ts";
import { sizesOf } from "./agree.ts";
import { heldKey, readHeldKeys, seedLength, writeHeldKeys } from "./file.ts";
import {
  agreedKeys,
  type HeldKey,
  type LogKey,
  LogKeyRefused,
  withNextKey,
  withoutFormerKey,
} from "./rules.ts";

/** What it takes to renew the log's key. */
export interface LogRenewal {
  readonly database: Database;
  readonly logKeyFile: string;
  readonly now: () => Date;
  readonly tell: (line: string) => void;
}

interface Standing {
  readonly origin: string;
  readonly known: readonly LogKey[];
  readonly held: readonly HeldKey[];
}

/** The log and its file, which must be of one another. */
async function standingOf(scope: ProgramScope, file: string): Promise<Standing> {
  const log = await logIdentity(scope);
  if (log === null) throw new LogKeyRefused("there is no log yet; start the platform first");
  const held = readHeldKeys(file, log.origin);
  agreedKeys(log.keys, held, await sizesOf(scope));
  return { origin: log.origin, known: log.keys, held };
}

function sentenceOf(known: LogKey | undefined, { seed }: HeldKey): string {
  if (known === undefined) return "signs once the worker is started anew";
  const { since, until } = known;
  if (until !== null) return `has signed heads of sizes ${since + 1} to ${until}`;
  if (seed === null) return "is retired once the worker is started anew";
  return `signs heads of sizes from ${since + 1} on`;
}

/** Says which keys the log has, and which heads each signs. */
export async function listLogKeys({ database, logKeyFile, tell }: LogRenewal): Promise<void> {
  const { known, held } = await asProgram(database, (scope) => standingOf(scope, logKeyFile));
  held.forEach((key, at) => {
    tell(`${at + 1}. ${key.verifierKey} ${sentenceOf(known[at], key)}`);
  });
}

/** Step one: a second key, which signs each head beside the first from the worker's next start on. */
export async function addLogKey({ database, logKeyFile, tell }: LogRenewal): Promise<void> {
  const { origin, held } = await asProgram(database, (scope) => standingOf(scope, logKeyFile));
  const next = heldKey(origin, randomBytes(seedLength));
  writeHeldKeys(logKeyFile, withNextKey(held, next));
  tell(`the log's new key: ${next.verifierKey}`);
  tell("start the worker anew: from then on both keys sign; tell all who verify of the new one");
}

/** Step two: of the older key only its line is left, and it signs nothing any more. */
export async function retireLogKey(renewal: LogRenewal): Promise<void> {
  const { database, logKeyFile, now, tell } = renewal;
  const { held, both } = await asProgram(database, async (scope) => {
    const { known, ...standing } = await standingOf(scope, logKeyFile);
    // The second key may wait for the worker's start still.
    const second = known[standing.held.length - 1];
    const both = second === undefined ? null : await timeOfHeadAfter(scope, second.since);
    return { held: standing.held, both };
  });
  const left = withoutFormerKey(held, both, now());
  writeHeldKeys(logKeyFile, left);
  const former = left.findLast(({ seed }) => seed === null);
  tell(`the secret is gone of the key ${former?.verifierKey}`);
  tell("start the worker anew: from then on the newer key signs alone");
}
