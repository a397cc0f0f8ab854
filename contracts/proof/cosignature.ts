import { ed25519 } from "@noble/curves/ed25519.js";
import { cut, joined, readU64, sameBytes, u64, utf8 } from "./bytes.ts";
import {
  keyOf,
  type NoteKey,
  type NoteSignature,
  type NoteSigner,
  printNoteKey,
  readNote,
  readNoteKey,
} from "./note.ts";
import { Rejected } from "./rejected.ts";

// C2SP tlog-cosignature, with signatures of type 0x04 (timestamped Ed25519).

const cosignatureType = 0x04;
const timeLength = 8;
const cosignatureLength = timeLength + 64;

/** A witness's word that it saw a head extend all that it had seen before. */
export interface Cosignature {
  readonly key: NoteKey;
  /** The witness's clock, Unix seconds. */
  readonly timeS: number;
  readonly signature: NoteSignature;
}

/** The public half of a witness's signer. */
export function witnessKey({ name, seed }: NoteSigner): NoteKey {
  return keyOf(name, ed25519.getPublicKey(seed), cosignatureType);
}

export function printWitnessKey(key: NoteKey): string {
  return printNoteKey(key, cosignatureType);
}

/** Reads a witness's line `name+id+key`, of type 0x04. Throws `KEY_MALFORMED`. */
export function readWitnessKey(line: string): NoteKey {
  return readNoteKey(line, cosignatureType);
}

function cosigned(text: string, timeS: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeS}\n${text}`);
}

/** Cosigns the text of a checkpoint at a time. */
export function cosign(text: string, signer: NoteSigner, timeS: number): NoteSignature {
  const { name, id } = witnessKey(signer);
  const signature = ed25519.sign(cosigned(text, timeS), signer.seed);
  return { name, id, signature: joined(u64(timeS), signature) };
}

function timeOf({ publicKey, name }: NoteKey, text: string, signature: Uint8Array): number {
  const wrong = new Rejected("COSIGNATURE_WRONG", { key: name });
  if (signature.length !== cosignatureLength) throw wrong;
  const timeS = readU64(signature, 0, "COSIGNATURE_WRONG");
  const message = cosigned(text, timeS);
  const holds = ed25519.verify(cut(signature, timeLength), message, publicKey, { zip215: false });
  if (!holds || timeS === 0) throw wrong;
  return timeS;
}

/**
 * What these witnesses have cosigned of a checkpoint's note: the newest cosignature of each, in the
 * order of the keys. Lines of others are passed over; a wrong one of theirs spoils the note.
 * Throws `NOTE_MALFORMED`, `COSIGNATURE_WRONG`.
 */
export function cosignaturesOn(published: string, keys: readonly NoteKey[]): Cosignature[] {
  const { text, signatures } = readNote(published);
  return keys.flatMap((key): Cosignature[] => {
    const own = signatures.filter(({ name, id }) => name === key.name && sameBytes(id, key.id));
    const read = own.map((signature) => {
      return { key, timeS: timeOf(key, text, signature.signature), signature };
    });
    return read.sort((one, other) => other.timeS - one.timeS).slice(0, 1);
  });
}

/** Whom a verifier trusts to have watched the log, from elsewhere than the bundle. */
export interface WitnessTerms {
  /** Lines `name+id+key`. */
  readonly keys: readonly string[];
  /** How many of them must have cosigned; all of them unless said otherwise. */
  readonly atLeast?: number;
}

/** Who has cosigned a head, and since when so many as were asked for had. */
export interface Witnessed {
  readonly names: readonly string[];
  /** The newest time that so many witnesses vouch for, Unix milliseconds. */
  readonly timeMs: number;
}

/** A witness's line that a verifier gave. Throws `WITNESS_KEY_MALFORMED`, which names the line. */
export function trustedWitnessKey(line: string): NoteKey {
  try {
    return readWitnessKey(line);
  } catch {
    throw new Rejected("WITNESS_KEY_MALFORMED", { line: line.slice(0, 100) });
  }
}

/** Throws what `cosignaturesOn` does, `WITNESS_KEY_MALFORMED`, `WITNESSES_MISSING`. */
export function witnessedBy(published: string, { keys, atLeast }: WitnessTerms): Witnessed {
  const trusted = new Map<string, NoteKey>();
  for (const key of keys.map(trustedWitnessKey)) {
    // One key under two names is one witness: the signed message does not name it.
    trusted.set(key.publicKey.join(), key);
  }
  const wanted = atLeast ?? trusted.size;
  const found = cosignaturesOn(published, [...trusted.values()]);
  const [...newest] = found.map(({ timeS }) => timeS).sort((one, other) => other - one);
  const timeS = newest[wanted - 1];
  if (wanted < 1 || timeS === undefined) {
    throw new Rejected("WITNESSES_MISSING", { wanted, found: found.length });
  }
  return { names: found.map(({ key }) => key.name), timeMs: timeS * 1000 };
}
