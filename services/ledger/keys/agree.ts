import type { NoteSigner } from "../../../contracts/proof/index.ts";
import type { Config } from "../../platform/config.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { keepSecret } from "../../platform/keys.ts";
import { logIdentity, newestHead, publishedHead, type Reader } from "../reads.ts";
import { addKey, endKey } from "../writes.ts";
import { readHeldKeys, seedLength } from "./file.ts";
import { agreedKeys, type HeldKey, LogKeyRefused, type Sizes, signs } from "./rules.ts";

/** The log's name, and its keys as the key file has them. */
export interface HeldLog {
  readonly origin: string;
  readonly held: readonly HeldKey[];
}

export async function sizesOf(reader: Reader): Promise<Sizes> {
  const newest = (await newestHead(reader))?.size ?? 0;
  return { newest, signed: (await publishedHead(reader))?.size ?? 0 };
}

/** Names the log after its first key, for which the file is made where there is none. */
async function beginLog(scope: ProgramScope, { logKeyFile, logOrigin }: Config): Promise<void> {
  keepSecret(logKeyFile, seedLength);
  const [first] = readHeldKeys(logKeyFile, logOrigin);
  if (first === undefined || first.seed === null) {
    throw new LogKeyRefused(`${logKeyFile} is of a log that this database does not hold`);
  }
  const { verifierKey } = first;
  await addKey(scope, logOrigin, { number: 1, verifierKey, since: 0, until: null });
}

/**
 * The log as all sequencers agree on it at their start, and its keys by LOG_KEY_FILE; throws
 * `LogKeyRefused` where the file is not the log's. Nothing changes yet: see `takeUp`.
 */
export async function openHeldLog(database: Database, config: Config): Promise<HeldLog> {
  return asProgram(database, async (scope) => {
    if ((await logIdentity(scope)) === null) await beginLog(scope, config);
    const log = await logIdentity(scope);
    if (log === null) throw new Error("the log has no name");
    // The name is part of every signature: a later PUBLIC_URL must not rename a log that exists.
    const held = readHeldKeys(config.logKeyFile, log.origin);
    agreedKeys(log.keys, held, await sizesOf(scope));
    return { origin: log.origin, held };
  });
}

/** Who signs the head of a size, the oldest key first. */
export type SignersOf = (size: number) => readonly NoteSigner[];

/**
 * Lets the keys of the file begin and end. Only under the sequencer's fence: no head is made or
 * signed meanwhile, so that what is written here is true of every head.
 */
export async function takeUp(scope: ProgramScope, { origin, held }: HeldLog): Promise<SignersOf> {
  const known = (await logIdentity(scope))?.keys ?? [];
  const keys = agreedKeys(known, held, await sizesOf(scope));
  for (const [at, key] of keys.entries()) {
    const before = known[at];
    if (before === undefined) await addKey(scope, origin, key);
    else if (before.until !== key.until) await endKey(scope, key);
  }
  const signers = keys.map((key, at) => ({ key, seed: held[at]?.seed ?? null }));
  return (size) =>
    signers.flatMap(({ key, seed }) => {
      return seed !== null && signs(key, size) ? [{ name: origin, seed }] : [];
    });
}

/**
 * The lines by which the log's heads are checked, of all its keys and the oldest first, by the key
 * file and never by what the database says of them; null while there is no log.
 */
export async function logVerifierKey(
  database: Database,
  { logKeyFile }: Pick<Config, "logKeyFile">,
): Promise<string | null> {
  const log = await asProgram(database, logIdentity);
  if (log === null) return null;
  const held = readHeldKeys(logKeyFile, log.origin);
  return held.map(({ verifierKey }) => verifierKey).join("\n");
}
