import {
  type NoteKey,
  openCheckpoint,
  Rejected,
  readNote,
  readNoteKey,
  sameBytes,
} from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import { type LogKey, signs } from "../keys/rules.ts";
import type { Damage } from "./finding.ts";
import type { Head } from "./log.ts";

/** A key as its row says, and how long the log was when it was read. */
interface KeyRow extends LogKey {
  readonly origin: string;
  readonly newest: number;
}

export async function keysOf(database: Database): Promise<KeyRow[]> {
  const rows = await database.ask<{
    origin: string;
    verifierKey: string;
    number: number;
    since: string;
    until: string | null;
    newest: string;
  }>(`select origin, verifier_key as "verifierKey", number, since, until,
      (select coalesce(max(size), 0) from log_checkpoints) as newest
    from logs order by number`);
  return rows.map(({ since, until, newest, ...row }) => {
    const end = until === null ? null : Number(until);
    return { ...row, since: Number(since), until: end, newest: Number(newest) };
  });
}

function wrongWithRow(
  { origin, verifierKey, number, since, until, newest }: KeyRow,
  at: number,
  { heads, lines }: { readonly heads: readonly Head[]; readonly lines: readonly string[] },
): boolean {
  const last = heads.at(-1)?.size ?? 0;
  // Keys begin and end with a head, and what was made meanwhile was not read.
  const isOfHead = (size: number) =>
    size === 0 || heads.some((head) => head.size === size) || (size > last && size <= newest);
  const isNamed = number === at + 1 && verifierKey === lines[at];
  const begins = at === 0 ? since === 0 : isOfHead(since);
  const ends = until === null || (isOfHead(until) && until > since);
  return !(isNamed && readNoteKey(verifierKey).name === origin && begins && ends);
}

/**
 * Whether the log is named and keyed as the lines say by which it is checked; the last of them may be
 * of a key that has not begun.
 */
export function damagedKey(
  heads: readonly Head[],
  keys: readonly KeyRow[],
  logKey: string,
): Damage | null {
  const lines = logKey.split("\n");
  const wrong = keys.find((key, at) => wrongWithRow(key, at, { heads, lines }));
  const isMissing = keys.length < lines.length - 1 || keys.at(-1)?.until !== null;
  if (wrong === undefined && !isMissing) return null;
  const why = "its name or keys are others than those by which the log is checked";
  return { at: wrong === undefined ? "logs" : `logs ${wrong.number}`, why };
}

/** The first head that is not signed by all keys of its time, and by no other of the log's. */
export function damagedSignature(heads: readonly Head[], keys: readonly LogKey[]): Damage | null {
  const known = keys.map((key) => ({ ...key, key: readNoteKey(key.verifierKey) }));
  for (const head of heads) {
    const why = wrongWithNote(head, known);
    if (why !== null) return { at: `log_checkpoints ${head.size}`, why };
  }
  return null;
}

type Known = LogKey & { readonly key: NoteKey };

function wrongWithNote(head: Head, known: readonly Known[]): string | null {
  const { note } = head;
  if (note === null) return null;
  try {
    const { signatures } = readNote(note);
    for (const each of known) {
      const { name, id: own } = each.key;
      const isSigned = signatures.some((one) => one.name === name && sameBytes(one.id, own));
      const why = wrongWithSignature(head, note, each, isSigned);
      if (why !== null) return why;
    }
    return null;
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return `its note does not open: ${fault.code}`;
  }
}

function wrongWithSignature(
  { size, root }: Head,
  note: string,
  known: Known,
  isSigned: boolean,
): string | null {
  if (isSigned !== signs(known, size)) {
    return `it is ${isSigned ? "" : "not "}signed by the log's key ${known.number}`;
  }
  if (!isSigned) return null;
  const signed = openCheckpoint(note, known.key);
  const isSame = signed.size === size && sameBytes(signed.root, root);
  return isSame ? null : "its row says otherwise than its signed note";
}
