import { emptyRoot, mapEntry, readEntry } from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import { type Damage, firstDifference, notLater } from "./finding.ts";
import type { Head } from "./log.ts";

/**
 * What was given its place after the newest head and is not sealed, as the head that it will have;
 * null where there is nothing, or the log has grown since that head was read. The events among it are
 * held against their own commitments, its statement is held here against its place, and by the walk
 * over the map against that.
 */
export async function unsealedHead(
  database: Database,
  size: number,
): Promise<Head | Damage | null> {
  const [placed] = await database.ask<{ until: string; gap: string | null; grown: boolean }>(
    `select coalesce(max(log_index) + 1, $1::bigint) as until,
       (select min(place) from (select log_index,
           $1::bigint - 1 + row_number() over (order by log_index) as place
         from log_entries where log_index >= $1::bigint) there where log_index <> place) as gap,
       exists (select from log_checkpoints where size > $1::bigint) as grown
     from log_entries where log_index >= $1::bigint`,
    [size],
  );
  if (placed === undefined || placed.grown) return null;
  const until = Number(placed.until);
  if (placed.gap !== null) return { at: `log_entries ${placed.gap}`, why: "it is not there" };
  if (until === size) return null;
  const wrong = await wrongStatement(database, size, until);
  if (wrong !== null) return wrong;
  return { size: until, previous: size, root: emptyRoot(), note: null };
}

/** The first statement from this place on that is not the last before `until`, and as it must be. */
async function wrongStatement(
  database: Database,
  from: number,
  until: number,
): Promise<Damage | null> {
  const statements = await database.ask<{ index: string; entry: Buffer; before: Buffer | null }>(
    `select log_index as index, entry,
       (select entry from log_entries where log_index = $1::bigint - 1) as before
     from log_entries where log_index >= $1::bigint
       and log_index < $2::bigint and (kind <> 1 or log_index = $2::bigint - 1)
     order by log_index`,
    [from, until],
  );
  for (const { index, entry, before } of statements) {
    const place = Number(index);
    const wrong = wrongWith(Uint8Array.from(entry), place);
    if (wrong !== null) return wrong;
    // Each batch ends in one, and the next batch comes once this one is sealed.
    if (place !== until - 1) {
      return { at: `log_entries ${index}`, why: "it is a statement within a batch" };
    }
    const undated = before === null ? null : notLater(place, entry, before);
    if (undated !== null) return undated;
  }
  return null;
}

/** A statement is 49 bytes: its kind, its size, its time, the map's root. */
const statementLength = 49;
const mapKind = 2;

function wrongWith(entry: Uint8Array, index: number): Damage | null {
  const at = (byte: number) => `log_entries ${index}, byte ${byte}`;
  const said = read(entry);
  if (said?.kind !== "map") {
    const byte = entry[0] === mapKind ? Math.min(entry.length, statementLength) : 0;
    return { at: at(byte), why: "what was placed last is no statement of the map" };
  }
  const byte = firstDifference(entry, mapEntry({ ...said, size: index }));
  return byte === null ? null : { at: at(byte), why: "its statement is of another size" };
}

function read(entry: Uint8Array) {
  try {
    return readEntry(entry);
  } catch {
    return null;
  }
}
