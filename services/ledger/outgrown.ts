import { type Tile, tileWidth } from "../../contracts/proof/index.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import { asProgram } from "../platform/doors.ts";
import { sizeBefore } from "./reads.ts";
import { blobName } from "./tiles.ts";

const markName = "outgrown/log";
/** Whoever is at an older head fetches the tiles of it. Later they are computed for him. */
const graceMs = 3_600_000;
const mostAtOnce = 2_000;
const removedAtOnce = 8;

/**
 * Up to which size of the log the partial tiles of each level were removed, where full ones stand in
 * for them. Nothing is proved from it: where it is lost or wrong they are removed again, or stay.
 */
export async function outgrownMarks(blobs: Blobs): Promise<readonly number[]> {
  const text = Buffer.from((await blobs.get(markName)) ?? []).toString("utf8");
  const marks = text.split(" ").map(Number);
  return marks.every((mark) => Number.isSafeInteger(mark) && mark >= 0) ? marks : [];
}

/** How many full tiles of the level below each head had, where that leaves one of this level open. */
function countsBetween(database: Database, after: number, until: number, below: number) {
  return database.ask<{ count: string }>(
    `select distinct size / $3::bigint as count from log_checkpoints
     where size > $1 and size < $2 and (size / $3::bigint) % $4::bigint > 0
     order by count limit $5`,
    [after, until, below, tileWidth, mostAtOnce],
  );
}

async function remove(blobs: Blobs, tiles: readonly Tile[]): Promise<void> {
  const rest = tiles.values();
  const work = async () => {
    for (const tile of rest) await blobs.remove(blobName(tile));
  };
  await Promise.all(Array.from({ length: removedAtOnce }, work));
}

/**
 * Removes partial tiles and bundles that were outgrown a while ago (tlog-tiles: a log may, once the
 * full one is there); some at a time, and tells how many.
 */
export async function forgetOutgrown(
  database: Database,
  blobs: Blobs,
  now = new Date(),
): Promise<number> {
  const time = new Date(now.getTime() - graceMs);
  const size = await asProgram(database, (scope) => sizeBefore(scope, time));
  const before = await outgrownMarks(blobs);
  const marks: number[] = [];
  let removed = 0;
  for (let level = 0, below = 1; below * tileWidth <= size; level += 1, below *= tileWidth) {
    const span = below * tileWidth;
    const until = size - (size % span);
    const mark = before[level] ?? 0;
    const counts = mark < until ? await countsBetween(database, mark, until, below) : [];
    const tiles = counts.flatMap(({ count }) => {
      const [index, width] = [Math.floor(Number(count) / tileWidth), Number(count) % tileWidth];
      const levels = level === 0 ? (["entries", 0] as const) : [level];
      return levels.map((each): Tile => ({ level: each, index, width }));
    });
    await remove(blobs, tiles);
    removed += tiles.length;
    const last = counts.length < mostAtOnce ? undefined : counts.at(-1);
    marks.push(last === undefined ? Math.max(mark, until) : (Number(last.count) + 1) * below - 1);
  }
  if (marks.join() !== before.join() && marks.length > 0) {
    await blobs.put(markName, Buffer.from(marks.join(" ")));
  }
  return removed;
}
