import {
  type Checkpoint,
  emptyRoot,
  fromBase64,
  keyIdText,
  type NoteKey,
  openCheckpointSigned,
  printNote,
  Rejected,
  readCheckpointText,
  readNote,
  sameBytes,
  verifyConsistency,
} from "../../contracts/proof/index.ts";

// C2SP tlog-witness, add-checkpoint. What is decided here depends on the request, the trusted keys
// and the head that was cosigned last, and on nothing else.

/** A head with the note under which the log signed it, and the ids of the keys that did. */
export interface SignedHead extends Checkpoint {
  readonly note: string;
  readonly keys: string;
}

/** Two heads that the log signed and that cannot, or were not shown to, be of one log. */
export interface Fork {
  readonly kind: "fork" | "unproved";
  readonly kept: SignedHead;
  readonly given: SignedHead;
  readonly proof: readonly string[];
}

export type Decision =
  | { readonly status: 200; readonly given: SignedHead }
  | { readonly status: 409; readonly size: number; readonly old: number; readonly fork?: Fork }
  | {
      readonly status: 400 | 403 | 404 | 422;
      readonly why: string;
      readonly fork?: Fork;
    };

interface Asked {
  readonly old: number;
  readonly proof: readonly string[];
  readonly note: string;
}

const mostHashes = 63;
const hashLength = 32;

function askedIn(body: string): Asked | null {
  const end = body.indexOf("\n\n");
  if (end < 0) return null;
  const [first = "", ...proof] = body.slice(0, end).split("\n");
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (old === undefined || !Number.isSafeInteger(Number(old)) || proof.length > mostHashes) {
    return null;
  }
  return { old: Number(old), proof, note: body.slice(end + 2) };
}

/** The log's own signatures on a note, without what others have added. */
function headIn(note: string, keys: readonly NoteKey[]): SignedHead {
  const { text, signatures } = readNote(note);
  const head = readCheckpointText(text);
  const known = keys.filter(({ name }) => name === head.origin);
  if (known.length === 0) throw new Rejected("CHECKPOINT_FOREIGN");
  const own = signatures.filter(({ name, id }) =>
    known.some((key) => key.name === name && sameBytes(key.id, id)),
  );
  if (own.length === 0) throw new Rejected("SIGNATURE_MISSING");
  const { signers } = openCheckpointSigned(note, known);
  const ids = signers.map(keyIdText).join(", ");
  return { ...head, note: printNote({ text, signatures: own }), keys: ids };
}

/** The head in a note that one of these keys signed; throws `Rejected`. */
export const openHead = headIn;

const statusOf: Readonly<Record<string, 403 | 404>> = {
  CHECKPOINT_FOREIGN: 404,
  SIGNATURE_MISSING: 403,
  SIGNATURE_WRONG: 403,
};

function hashesOf(lines: readonly string[]): Uint8Array[] | null {
  try {
    return lines.map((line) => fromBase64(line, hashLength));
  } catch {
    return null;
  }
}

function isExtended(kept: SignedHead | null, given: SignedHead, proof: readonly Uint8Array[]) {
  if (kept === null || kept.size === 0) {
    const isEmpty = given.size > 0 || sameBytes(given.root, emptyRoot());
    return proof.length === 0 && isEmpty;
  }
  return verifyConsistency(kept.size, given.size, kept.root, given.root, proof);
}

/** Whether to cosign what was submitted, after the head that was cosigned last. */
export function decide(body: string, keys: readonly NoteKey[], kept: SignedHead | null): Decision {
  const asked = askedIn(body);
  const proof = asked && hashesOf(asked.proof);
  if (asked === null || proof === null) return { status: 400, why: "malformed" };
  try {
    return judged(asked, proof, headIn(asked.note, keys), kept);
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return { status: statusOf[fault.code] ?? 400, why: fault.code };
  }
}

function judged(
  { old, proof: lines }: Asked,
  proof: readonly Uint8Array[],
  given: SignedHead,
  kept: SignedHead | null,
): Decision {
  if (old > given.size) return { status: 400, why: "old is beyond the checkpoint" };
  const size = kept?.size ?? 0;
  const isSplit = kept !== null && size === given.size && !sameBytes(kept.root, given.root);
  const fork =
    kept && ({ kind: isSplit ? "fork" : "unproved", kept, given, proof: lines } as const);
  if (old !== size) return { status: 409, size, old, ...(isSplit && fork ? { fork } : {}) };
  if (isExtended(kept, given, proof)) return { status: 200, given };
  const why = "the checkpoint does not extend the last one";
  return { status: 422, why, ...(fork ? { fork } : {}) };
}
