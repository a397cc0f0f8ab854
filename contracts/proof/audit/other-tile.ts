import { sameBytes } from "../bytes.ts";
import { readTile, type Tile, tileAt, tileWidth } from "../tile.ts";
import type { TileReader } from "../tiles.ts";

/**
 * The first tile of entries whose hashes, these from the entry `from` on, are not those that the log
 * of `size` serves beside it; null where all are.
 */
export async function otherTile(
  leaves: readonly Uint8Array[],
  { from, size }: { readonly from: number; readonly size: number },
  read: TileReader,
): Promise<Tile | null> {
  const until = from + leaves.length;
  for (let index = Math.floor(from / tileWidth); index * tileWidth < until; index += 1) {
    const hashes = tileAt(0, index, size);
    const entries = tileAt("entries", index, size);
    if (hashes === undefined || entries === undefined) return null;
    const first = index * tileWidth;
    const told = readTile(await read(hashes), hashes.width);
    const isOther = told.some((hash, at) => {
      const leaf = leaves[first + at - from];
      return leaf !== undefined && !sameBytes(leaf, hash);
    });
    if (isOther) return entries;
  }
  return null;
}
