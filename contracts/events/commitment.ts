import { Lanes } from "../proof/lanes/lanes.ts";
import { Rejected } from "../proof/rejected.ts";
import { hashLength } from "../proof/sha256.ts";
import { checkEnvelope, type Envelope } from "./envelope.ts";
import { hashedTree, layTree, type PartTree } from "./parts.ts";

let lanes: Lanes | undefined;

/**
 * The 32 bytes that the log holds of an event: the root over all its parts, under its secret of 32
 * random bytes (formats, "Commitment"). Throws what `checkEnvelope` does.
 */
export function commit(envelope: Envelope, secret: Uint8Array): Uint8Array {
  const { lanes, tree } = laidOut(envelope, secret);
  return lanes.bytesAt(tree.rootAt, hashLength);
}

/** The same with all parts, their salts and their digests. Throws what `checkEnvelope` does. */
export function partsOf(envelope: Envelope, secret: Uint8Array): PartTree {
  const { lanes, tree } = laidOut(envelope, secret);
  return hashedTree(lanes, tree);
}

function laidOut(envelope: Envelope, secret: Uint8Array) {
  checkEnvelope(envelope);
  if (secret.length !== hashLength) throw new Rejected("EVENT_MALFORMED", { field: "secret" });
  // Made when the first event is: whoever commits to none does without.
  lanes ??= new Lanes();
  lanes.clear(secret);
  const tree = layTree(lanes, "", envelope, lanes.hole());
  lanes.run();
  return { lanes, tree };
}
