import {
  type Checkpoint,
  consistencyFromTiles,
  leafHash,
  openCheckpoint,
  readEntry,
  readEntryBundle,
  readNoteKey,
  rootFromTiles,
  rootOf,
  sameBytes,
  type TileReader,
  tileAt,
  tilePath,
  tileWidth,
  verifyConsistency,
} from "../../contracts/proof/index.ts";
import type { Speaker } from "./speaker.ts";

/** Tiles over HTTP, each fetched once. */
function tilesFrom(speaker: Speaker): TileReader {
  const fetched = new Map<string, Promise<Uint8Array>>();
  const fetchTile = async (path: string) => {
    const response = await speaker.fetch(`/log/${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return (tile) => {
    const path = tilePath(tile);
    const bytes = fetched.get(path) ?? fetchTile(path);
    fetched.set(path, bytes);
    return bytes;
  };
}

async function entriesOf(size: number, read: TileReader): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let index = 0; index * tileWidth < size; index += 1) {
    const bundle = tileAt("entries", index, size);
    if (bundle === undefined) throw new Error(`no bundle ${index} in a log of ${size}`);
    entries.push(...readEntryBundle(await read(bundle), bundle.width));
  }
  return entries;
}

/** What is wrong between one head and the next. */
async function faultBetween(older: Checkpoint, newer: Checkpoint, read: TileReader) {
  const proof = await consistencyFromTiles(older.size, newer.size, read);
  const extends_ = verifyConsistency(older.size, newer.size, older.root, newer.root, proof);
  return extends_ ? [] : [`the head of size ${newer.size} does not extend that of ${older.size}`];
}

/**
 * Audits the published log as anyone could: every head that was seen or is kept is signed by the
 * log, extends the one before, and ends in the map's statement; the newest one's root is the root
 * of the entries. Gives what is wrong.
 */
export async function logFaults(speaker: Speaker, notes: readonly string[]): Promise<string[]> {
  const key = readNoteKey((await (await speaker.fetch("/log/key")).text()).trim());
  const newestNote = await (await speaker.fetch("/log/checkpoint")).text();
  const heads = [...new Set([...notes, newestNote])]
    .map((note) => openCheckpoint(note, key))
    .sort((one, other) => one.size - other.size);
  const newest = openCheckpoint(newestNote, key);
  const faults: string[] = [];
  const read = tilesFrom(speaker);

  for (const [at, head] of heads.entries()) {
    const before = heads[at - 1];
    if (before === undefined) continue;
    if (before.size === head.size) faults.push(`two heads of size ${head.size}`);
    else faults.push(...(await faultBetween(before, head, read)));
  }

  const entries = await entriesOf(newest.size, read);
  const unstated = heads.filter(({ size }) => {
    const last = entries[size - 1];
    return last === undefined || readEntry(last).kind !== "map";
  });
  faults.push(...unstated.map(({ size }) => `the head of size ${size} has no map statement`));
  const roots = [rootOf(entries.map(leafHash)), await rootFromTiles(newest.size, read)];
  if (!roots.every((root) => sameBytes(root, newest.root))) {
    faults.push("the newest head is not that of the entries");
  }
  return faults;
}
