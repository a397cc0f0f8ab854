import { openCheckpoint, Rejected, readNoteKeys } from "../../../contracts/proof/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { publishedCopy } from "../tiles.ts";
import { type Damage, firstDifference, firstFound, notLater } from "./finding.ts";
import type { Head } from "./log.ts";

/** A log that has anything has a name, without which none of it can be checked. */
export async function lostName(database: Database): Promise<Damage | null> {
  const [row] = await database.ask<{ there: boolean }>(
    `select exists (select from log_entries) or exists (select from log_checkpoints) as there`,
  );
  return row?.there ? { at: "logs", why: "the log's name and key are not there" } : null;
}

const questions = [
  {
    ask: `select 'log_entries ' || log_index as at from log_entries
       where kind <> get_byte(entry, 0) or (kind = 1) <> (event_id is not null)
       order by log_index limit 1`,
    why: "its kind is not that of its entry",
  },
  {
    // The statement's time: eight bytes after its kind and its size.
    ask: `select 'log_checkpoints ' || size as at from log_checkpoints
       join log_entries on log_index = size - 1
       where extract(epoch from log_checkpoints.at) * 1000 <>
         ('x' || encode(substr(entry, 10, 8), 'hex'))::bit(64)::bigint
       order by size limit 1`,
    why: "its time is not that of the statement under it",
  },
  {
    ask: `select 'map_pages "' || path || '" ' || size as at from map_pages
       where size > (select coalesce(max(log_index), -1) + 1 from log_entries)
       order by path, size limit 1`,
    why: "it is of a log longer than this one",
  },
] as const;

/** What rows say beside their entries. */
export async function damagedRow(database: Database): Promise<Damage | null> {
  return (await firstFound(database, questions)) ?? damagedTime(database);
}

// Eight bytes after its kind and its size, the most significant first: they compare as times do.
const timesQuestion = `select index, entry, before from (
    select log_index as index, entry, lag(entry) over (order by log_index) as before
    from log_checkpoints join log_entries on log_index = size - 1) heads
  where substr(entry, 10, 8) <= substr(before, 10, 8) order by index limit 1`;

/** The first signed statement that is dated no later than the one before it (FORMAT.md 5). */
async function damagedTime(database: Database): Promise<Damage | null> {
  const [row] = await database.ask<{ index: string; entry: Buffer; before: Buffer }>(timesQuestion);
  return row === undefined ? null : notLater(Number(row.index), row.entry, row.before);
}

/** Whether the copy of the published head is that of a head; a newer one than these may be there. */
export async function damagedCopy(
  database: Database,
  blobs: Blobs,
  heads: readonly Head[],
  logKey: string,
): Promise<Damage | null> {
  const copy = await blobs.get(publishedCopy);
  if (copy === null) return null;
  const size = sizeIn(copy, logKey);
  const newest = heads.findLast(({ note }) => note !== null);
  if (size !== null && size > (newest?.size ?? 0)) return null;
  const head = heads.find((each) => each.size === size) ?? newest;
  if (head?.note === null) return await lostNote(database, head.size);
  const byte = firstDifference(copy, Buffer.from(head?.note ?? ""));
  if (byte === null) return null;
  return { at: `${publishedCopy}, byte ${byte}`, why: "the log's head says otherwise" };
}

/** A copy is left after its head was signed, which may have been while the heads were read. */
async function lostNote(database: Database, size: number): Promise<Damage | null> {
  const [row] = await database.ask<{ note: string | null }>(
    "select note from log_checkpoints where size = $1",
    [size],
  );
  if (row !== undefined && row.note !== null) return null;
  return {
    at: `log_checkpoints ${size}`,
    why: "its signed note is gone: a copy of it was published",
  };
}

function sizeIn(copy: Uint8Array, logKey: string): number | null {
  try {
    return openCheckpoint(Buffer.from(copy).toString("utf8"), ...readNoteKeys(logKey)).size;
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return null;
  }
}
