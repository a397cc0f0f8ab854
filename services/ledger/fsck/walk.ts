import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { type Checkers, checkEvents, walkEvents } from "./events.ts";
import { type Damage, isDamage, type Told } from "./finding.ts";
import { damagedKey, damagedSignature, keysOf } from "./keys.ts";
import { damagedOrder, type Head, headsOf, walkEntries, walkTiles } from "./log.ts";
import { walkMap } from "./map.ts";
import { damagedCopy, damagedRow, lostName } from "./rows.ts";
import { unsealedHead } from "./unsealed.ts";
import { damagedCosignature, damagedWitness } from "./witnesses.ts";

/**
 * Walks all that the ledger keeps, from the signed heads down, by the log's keys, a line each: heads,
 * entries and their copies in blobs, tiles, the events, the map's chains and pages. Ends at the first
 * thing that is wrong, and names it; what is written meanwhile is beyond the head it began with. Most
 * of its time goes into events, which `checkers` can share among themselves.
 */
export async function* fsck(
  database: Database,
  blobs: Blobs,
  logKey: string | null,
  checkers: Checkers = { atOnce: 2, check: (slice) => checkEvents(database, slice) },
): AsyncGenerator<Told> {
  const heads = await headsOf(database);
  const size = heads.at(-1)?.size ?? 0;
  const wrong = await damagedHeads(database, blobs, heads, logKey);
  if (wrong !== null) return yield wrong;
  const bySize = new Map(heads.map((head) => [head.size, head]));
  const roots: Uint8Array[] = [];
  const walks = [
    () => walkEntries(database, blobs, heads, roots),
    () => walkTiles(blobs, heads, roots),
    () => walkRows(database, size, bySize, logKey),
    () => walkEvents(database, checkers),
    () => walkMapUnder(database, heads),
  ];
  for (const walk of walks) {
    for await (const told of walk()) {
      yield told;
      if (isDamage(told)) return;
    }
  }
}

/** What is wrong with the log's name, its heads and their copy. A log without a name has none. */
async function damagedHeads(
  database: Database,
  blobs: Blobs,
  heads: readonly Head[],
  logKey: string | null,
): Promise<Damage | null> {
  if (logKey === null) return lostName(database);
  // Read after the heads: a key that begins or ends meanwhile does so beyond them.
  const keys = await keysOf(database);
  return (
    damagedKey(heads, keys, logKey) ??
    damagedOrder(heads) ??
    damagedSignature(heads, keys) ??
    (await damagedCopy(database, blobs, heads, logKey))
  );
}

async function* walkRows(
  database: Database,
  size: number,
  heads: ReadonlyMap<number, Head>,
  logKey: string | null,
): AsyncGenerator<Told> {
  const damage =
    (await damagedRow(database)) ??
    (await damagedCosignature(database, size, heads)) ??
    (logKey === null ? null : await damagedWitness(database, logKey));
  if (damage !== null) yield damage;
}

/** The map under the newest statement, which may have its place and no head yet. */
async function* walkMapUnder(database: Database, heads: readonly Head[]): AsyncGenerator<Told> {
  const unsealed = await unsealedHead(database, heads.at(-1)?.size ?? 0);
  if (unsealed !== null && "why" in unsealed) return yield unsealed;
  const all = unsealed === null ? heads : [...heads, unsealed];
  const size = all.at(-1)?.size ?? 0;
  if (size > 0) yield* walkMap(database, size, new Map(all.map((head) => [head.size, head])));
}
