import { isObject } from "../events/json.ts";
import { type DisclosedEvent, verifyDisclosure } from "../events/verify-disclosure.ts";
import { fromBase64 } from "./base64.ts";
import { type Checkpoint, openCheckpointSigned } from "./checkpoint.ts";
import { eventEntry, readEntry } from "./entry.ts";
import { leafHash, verifyInclusion } from "./merkle.ts";
import { keyIdText, readNoteKeys } from "./note.ts";
import { Rejected, type RejectionCode, type RejectionValues } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

/** The last entry under a checkpoint, and its inclusion proof; padded base64. */
export interface MapStatementProof {
  readonly entry: string;
  readonly inclusion: readonly string[];
}

/** What is verified once for all events under one checkpoint. */
export interface HeadProof {
  /** The signed note. */
  readonly checkpoint: string;
  readonly mapStatement: MapStatementProof;
}

/** What is verified for each event. The disclosure is untrusted JSON. */
export interface EventProof {
  readonly disclosure: unknown;
  readonly logIndex: number;
  /** Padded base64, leaf's sibling first. */
  readonly inclusion: readonly string[];
}

/** A checkpoint whose signature and last entry hold. */
export interface VerifiedHead extends Checkpoint {
  /** The platform's clock when it was made, Unix milliseconds. */
  readonly timeMs: number;
  /** The ids of those of the given keys that have signed it. */
  readonly signedBy: readonly string[];
  readonly mapRoot: Uint8Array;
}

export type Verdict<T> =
  | { readonly ok: true; readonly proved: T }
  | { readonly ok: false; readonly code: RejectionCode; readonly values: RejectionValues };

export interface RecordedEvent {
  readonly event: DisclosedEvent;
  readonly head: VerifiedHead;
  readonly logIndex: number;
}

/**
 * Whether the log's key has signed this checkpoint, and its last entry is a statement of the map
 * that names the checkpoint's own size. `logKey` is the log's line `name+id+key`, or several where it
 * renews its key, which the caller must have from elsewhere than the proof.
 */
export function verifyHead(proof: HeadProof, logKey: string): Verdict<VerifiedHead> {
  return judged(() => headOf(proof, logKey));
}

/** Whether the disclosed event is in the log under a head that `verifyHead` has passed. */
export function verifyEvent(proof: EventProof, head: VerifiedHead): Verdict<RecordedEvent> {
  return judged(() => recordedUnder(proof, head));
}

/**
 * All of it for a single event: disclosure, commitment, log entry, leaf, inclusion, checkpoint and
 * its signature. Never throws on bad input; the code says what did not hold.
 */
export function verifyRecorded(
  proof: EventProof & HeadProof & { readonly logKey: string },
): Verdict<RecordedEvent> {
  return judged(() => recordedUnder(proof, headOf(proof, proof.logKey)));
}

/** As `verifyHead`, throwing. */
export function headOf(
  { checkpoint: note, mapStatement }: HeadProof,
  logKey: string,
): VerifiedHead {
  // The types above are a promise of the sender, who may be anyone.
  if (typeof note !== "string") throw new Rejected("PROOF_MALFORMED", { field: "checkpoint" });
  if (!isObject(mapStatement)) throw new Rejected("PROOF_MALFORMED", { field: "mapStatement" });
  const { checkpoint, signers } = openCheckpointSigned(note, readNoteKeys(logKey));
  const bytes = fromBase64(mapStatement.entry);
  const entry = readEntry(bytes);
  const index = checkpoint.size - 1;
  if (entry.kind !== "map" || entry.size !== index) throw new Rejected("STATEMENT_NOT_LAST");
  checkInclusion(index, bytes, mapStatement.inclusion, checkpoint, "mapStatement");
  const signedBy = signers.map(keyIdText);
  return { ...checkpoint, timeMs: entry.timeMs, signedBy, mapRoot: entry.mapRoot };
}

/** As `verifyEvent`, throwing. */
export function recordedUnder(proof: EventProof, head: VerifiedHead): RecordedEvent {
  const event = verifyDisclosure(proof.disclosure);
  const entry = eventEntry(event.commitment);
  checkInclusion(proof.logIndex, entry, proof.inclusion, head, "event");
  return { event, head, logIndex: proof.logIndex };
}

/** Throws unless the entry stands at a place under the checkpoint. */
export function checkInclusion(
  index: number,
  entry: Uint8Array,
  inclusion: readonly string[],
  { size, root }: Checkpoint,
  of: string,
): void {
  if (!Array.isArray(inclusion)) throw new Rejected("PROOF_MALFORMED", { field: "inclusion" });
  const hashes = inclusion.map((hash) => fromBase64(hash, hashLength));
  if (!verifyInclusion(index, size, leafHash(entry), hashes, root)) {
    throw new Rejected("INCLUSION_WRONG", { of });
  }
}

/** What was proved, or why it was turned away; other faults are ours and are thrown. */
export function judged<T>(prove: () => T): Verdict<T> {
  try {
    return { ok: true, proved: prove() };
  } catch (cause) {
    if (!(cause instanceof Rejected)) throw cause;
    return { ok: false, code: cause.code, values: cause.values };
  }
}
