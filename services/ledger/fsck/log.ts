import {
  emptyRoot,
  entryBundle,
  leafHash,
  nodeHash,
  rootOf,
  sameBytes,
  type Tile,
  tileWidth,
} from "../../../contracts/proof/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { Database } from "../../platform/database.ts";
import { outgrownMarks } from "../outgrown.ts";
import { blobName } from "../tiles.ts";
import { type Stretch, stretchOf } from "./entries.ts";
import { type Damage, firstDifference, type Told } from "./finding.ts";

export interface Head {
  readonly size: number;
  readonly previous: number;
  readonly root: Uint8Array;
  readonly note: string | null;
}

/** The heads in their order; each is signed, says what its row says, and follows on the one before. */
export async function headsOf(database: Database): Promise<Head[]> {
  const rows = await database.ask<{ size: string; previous: string; root: Buffer; note: string }>(
    "select size, previous_size as previous, root, note from log_checkpoints order by size",
  );
  return rows.map(({ size, previous, ...head }) => {
    return { ...head, size: Number(size), previous: Number(previous) };
  });
}

/** The first head that does not follow, or whose note is gone. */
export function damagedOrder(heads: readonly Head[]): Damage | null {
  let before = 0;
  // Heads are signed in their order, so that only the last of them may have no note yet.
  const signed = heads.findLast(({ note }) => note !== null)?.size ?? 0;
  for (const head of heads) {
    const follows = head.previous === before ? null : "it does not follow on the one before";
    const unsigned = head.note === null && head.size < signed ? "its signed note is gone" : null;
    const why = follows ?? unsigned;
    if (why !== null) return { at: `log_checkpoints ${head.size}`, why };
    before = head.size;
  }
  return null;
}

/** A tree that grows leaf by leaf: the roots of its perfect subtrees, the largest first. */
class Frontier {
  private readonly subtrees: Uint8Array[] = [];
  size = 0;

  push(leaf: Uint8Array): void {
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = nodeHash(this.subtrees.pop() ?? node, node);
    }
    this.subtrees.push(node);
    this.size += 1;
  }

  root(): Uint8Array {
    const [smallest = emptyRoot(), ...larger] = [...this.subtrees].reverse();
    return larger.reduce((right, left) => nodeHash(left, right), smallest);
  }
}

const slice = 16 * tileWidth;

/** What a row and its copy in a blob disagree about, until a head tells which of them is right. */
interface Dispute {
  /** The entry that it is about: no head before it tells anything of it. */
  readonly logIndex: number;
  readonly row: string;
  readonly blob: string;
}

/** A stretch of entries that share a tile, and the hash of each. */
interface Leaves {
  readonly first: number;
  readonly entries: readonly Uint8Array[];
  readonly hashes: readonly Uint8Array[];
}

/** The first disagreement of entries with a bundle or a tile of hashes that was ever made of them. */
async function disputeAbout(
  blobs: Blobs,
  { first, entries, hashes }: Leaves,
  widths: readonly number[],
): Promise<Dispute | null> {
  const index = first / tileWidth;
  // Each waits for the disk: all are fetched at the same time.
  const copies = widths.map(async (width) => {
    const bundle = copyOf(blobs, { level: "entries", index, width });
    const tile = copyOf(blobs, { level: 0, index, width });
    return { width, bundle: await bundle, tile: await tile };
  });
  for (const { width, bundle, tile } of await Promise.all(copies)) {
    const part = entries.slice(0, width);
    const inBundle = bundle && firstDifference(bundle.bytes, entryBundle(part));
    if (bundle && inBundle !== null) {
      const blob = `${bundle.name}, byte ${inBundle}`;
      return { ...placeIn(first, part, inBundle), blob };
    }
    const inTile = tile && firstDifference(tile.bytes, Buffer.concat(hashes.slice(0, width)));
    if (tile && inTile !== null) {
      const logIndex = first + Math.min(Math.floor(inTile / 32), part.length - 1);
      return { logIndex, row: `log_entries ${logIndex}`, blob: `${tile.name}, byte ${inTile}` };
    }
  }
  return null;
}

/**
 * How wide the tiles of a level are that were written for these heads: full ones, and as they grew.
 * Those that were outgrown up to a size are not there any more.
 */
function widthsOf(
  heads: readonly Head[],
  level: number,
  outgrown = 0,
): (index: number) => readonly number[] {
  const widths = new Map<number, Set<number>>();
  let full = 0;
  for (const { size } of heads) {
    const count = Math.floor(size / tileWidth ** level);
    full = Math.floor(count / tileWidth);
    const open = count % tileWidth;
    if (open > 0 && size > outgrown) widths.set(full, (widths.get(full) ?? new Set()).add(open));
  }
  return (index) => [...(index < full ? [tileWidth] : []), ...(widths.get(index) ?? [])];
}

/** Which entry, and which of its bytes, stands at a byte of their bundle. */
function placeIn(first: number, entries: readonly Uint8Array[], byte: number) {
  let begin = 0;
  for (const [at, entry] of entries.entries()) {
    const within = byte - begin - 2;
    const logIndex = first + at;
    if (within < entry.length) {
      return { logIndex, row: `log_entries ${logIndex}, byte ${Math.max(within, 0)}` };
    }
    begin += 2 + entry.length;
  }
  const logIndex = first + entries.length - 1;
  return { logIndex, row: `log_entries ${logIndex}` };
}

/** A tile's copy; blobs only copy, so that one which is not there is no damage. */
async function copyOf(blobs: Blobs, tile: Tile) {
  const name = blobName(tile);
  const bytes = await blobs.get(name);
  return bytes === null ? null : { name, bytes };
}

/**
 * Walks the log's entries: no place is empty, each agrees with its copies in blobs, and all of them
 * come to the root of each head. Adds the roots of the full tiles to `roots`.
 */
export async function* walkEntries(
  database: Database,
  blobs: Blobs,
  heads: readonly Head[],
  roots: Uint8Array[],
): AsyncGenerator<Told> {
  const size = heads.at(-1)?.size ?? 0;
  const bySize = new Map(heads.map((head) => [head.size, head]));
  const tree = new Frontier();
  const widths = widthsOf(heads, 0, (await outgrownMarks(blobs))[0]);
  let dispute: Dispute | null = null;
  const stretchFrom = (from: number) =>
    from < size ? stretchOf(database, from, Math.min(from + slice, size)) : null;
  let coming = stretchFrom(0);
  for (let from = 0; coming !== null; from += slice) {
    const stretch: Stretch = await coming;
    if ("missing" in stretch) {
      return yield { at: `log_entries ${stretch.missing}`, why: "it is not there" };
    }
    coming = stretchFrom(from + slice);
    // Nobody waits for it once something was found before it.
    coming?.catch(() => undefined);
    const leaves = inTiles(from, stretch.entries);
    const full = leaves.filter(({ hashes }) => hashes.length === tileWidth);
    roots.push(...full.map(({ hashes }) => rootOf(hashes)));
    const asked = leaves.map((each) => disputeAbout(blobs, each, widths(each.first / tileWidth)));
    const disputes = await Promise.all(asked);
    for (const [at, { hashes }] of leaves.entries()) {
      dispute ??= disputes[at] ?? null;
      const damage = grown(tree, hashes, bySize, dispute);
      if (damage !== null) return yield damage;
    }
    yield { part: "log", done: from + stretch.entries.length, all: size };
  }
}

function inTiles(from: number, entries: readonly Uint8Array[]): Leaves[] {
  return Array.from({ length: Math.ceil(entries.length / tileWidth) }, (_, at) => {
    const part = entries.slice(at * tileWidth, (at + 1) * tileWidth);
    return { first: from + at * tileWidth, entries: part, hashes: part.map(leafHash) };
  });
}

/** Lets the tree grow by these leaves; the damage that shows at a head on the way. */
function grown(
  tree: Frontier,
  leaves: readonly Uint8Array[],
  heads: ReadonlyMap<number, Head>,
  dispute: Dispute | null,
): Damage | null {
  for (const leaf of leaves) {
    tree.push(leaf);
    const head = heads.get(tree.size);
    const due = dispute !== null && dispute.logIndex < tree.size ? dispute : null;
    const damage = head === undefined ? null : judged(due, head, tree);
    if (damage !== null) return damage;
  }
  return null;
}

/** Whose fault it is at a head: a row's, if the rows do not come to its root, else its copy's. */
function judged(dispute: Dispute | null, { size, root }: Head, tree: Frontier): Damage | null {
  const rowsHold = sameBytes(tree.root(), root);
  if (dispute === null) {
    const why = "the entries under it come to another root";
    return rowsHold ? null : { at: `log_checkpoints ${size}`, why };
  }
  return rowsHold
    ? { at: dispute.blob, why: "the log's entries say otherwise" }
    : { at: dispute.row, why: "its published copy and the signed head say otherwise" };
}

/** Walks the tiles above the leaves; `roots` are those of the full tiles of leaves. */
export async function* walkTiles(
  blobs: Blobs,
  heads: readonly Head[],
  roots: readonly Uint8Array[],
): AsyncGenerator<Told> {
  let below = roots;
  const outgrown = await outgrownMarks(blobs);
  for (let level = 1; below.length > 0; level += 1) {
    const widths = widthsOf(heads, level, outgrown[level]);
    const above: Uint8Array[] = [];
    for (let index = 0; index * tileWidth < below.length; index += 1) {
      const hashes = below.slice(index * tileWidth, (index + 1) * tileWidth);
      const tiles = widths(index).map((width) => ({ level, index, width }));
      const damage = await damagedTile(blobs, tiles, hashes);
      if (damage !== null) return yield damage;
      if (hashes.length === tileWidth) above.push(rootOf(hashes));
      yield { part: "tiles", done: index * tileWidth + hashes.length, all: below.length };
    }
    below = above;
  }
}

async function damagedTile(
  blobs: Blobs,
  tiles: readonly Tile[],
  hashes: readonly Uint8Array[],
): Promise<Damage | null> {
  for (const tile of tiles) {
    const copy = await copyOf(blobs, tile);
    const whole = Buffer.concat(hashes.slice(0, tile.width));
    const byte = copy && firstDifference(copy.bytes, whole);
    if (copy && byte !== null) {
      return { at: `${copy.name}, byte ${byte}`, why: "the tiles below it say otherwise" };
    }
  }
  return null;
}
