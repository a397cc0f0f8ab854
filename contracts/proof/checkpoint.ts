import { fromBase64, toBase64 } from "./base64.ts";
import { count } from "./bytes.ts";
import { type NoteKey, type NoteSigner, openSigned, printNote, signText } from "./note.ts";
import { Rejected } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

/** The head of the log at one size: C2SP tlog-checkpoint, never with extension lines. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${count(size)}\n${toBase64(root)}\n`;
}

const textForm = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/;

/** Reads the text of a checkpoint. Throws `CHECKPOINT_MALFORMED`, also for extension lines. */
export function readCheckpointText(text: string): Checkpoint {
  const [, origin, sizeText, rootText] = textForm.exec(text) ?? [];
  const size = Number(sizeText);
  if (origin === undefined || !Number.isSafeInteger(size)) {
    throw new Rejected("CHECKPOINT_MALFORMED");
  }
  try {
    return { origin, size, root: fromBase64(rootText, hashLength) };
  } catch {
    throw new Rejected("CHECKPOINT_MALFORMED");
  }
}

/** The signed note of a checkpoint. The origin is the first signer's name. */
export function signCheckpoint(
  head: Omit<Checkpoint, "origin">,
  ...signers: readonly [NoteSigner, ...NoteSigner[]]
): string {
  const text = checkpointText({ ...head, origin: signers[0].name });
  return printNote({ text, signatures: signers.map((signer) => signText(text, signer)) });
}

/**
 * The checkpoint in a note, and which of the log's keys have signed it: one is enough. Their name
 * must be its origin. Throws what `openSigned` does, `CHECKPOINT_MALFORMED`, `CHECKPOINT_FOREIGN`.
 */
export function openCheckpointSigned(published: string, logKeys: readonly NoteKey[]) {
  const { text, signers } = openSigned(published, logKeys);
  const checkpoint = readCheckpointText(text);
  if (logKeys.some(({ name }) => name !== checkpoint.origin)) {
    throw new Rejected("CHECKPOINT_FOREIGN");
  }
  return { checkpoint, signers };
}

/** The checkpoint in a note that one of the log's keys has signed. Throws the same. */
export function openCheckpoint(published: string, ...logKeys: readonly NoteKey[]): Checkpoint {
  return openCheckpointSigned(published, logKeys).checkpoint;
}
