import { cut, joined, readU64, u64 } from "./bytes.ts";
import { Rejected } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

/** What the platform says at the end of each checkpoint about its map (formats, "Log entry"). */
export interface MapStatement {
  /** Number of log entries before this one, which is its own index. */
  readonly size: number;
  /** The platform's clock, Unix milliseconds. */
  readonly timeMs: number;
  readonly mapRoot: Uint8Array;
}

export type LogEntry =
  | { readonly kind: "event"; readonly commitment: Uint8Array }
  | ({ readonly kind: "map" } & MapStatement);

const eventKind = 0x01;
const mapKind = 0x02;

export function eventEntry(commitment: Uint8Array): Uint8Array {
  return joined(Uint8Array.of(eventKind), hash(commitment));
}

export function mapEntry({ size, timeMs, mapRoot }: MapStatement): Uint8Array {
  return joined(Uint8Array.of(mapKind), u64(size), u64(timeMs), hash(mapRoot));
}

/** Reads a log entry of either kind; any other kind or length is `ENTRY_MALFORMED`. */
export function readEntry(entry: Uint8Array): LogEntry {
  if (entry[0] === eventKind && entry.length === 1 + hashLength) {
    return { kind: "event", commitment: cut(entry, 1) };
  }
  if (entry[0] === mapKind && entry.length === 17 + hashLength) {
    return {
      kind: "map",
      size: readU64(entry, 1, "ENTRY_MALFORMED"),
      timeMs: readU64(entry, 9, "ENTRY_MALFORMED"),
      mapRoot: cut(entry, 17),
    };
  }
  throw new Rejected("ENTRY_MALFORMED");
}

function hash(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== hashLength) throw new Rejected("ENTRY_MALFORMED");
  return bytes;
}
