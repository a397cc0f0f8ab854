import { cut, joined, readU64, u32, u64 } from "../bytes.ts";
import { Rejected } from "../rejected.ts";
import { hashLength } from "../sha256.ts";

/** An event that was added to a chain of the map; whose chain it is, the key does not tell. */
export interface MapLink {
  readonly key: Uint8Array;
  readonly position: number;
  readonly logIndex: number;
}

/** What the map got with the head of this size (FORMAT.md 13). */
export interface MapBatch {
  readonly size: number;
  readonly links: readonly MapLink[];
}

const batchLength = 12;
const linkLength = hashLength + 16;

export function printBatch({ size, links }: MapBatch): Uint8Array {
  const records = links.flatMap(({ key, position, logIndex }) => [
    key,
    u64(position),
    u64(logIndex),
  ]);
  return joined(u64(size), u32(links.length), ...records);
}

/** Reads what a log tells of its map. Throws `PROOF_MALFORMED`. */
export function readBatches(bytes: Uint8Array): MapBatch[] {
  const batches: MapBatch[] = [];
  for (let at = 0; at < bytes.length; ) {
    requireLength(bytes, at + batchLength);
    const size = readU64(bytes, at, "PROOF_MALFORMED");
    const count = new DataView(bytes.buffer, bytes.byteOffset + at + 8).getUint32(0);
    const first = at + batchLength;
    at = first + count * linkLength;
    requireLength(bytes, at);
    const links = Array.from({ length: count }, (_, each) => {
      return readLink(bytes, first + each * linkLength);
    });
    batches.push({ size, links });
  }
  return batches;
}

function requireLength(bytes: Uint8Array, length: number): void {
  if (bytes.length < length) throw new Rejected("PROOF_MALFORMED", { field: "changes" });
}

function readLink(bytes: Uint8Array, at: number): MapLink {
  return {
    key: cut(bytes, at, at + hashLength),
    position: readU64(bytes, at + hashLength, "PROOF_MALFORMED"),
    logIndex: readU64(bytes, at + hashLength + 8, "PROOF_MALFORMED"),
  };
}
