import { count, cut, joined } from "./bytes.ts";
import { Rejected } from "./rejected.ts";
import { hashLength } from "./sha256.ts";

// C2SP tlog-tiles: the tree in files of up to 256 hashes, the entries in bundles of up to 256.

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256;
const highestLevel = 63;

export type TileLevel = number | "entries";

/** A tile of hashes, or a bundle of entries; `width` below 256 is a partial one. */
export interface Tile {
  readonly level: TileLevel;
  readonly index: number;
  readonly width: number;
}

/** The path below the log's prefix, as `tile/0/x001/234.p/5`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(count(index));
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/\d{3}/g) ?? [];
  const number = groups
    .map((group, at) => (at < groups.length - 1 ? `x${group}` : group))
    .join("/");
  return `tile/${level}/${number}${width === tileWidth ? "" : `.p/${width}`}`;
}

const pathForm = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads a path; each tile has exactly one. Throws `TILE_MALFORMED`. */
export function readTilePath(path: string): Tile {
  const [, levelText, number, widthText] = pathForm.exec(path) ?? [];
  if (levelText === undefined || number === undefined) throw new Rejected("TILE_MALFORMED");
  const level: TileLevel = levelText === "entries" ? levelText : Number(levelText);
  const tile = {
    level,
    index: Number(number.replace(/[x/]/g, "")),
    width: widthText === undefined ? tileWidth : Number(widthText),
  };
  const levelTooHigh = level !== "entries" && level > highestLevel;
  if (levelTooHigh || !Number.isSafeInteger(tile.index) || tilePath(tile) !== path) {
    throw new Rejected("TILE_MALFORMED");
  }
  return tile;
}

/** How many hashes of `level` (or entries) a tree of `size` has. */
function hashesAt(level: TileLevel, size: number): number {
  return level === "entries" ? size : Math.floor(size / tileWidth ** level);
}

/** The tile as a log of `size` holds it, full or partial; undefined where it has none. */
export function tileAt(level: TileLevel, index: number, size: number): Tile | undefined {
  const width = Math.min(tileWidth, hashesAt(level, count(size)) - index * tileWidth);
  return width > 0 ? { level, index, width } : undefined;
}

/** The tiles and bundles to be written when a log grows: every one whose content is new. */
export function tilesGrown(oldSize: number, newSize: number): Tile[] {
  if (count(oldSize) > count(newSize)) throw new Rejected("TREE_OUT_OF_RANGE");
  const tiles: Tile[] = [];
  const levels: TileLevel[] = ["entries"];
  for (let level = 0; hashesAt(level, newSize) > 0; level++) levels.push(level);
  for (const level of levels) {
    const [before, after] = [hashesAt(level, oldSize), hashesAt(level, newSize)];
    if (before === after) continue;
    for (let index = Math.floor(before / tileWidth); index * tileWidth < after; index++) {
      const tile = tileAt(level, index, newSize);
      if (tile !== undefined) tiles.push(tile);
    }
  }
  return tiles;
}

/** A bundle: each entry after its length in two bytes. At most 256 entries of 65,535 bytes. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > tileWidth) throw new Rejected("TILE_MALFORMED");
  return joined(...entries.flatMap((entry) => [u16(entry.length), entry]));
}

function u16(value: number): Uint8Array {
  if (value > 0xffff) throw new Rejected("TILE_MALFORMED");
  return Uint8Array.of(value >> 8, value & 0xff);
}

/** The entries of a bundle, which must hold exactly `width` of them. Throws `TILE_MALFORMED`. */
export function readEntryBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (at + 2 > bytes.length || end > bytes.length) throw new Rejected("TILE_MALFORMED");
    entries.push(cut(bytes, at + 2, end));
    at = end;
  }
  if (entries.length !== width) throw new Rejected("TILE_MALFORMED");
  return entries;
}

/** The hashes in a tile of `width`; a full tile may stand in for a partial one. */
export function readTile(bytes: Uint8Array, width: number): Uint8Array[] {
  const whole = tileBytesOf(bytes, width);
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < width; at++) {
    hashes.push(cut(whole, at * hashLength, (at + 1) * hashLength));
  }
  return hashes;
}

/** The bytes of a tile's `width` hashes, out of the tile or the full one in its place. */
export function tileBytesOf(bytes: Uint8Array, width: number): Uint8Array {
  const fits = bytes.length === width * hashLength || bytes.length === tileWidth * hashLength;
  if (!fits) throw new Rejected("TILE_MALFORMED");
  return bytes.subarray(0, width * hashLength);
}
