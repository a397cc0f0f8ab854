import {
  emptyRoot,
  entryBundle,
  leafHash,
  rootOf,
  type Tile,
  type TileLevel,
  tileWidth,
} from "../../contracts/proof/index.ts";

/** A tile or bundle and what is in it. */
export interface FilledTile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** The log's tree where it grows: by level above the leaves, the hashes that fill no tile yet. */
export interface Edge {
  readonly size: number;
  readonly open: readonly (readonly Uint8Array[])[];
}

export interface Growth {
  readonly edge: Edge;
  readonly root: Uint8Array;
  /** Every tile and bundle whose content is new, from the leaves up. */
  readonly tiles: readonly FilledTile[];
}

/** The first of the leaves that share a tile with what comes next. */
export const beginOfTile = (size: number) => size - (size % tileWidth);

function cutInTiles<T>(things: readonly T[]): (readonly T[])[] {
  const count = Math.ceil(things.length / tileWidth);
  return Array.from({ length: count }, (_, at) =>
    things.slice(at * tileWidth, (at + 1) * tileWidth),
  );
}

/** The tiles of a level that these hashes or entries make, the first of them at `from`. */
function tilesOf(
  level: TileLevel,
  from: number,
  parts: readonly (readonly Uint8Array[])[],
): FilledTile[] {
  return parts.map((part, at) => {
    const tile = { level, index: from / tileWidth + at, width: part.length };
    return { tile, bytes: level === "entries" ? entryBundle(part) : Buffer.concat(part) };
  });
}

/** `entries` are those from the beginning of the edge's last tile of leaves on, to the log's end. */
export function grow({ size, open }: Edge, entries: readonly Uint8Array[]): Growth {
  const begin = beginOfTile(size);
  const tiles = tilesOf("entries", begin, cutInTiles(entries));
  const still: (readonly Uint8Array[])[] = [];
  let hashes: readonly Uint8Array[] = entries.map(leafHash);
  let from = begin;
  for (let level = 0; hashes.length > 0; level += 1) {
    const before = level === 0 ? [] : (open[level] ?? []);
    const parts = cutInTiles([...before, ...hashes]);
    tiles.push(...tilesOf(level, from - before.length, parts));
    const last = parts.at(-1) ?? [];
    still[level] = last.length < tileWidth ? last : [];
    const full = parts.filter((part) => part.length === tileWidth);
    from = Math.floor(from / tileWidth);
    hashes = full.map(rootOf);
  }
  const edge = { size: begin + entries.length, open: [...still, ...open.slice(still.length)] };
  return { edge, root: rootOfEdge(edge), tiles };
}

/** A tile's root is one hash of the tile above; that of an open one is the last there. */
export function rootOfEdge({ open }: Edge): Uint8Array {
  let root: readonly Uint8Array[] = [];
  for (const hashes of open) {
    const all = [...hashes, ...root];
    if (all.length > 0) root = [rootOf(all)];
  }
  return root[0] ?? emptyRoot();
}
