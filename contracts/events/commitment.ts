import { Rejected } from "../proof/rejected.ts";
import { hashLength, keyedSha256 } from "../proof/sha256.ts";
import { checkEnvelope, type Envelope } from "./envelope.ts";
import { type PartTree, partTree } from "./parts.ts";

export interface Commitment {
  /** 32 bytes: the root over all parts, which is what the log holds. */
  readonly commitment: Uint8Array;
  readonly parts: PartTree;
}

/**
 * Commits to an event under its secret of 32 random bytes (formats, "Commitment").
 * Throws what `checkEnvelope` does.
 */
export function commit(envelope: Envelope, secret: Uint8Array): Commitment {
  checkEnvelope(envelope);
  if (secret.length !== hashLength) throw new Rejected("EVENT_MALFORMED", { field: "secret" });
  const parts = partTree("", envelope, keyedSha256(secret));
  return { commitment: parts.root, parts };
}
