import {
  leafHash,
  readTile,
  rootFromTiles,
  sameBytes,
  tileAt,
  tileWidth,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import { entriesBetween, publishedHead, type Reader } from "./reads.ts";
import { tileBytes } from "./tiles.ts";

/** The first thing in the log that is not as it was published. */
export interface LogFinding {
  readonly kind: "LOG_HEAD_CHANGED" | "LOG_ENTRY_CHANGED" | "LOG_ENTRY_REMOVED";
  readonly logIndex: number | null;
}

/** What a look found, and from which tile the next one goes on; 0 once all were seen. */
export interface LogLook {
  readonly finding: LogFinding | null;
  readonly next: number;
}

/**
 * Holds the log against its published tiles, some of them at a time from tile `from` on, and the
 * tiles against the signed head (C19).
 */
export async function lookAtLog(
  reader: Reader,
  blobs: Blobs,
  from: number,
  most: number,
): Promise<LogLook> {
  const head = await publishedHead(reader);
  if (head === null) return { finding: null, next: 0 };
  const entries = async (first: number, until: number) =>
    (await entriesBetween(reader, first, until)).map(({ entry }) => entry);
  const last = Math.ceil(head.size / tileWidth);
  const begin = from < last ? from : 0;
  const end = Math.min(begin + most, last);
  for (let index = begin; index < end; index += 1) {
    const tile = tileAt(0, index, head.size);
    if (tile === undefined) break;
    const first = index * tileWidth;
    const rows = await entriesBetween(reader, first, first + tile.width);
    const missing = rows.findIndex(({ logIndex }, at) => logIndex !== first + at);
    const gap = missing >= 0 ? missing : rows.length;
    if (gap < tile.width) {
      return { finding: { kind: "LOG_ENTRY_REMOVED", logIndex: first + gap }, next: begin };
    }
    const leaves = readTile(await tileBytes(tile, blobs, entries), tile.width);
    const changed = rows.find(({ entry }, at) => !sameBytes(leafHash(entry), leaves[at] ?? entry));
    if (changed !== undefined) {
      const { logIndex } = changed;
      return { finding: { kind: "LOG_ENTRY_CHANGED", logIndex }, next: begin };
    }
  }
  const root = await rootFromTiles(head.size, (tile) => tileBytes(tile, blobs, entries));
  const finding = sameBytes(root, head.root)
    ? null
    : ({ kind: "LOG_HEAD_CHANGED", logIndex: null } as const);
  return { finding, next: end >= last ? 0 : end };
}
