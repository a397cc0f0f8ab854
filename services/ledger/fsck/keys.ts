import {
  checkpointText,
  type NoteKey,
  openCheckpoint,
  Rejected,
  readNote,
  readNoteKey,
  sameBytes,
} from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import { type LogKey, signs } from "../keys/rules.ts";
import { type Damage, firstDifference } from "./finding.ts";
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
    const wrong = wrongWithNote(head, known);
    if (wrong === null) continue;
    return { at: `log_checkpoints ${head.size}${wrong.within ?? ""}`, why: wrong.why };
  }
  return null;
}

/** What is wrong with a head, and with which byte of it where that can be told. */
interface Wrong {
  readonly why: string;
  readonly within?: string;
}

type Known = LogKey & { readonly key: NoteKey };

/**
 * The first byte in which a note that does not open differs from the text that its row and the log's
 * name make. What is signed follows from them, signatures from the log's secret alone.
 */
function noteByte({ size, root, note }: Head, known: readonly Known[]): string {
  const [first] = known;
  if (first === undefined || note === null) return "";
  const text = Buffer.from(checkpointText({ origin: first.key.name, size, root }));
  const byte = firstDifference(Buffer.from(note).subarray(0, text.length), text);
  return byte === null ? `, its signatures, from byte ${text.length} on` : `, note, byte ${byte}`;
}

function wrongWithNote(head: Head, known: readonly Known[]): Wrong | null {
  const { note } = head;
  if (note === null) return null;
  try {
    const { signatures } = readNote(note);
    for (const each of known) {
      const { name, id: own } = each.key;
      const isSigned = signatures.some((one) => one.name === name && sameBytes(one.id, own));
      const wrong = wrongWithSignature(head, note, each, isSigned);
      if (wrong !== null) return wrong;
    }
    return null;
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return { why: `its note does not open: ${fault.code}`, within: noteByte(head, known) };
  }
}

function wrongWithSignature(
  { size, root }: Head,
  note: string,
  known: Known,
  isSigned: boolean,
): Wrong | null {
  if (isSigned !== signs(known, size)) {
    return { why: `it is ${isSigned ? "" : "not "}signed by the log's key ${known.number}` };
  }
  if (!isSigned) return null;
  const signed = openCheckpoint(note, known.key);
  const why = "its row says otherwise than its signed note";
  if (signed.size !== size) return { why };
  const byte = firstDifference(root, signed.root);
  return byte === null ? null : { why, within: `, root, byte ${byte}` };
}
