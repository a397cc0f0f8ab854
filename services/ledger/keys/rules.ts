import { SettingRefused } from "../../kernel/setting.ts";

/** A key of the log as the database knows it: it signs the heads of the sizes (since, until]. */
export interface LogKey {
  /** Keys are numbered in their order, from one on. */
  readonly number: number;
  /** Its line `name+id+key`. */
  readonly verifierKey: string;
  readonly since: number;
  /** Null until it has ended. */
  readonly until: number | null;
}

/** A key of the log as LOG_KEY_FILE holds it. */
export interface HeldKey {
  readonly verifierKey: string;
  /** Null once it was retired: of such a key the file keeps its line alone. */
  readonly seed: Uint8Array | null;
}

/** How far the log has come. */
export interface Sizes {
  /** Of the newest head, signed or not. */
  readonly newest: number;
  /** Of the newest head that is signed. */
  readonly signed: number;
}

/** Why LOG_KEY_FILE is refused, or stays as it is. */
export class LogKeyRefused extends SettingRefused {}

/** Whether a key signs the head of a size. */
export function signs({ since, until }: Pick<LogKey, "since" | "until">, size: number): boolean {
  return size > since && (until === null || size <= until);
}

const seedsIn = (held: readonly HeldKey[]) => held.filter(({ seed }) => seed !== null).length;

/** Refuses a file that lacks a key of the log, or holds the secret of one that has ended. */
function requireOfLog(known: readonly LogKey[], held: readonly HeldKey[]): void {
  const lines = new Set(held.map(({ verifierKey }) => verifierKey));
  const [first] = known;
  if (first !== undefined && !known.some(({ verifierKey }) => lines.has(verifierKey))) {
    const [origin] = first.verifierKey.split("+");
    throw new LogKeyRefused(`the key in LOG_KEY_FILE is not the key of the log ${origin}`);
  }
  known.forEach(({ number, verifierKey, until }, at) => {
    const there = held[at];
    if (there?.verifierKey !== verifierKey) {
      throw new LogKeyRefused(
        `line ${number} of LOG_KEY_FILE is not the log's key ${number}, ${verifierKey}: ` +
          "this is another file, or an older one that was put back",
      );
    }
    if (until !== null && there.seed !== null) {
      throw new LogKeyRefused(
        `LOG_KEY_FILE holds the secret of the log's key ${number}, which ended with the head of ` +
          `size ${until}: this is an older file that was put back`,
      );
    }
  });
}

/** Refuses what is more than one step: a second key beside the first, or the end of the first. */
function requireOneStep(known: readonly LogKey[], held: readonly HeldKey[], signed: number): void {
  const added = held.slice(known.length);
  if (added.length > 1 || added.some(({ seed }) => seed === null) || seedsIn(held) > 2) {
    throw new LogKeyRefused("LOG_KEY_FILE holds more keys than one beside the one that signs");
  }
  known.forEach(({ number, until }, at) => {
    const ends = until === null && held[at]?.seed === null;
    const next = known[at + 1];
    if (ends && (next === undefined || next.since >= signed)) {
      throw new LogKeyRefused(
        `the log's key ${number} has no secret in LOG_KEY_FILE, and no other has signed a head yet`,
      );
    }
  });
}

/**
 * The log's keys as they are once the file has its way: a key that it adds begins after the newest
 * head, one that it has retired ends with the newest signed head. So every head is signed by all the
 * keys of its time, whoever died between its making and its signature. Throws `LogKeyRefused`.
 */
export function agreedKeys(
  known: readonly LogKey[],
  held: readonly HeldKey[],
  { newest, signed }: Sizes,
): readonly LogKey[] {
  requireOfLog(known, held);
  requireOneStep(known, held, signed);
  return held.map(({ verifierKey, seed }, at) => {
    const fresh = { number: at + 1, verifierKey, since: newest, until: null };
    const key = known[at] ?? fresh;
    return seed === null && key.until === null ? { ...key, until: signed } : key;
  });
}

/** With a new key beside the one that signs. Throws where one waits or signs there already. */
export function withNextKey(held: readonly HeldKey[], next: HeldKey): readonly HeldKey[] {
  if (seedsIn(held) > 1) {
    throw new LogKeyRefused("there is a second key already; end the first before adding another");
  }
  return [...held, next];
}

/** Heads that were made a minute ago are still served under proofs, and their keys with them. */
const overlapMs = 60_000;

/**
 * With the line of the older key in the place of its secret. Throws unless both have signed for a
 * while: `both` is when the first head under both keys was made, null where there is none.
 */
export function withoutFormerKey(
  held: readonly HeldKey[],
  both: Date | null,
  now: Date,
): readonly HeldKey[] {
  if (seedsIn(held) < 2) throw new LogKeyRefused("there is one key only; add the next one first");
  if (both === null) {
    throw new LogKeyRefused("no head is signed by both keys yet; start the worker anew first");
  }
  const end = new Date(both.getTime() + overlapMs);
  if (now < end) {
    throw new LogKeyRefused(`both keys must sign for a while, at least until ${end.toISOString()}`);
  }
  const former = held.findIndex(({ seed }) => seed !== null);
  return held.map((key, at) => (at === former ? { ...key, seed: null } : key));
}
