import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { type Checkers, checkEvents, walkEvents } from "./events.ts";
import { isDamage, type Told } from "./finding.ts";
import { damagedKey, damagedSignature, keysOf } from "./keys.ts";
import { damagedOrder, type Head, headsOf, walkEntries, walkTiles } from "./log.ts";
import { walkMap } from "./map.ts";
import { damagedCopy, damagedRow } from "./rows.ts";
import { damagedCosignature, damagedWitness } from "./witnesses.ts";

/**
 * Walks all that the ledger keeps, from the signed heads down, by the log's keys, a line each: heads, entries and their copies in
 * blobs, tiles, the events, the map's chains and pages. Ends at the first thing that is wrong, and
 * names it; what is written meanwhile is beyond the head it began with. Most of its time goes into
 * events, which `checkers` can share among themselves.
 */
export async function* fsck(
  database: Database,
  blobs: Blobs,
  logKey: string,
  checkers: Checkers = { atOnce: 2, check: (slice) => checkEvents(database, slice) },
): AsyncGenerator<Told> {
  const heads = await headsOf(database);
  // After the heads: a key that begins or ends meanwhile does so beyond them.
  const keys = await keysOf(database);
  const size = heads.at(-1)?.size ?? 0;
  const wrong =
    damagedKey(heads, keys, logKey) ??
    damagedOrder(heads) ??
    damagedSignature(heads, keys) ??
    (await damagedCopy(database, blobs, heads, logKey));
  if (wrong !== null) return yield wrong;
  if (size === 0) return;
  const bySize = new Map(heads.map((head) => [head.size, head]));
  const roots: Uint8Array[] = [];
  const walks = [
    () => walkEntries(database, blobs, heads, roots),
    () => walkTiles(blobs, heads, roots),
    () => walkRows(database, size, bySize, logKey),
    () => walkEvents(database, checkers),
    () => walkMap(database, size, bySize),
  ];
  for (const walk of walks) {
    for await (const told of walk()) {
      yield told;
      if (isDamage(told)) return;
    }
  }
}

async function* walkRows(
  database: Database,
  size: number,
  heads: ReadonlyMap<number, Head>,
  logKey: string,
): AsyncGenerator<Told> {
  const damage =
    (await damagedRow(database)) ??
    (await damagedCosignature(database, size, heads)) ??
    (await damagedWitness(database, logKey));
  if (damage !== null) yield damage;
}
