import { Lanes } from "../proof/lanes/lanes.ts";
import { Rejected } from "../proof/rejected.ts";
import { hashLength } from "../proof/sha256.ts";
import { checkEnvelope, type Envelope } from "./envelope.ts";
import { fill, hashedTree, type Mould, mouldOf, shapeOf } from "./mould.ts";
import type { PartTree } from "./parts.ts";

/** What is kept of moulds: events of the platform's own have some fifty shapes of 15 KB. */
const mostKept = 2_000_000;
const largestKept = 50_000;

const mostSeen = 500;
/** Longer ones are of documents from outside, and seldom come twice. */
const longestSeen = 4_000;

let lanes: Lanes | undefined;
const moulds = new Map<string, Mould>();
/** Shapes that one event had: of such as come once no mould is kept. */
const seen = new Set<string>();

/** An event as its house keeps it and as the log does. */
export interface Committed {
  /** Its canonical text. */
  readonly canonical: string;
  readonly commitment: Uint8Array;
}

/**
 * The 32 bytes that the log holds of an event: the root over all its parts, under its secret of 32
 * random bytes (formats, "Commitment"). Throws what `checkEnvelope` and `canonicalText` do.
 */
export function commit(envelope: Envelope, secret: Uint8Array): Uint8Array {
  return committed(envelope, secret).commitment;
}

/** The same with the canonical text, of which the parts are made. */
export function committed(envelope: Envelope, secret: Uint8Array): Committed {
  const { lanes, mould, canonical } = filled(envelope, secret);
  return { canonical, commitment: lanes.bytesAt(mould.tree.rootAt, hashLength) };
}

/** The same with all parts, their salts and their digests. Throws what `commit` does. */
export function partsOf(envelope: Envelope, secret: Uint8Array): PartTree {
  const { lanes, mould } = filled(envelope, secret);
  return hashedTree(lanes, mould.tree, envelope);
}

function filled(envelope: Envelope, secret: Uint8Array) {
  checkEnvelope(envelope);
  if (secret.length !== hashLength) throw new Rejected("EVENT_MALFORMED", { field: "secret" });
  // Made when the first event is: whoever commits to none does without.
  lanes ??= new Lanes();
  lanes.clear(secret);
  const mould = mouldFor(lanes, envelope);
  lanes.run(mould.salts);
  const canonical = fill(lanes, mould.tree, envelope, 0);
  lanes.run();
  lanes.run(mould.above);
  return { lanes, mould, canonical };
}

/** That of an event of the same shape, if there was one. */
function mouldFor(lanes: Lanes, envelope: Envelope): Mould {
  const shape = shapeOf("", envelope);
  const known = moulds.get(shape);
  if (known !== undefined) return known;
  if (lanes.end > mostKept) {
    moulds.clear();
    lanes.forget();
  }
  const before = lanes.end;
  const mould = mouldOf(lanes, envelope);
  if (shape.length > longestSeen) return mould;
  if (!seen.has(shape)) {
    if (seen.size === mostSeen) seen.clear();
    seen.add(shape);
  } else if (lanes.end - before <= largestKept) {
    moulds.set(shape, mould);
    lanes.keep();
  }
  return mould;
}
