import {
  leafHash,
  Rejected,
  readCheckpointText,
  readNote,
  readTile,
  rootFromTiles,
  sameBytes,
  type Tile,
  tileAt,
  tileWidth,
} from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import { type Copies, nullIfRejected, promptCopies } from "./copies.ts";
import { entriesBetween, holdsHead, publishedHead, type Reader } from "./reads.ts";
import { type EntriesBetween, publishedCopy, tileBytes } from "./tiles.ts";

/** The first thing in the log that is not as it was published. */
export interface LogFinding {
  readonly kind: "LOG_SET_BACK" | "LOG_HEAD_CHANGED" | "LOG_ENTRY_CHANGED" | "LOG_ENTRY_REMOVED";
  readonly logIndex: number | null;
}

/**
 * The end of a head whose copy was left beside the tiles, and which the database does not hold: an
 * older copy of it was put back, and nothing is sealed.
 */
async function findSetBack(reader: Reader, copies: Copies): Promise<LogFinding | null> {
  const copy = await copies.get(publishedCopy);
  if (copy === null) return null;
  try {
    const { text } = readNote(Buffer.from(copy).toString("utf8"));
    const published = readCheckpointText(text);
    if (await holdsHead(reader, published)) return null;
    return { kind: "LOG_SET_BACK", logIndex: published.size - 1 };
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return { kind: "LOG_HEAD_CHANGED", logIndex: null };
  }
}

/** What a look found, and from which tile the next one goes on; 0 once all were seen. */
export interface LogLook {
  readonly finding: LogFinding | null;
  readonly next: number;
}

type Head = NonNullable<Awaited<ReturnType<typeof publishedHead>>>;

const entriesOf =
  (reader: Reader): EntriesBetween =>
  async (from, until) =>
    (await entriesBetween(reader, from, until)).map(({ entry }) => entry);

/** What is wrong with the entries under one tile; null when nothing is. */
async function findInTile(
  reader: Reader,
  copies: Copies,
  { size }: Head,
  index: number,
): Promise<LogFinding | null> {
  const tile = tileAt(0, index, size);
  if (tile === undefined) return null;
  const first = index * tileWidth;
  const rows = await entriesBetween(reader, first, first + tile.width);
  const gap = rows.findIndex(({ logIndex }, at) => logIndex !== first + at);
  if (gap >= 0 || rows.length < tile.width) {
    return { kind: "LOG_ENTRY_REMOVED", logIndex: first + (gap >= 0 ? gap : rows.length) };
  }
  const read = async () => readTile(await tileBytes(tile, copies, entriesOf(reader)), tile.width);
  const leaves = await read().catch(nullIfRejected);
  // A copy that is cut off.
  if (leaves === null) return { kind: "LOG_ENTRY_CHANGED", logIndex: first };
  const changed = rows.find(({ entry }, at) => !sameBytes(leafHash(entry), leaves[at] ?? entry));
  return changed === undefined ? null : { kind: "LOG_ENTRY_CHANGED", logIndex: changed.logIndex };
}

/**
 * Holds the log against its published tiles, `most` of them at a time from tile `from` on, and the
 * tiles against the signed head (C19). A head that was left beside the tiles comes first.
 */
export async function lookAtLog(
  reader: Reader,
  blobs: Blobs,
  from: number,
  most: number,
): Promise<LogLook> {
  const copies = promptCopies(blobs);
  const back = await findSetBack(reader, copies);
  if (back !== null) return { finding: back, next: from };
  const head = await publishedHead(reader);
  if (head === null) return { finding: null, next: 0 };
  const last = Math.ceil(head.size / tileWidth);
  const begin = from < last ? from : 0;
  const end = Math.min(begin + most, last);
  for (let index = begin; index < end; index += 1) {
    const finding = await findInTile(reader, copies, head, index);
    if (finding !== null) return { finding, next: begin };
  }
  const read = (tile: Tile) => tileBytes(tile, copies, entriesOf(reader));
  const root = await rootFromTiles(head.size, read).catch(nullIfRejected);
  const finding = { kind: "LOG_HEAD_CHANGED", logIndex: null } as const;
  return {
    finding: root !== null && sameBytes(root, head.root) ? null : finding,
    next: end < last ? end : 0,
  };
}
