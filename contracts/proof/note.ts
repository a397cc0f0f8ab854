import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "./base64.ts";
import { joined, sameBytes, utf8, wellFormed } from "./bytes.ts";
import { Rejected } from "./rejected.ts";
import { hashLength, sha256 } from "./sha256.ts";

// C2SP signed-note, with signatures of type 0x01 (Ed25519 over the text).

const ed25519Type = 0x01;
const keyIdLength = 4;
const signatureLength = 64;
// The specification asks for at least 16; each costs a verifier a hash at most.
const mostSignatures = 100;
const nameForm = /^[^\s+\p{White_Space}\p{Cc}]+$/u;
const signatureForm = /^\u2014 (\S+) (\S+)$/;

/** A key that signs notes. The seed is its secret. */
export interface NoteSigner {
  readonly name: string;
  readonly seed: Uint8Array;
}

/** A key by which notes are checked. */
export interface NoteKey {
  readonly name: string;
  readonly id: Uint8Array;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: Uint8Array;
  readonly signature: Uint8Array;
}

/** A text, with its final newline, and the signatures under it, unchecked. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The public half of a signer. */
export function noteKey({ name, seed }: NoteSigner): NoteKey {
  return keyOf(name, ed25519.getPublicKey(seed));
}

/** A key for signatures of a type. Its id is of the type too: one key in two roles has two ids. */
export function keyOf(name: string, publicKey: Uint8Array, type = ed25519Type): NoteKey {
  if (!nameForm.test(name) || publicKey.length !== hashLength) throw new Rejected("KEY_MALFORMED");
  const typed = joined(Uint8Array.of(type), publicKey);
  return { name, id: sha256(utf8(`${name}\n`), typed).slice(0, keyIdLength), publicKey };
}

/** A key's id as it stands in its line. */
export function keyIdText({ id }: NoteKey): string {
  return bytesToHex(id);
}

/** The key as one line of text, `name+id+key`, as log clients are given it. */
export function printNoteKey({ name, id, publicKey }: NoteKey, type = ed25519Type): string {
  const typed = joined(Uint8Array.of(type), publicKey);
  return `${name}+${bytesToHex(id)}+${toBase64(typed)}`;
}

/** Reads such a line; its id must be the one that name and key give. Throws `KEY_MALFORMED`. */
export function readNoteKey(line: string, type = ed25519Type): NoteKey {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  if (name === undefined || key === undefined) throw new Rejected("KEY_MALFORMED");
  const typed = keyBytes(key);
  if (typed[0] !== type) throw new Rejected("KEY_MALFORMED");
  const read = keyOf(name, typed.slice(1), type);
  if (bytesToHex(read.id) !== id) throw new Rejected("KEY_MALFORMED");
  return read;
}

/**
 * Reads the keys of one log, a line each: several only while it renews its key. Throws
 * `KEY_MALFORMED`, also where two are of different names.
 */
export function readNoteKeys(lines: string): readonly [NoteKey, ...NoteKey[]] {
  const [first = "", ...more] = lines.trim().split(/\s+/);
  const key = readNoteKey(first);
  const others = more.map((line) => readNoteKey(line));
  if (others.some(({ name }) => name !== key.name)) throw new Rejected("KEY_MALFORMED");
  return [key, ...others];
}

function keyBytes(key: string): Uint8Array {
  try {
    return fromBase64(key, 1 + hashLength);
  } catch {
    throw new Rejected("KEY_MALFORMED");
  }
}

/** Signs a text, which must end in a newline, as one more signature of a note. */
export function signText(text: string, signer: NoteSigner): NoteSignature {
  checkText(text);
  const { name, id } = noteKey(signer);
  return { name, id, signature: ed25519.sign(utf8(text), signer.seed) };
}

/** The note as it is published. */
export function printNote({ text, signatures }: Note): string {
  checkText(text);
  if (signatures.length === 0) throw new Rejected("NOTE_MALFORMED");
  return `${text}\n${signatures.map(signatureLine).join("")}`;
}

/** A signature as its line under a note. */
export function signatureLine({ name, id, signature }: NoteSignature): string {
  return `\u2014 ${name} ${toBase64(joined(id, signature))}\n`;
}

function checkText(text: string): void {
  const clean = [...text].every((character) => character >= " " || character === "\n");
  if (!clean || !text.endsWith("\n") || !wellFormed(text)) throw new Rejected("NOTE_MALFORMED");
}

/** Reads a note without checking any signature. Throws `NOTE_MALFORMED`. */
export function readNote(published: string): Note {
  // The last empty line divides; the text may hold others.
  const end = published.lastIndexOf("\n\n");
  if (end < 0 || !published.endsWith("\n")) throw new Rejected("NOTE_MALFORMED");
  const text = published.slice(0, end + 1);
  checkText(text);
  const lines = published.slice(end + 2, -1).split("\n");
  if (lines.length > mostSignatures) throw new Rejected("NOTE_MALFORMED");
  return { text, signatures: lines.map(readSignature) };
}

function readSignature(line: string): NoteSignature {
  const [, name, encoded] = signatureForm.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !nameForm.test(name)) {
    throw new Rejected("NOTE_MALFORMED");
  }
  const bytes = signatureBytes(encoded);
  return { name, id: bytes.slice(0, keyIdLength), signature: bytes.slice(keyIdLength) };
}

function signatureBytes(encoded: string): Uint8Array {
  try {
    const bytes = fromBase64(encoded);
    if (bytes.length > keyIdLength) return bytes;
  } catch {
    // Told below, as a fault of the note.
  }
  throw new Rejected("NOTE_MALFORMED");
}

/**
 * The text of a note, and which of these keys have signed it: one is enough. Signatures of other
 * keys are passed over; a wrong one under the name and id of one of these spoils the note, whatever
 * else is right. Throws `NOTE_MALFORMED`, `SIGNATURE_MISSING`, `SIGNATURE_WRONG`.
 */
export function openSigned(published: string, keys: readonly NoteKey[]) {
  const { text, signatures } = readNote(published);
  const signers = keys.filter((key) => {
    const own = signatures.filter(({ name, id }) => name === key.name && sameBytes(id, key.id));
    if (!own.every(({ signature }) => signedBy(key, text, signature))) {
      throw new Rejected("SIGNATURE_WRONG", { key: key.name });
    }
    return own.length > 0;
  });
  if (signers.length === 0) throw new Rejected("SIGNATURE_MISSING", { key: keys[0]?.name ?? "" });
  return { text, signers };
}

/** The text of a note that one of these keys has signed. Throws what `openSigned` does. */
export function openNote(published: string, ...keys: readonly NoteKey[]): string {
  return openSigned(published, keys).text;
}

function signedBy(key: NoteKey, text: string, signature: Uint8Array): boolean {
  if (signature.length !== signatureLength) return false;
  // As RFC 8032 and Go's verifier: the laxer ZIP 215 takes points with two encodings.
  return ed25519.verify(signature, utf8(text), key.publicKey, { zip215: false });
}
