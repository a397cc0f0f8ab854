import {
  emptyMapRoot,
  type MapLeaf,
  mapLeafHash,
  mapNodeHash,
  sameBytes,
} from "../../../contracts/proof/index.ts";

// The map (contracts/proof/FORMAT.md 6) is kept in pages of four bits of the key: a page has sixteen
// children, each nothing, a lone leaf, or a page of its own. A page below the root is there as soon
// as two keys begin with its path, so what is stored depends on the map's content alone.

/** A key, or the path that it begins with, as pages are named. */
export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

interface LoneLeaf {
  readonly kind: "leaf";
  readonly key: Uint8Array;
  readonly hash: Uint8Array;
}

interface Below {
  readonly kind: "page";
  readonly hash: Uint8Array;
}

export type Child = LoneLeaf | Below | null;

/** Sixteen children, by the next four bits of the key. */
export type Page = readonly Child[];

const width = 16;
const levelsOfPage = 4;
const hashLength = 32;

export const emptyPage: Page = new Array<Child>(width).fill(null);

/** The page's bytes: for each child a kind, and what it is made of. */
export function pageBytes(page: Page): Uint8Array {
  return Buffer.concat(
    page.flatMap((child) => {
      if (child === null) return [Uint8Array.of(0)];
      if (child.kind === "page") return [Uint8Array.of(2), child.hash];
      return [Uint8Array.of(1), child.key, child.hash];
    }),
  );
}

/** Reads what `pageBytes` has written; anything else is a database that was tampered with. */
export function readPage(bytes: Uint8Array): Page {
  let at = 0;
  const next = () => {
    const hash = bytes.subarray(at, at + hashLength);
    at += hashLength;
    if (hash.length < hashLength) throw new Error("a page of the map is cut off");
    return hash;
  };
  const page = Array.from({ length: width }, (): Child => {
    const kind = bytes[at];
    at += 1;
    if (kind === 0) return null;
    if (kind === 1) return { kind: "leaf", key: next(), hash: next() };
    if (kind === 2) return { kind: "page", hash: next() };
    throw new Error("a page of the map is none");
  });
  if (at !== bytes.length) throw new Error("a page of the map is too long");
  return page;
}

export const childHash = (child: Child) => child?.hash ?? emptyMapRoot;

/** What a stretch of children is together: nothing, a leaf that stands for all of it, or a subtree. */
function together(children: readonly Child[]): Child {
  if (children.length === 1) return children[0] ?? null;
  const half = children.length / 2;
  const left = together(children.slice(0, half));
  const right = together(children.slice(half));
  if (left === null && right?.kind !== "page") return right;
  if (right === null && left?.kind !== "page") return left;
  return { kind: "page", hash: mapNodeHash(childHash(left), childHash(right)) };
}

/** What a page is to the one above it. */
export const pageChild = (page: Page): Child => together(page);

/** The root of the map whose first page this is. */
export function rootOfMap(first: Page): Uint8Array {
  return childHash(pageChild(first));
}

/** The key's four bits at a depth in pages. */
export function nibbleOf(key: Uint8Array, depth: number): number {
  const byte = key[depth >> 1] ?? 0;
  return depth % 2 === 0 ? byte >> 4 : byte & 0x0f;
}

const digit = (nibble: number) => nibble.toString(16);

/** Pages by their path, hex digits of the key's beginning; what is not stored is left out. */
export type ReadPages = (paths: readonly string[]) => Promise<ReadonlyMap<string, Page>>;

/** Leaves that go below one page, by the child to which they go. */
function byChild(leaves: readonly LoneLeaf[], depth: number): Map<number, LoneLeaf[]> {
  const groups = new Map<number, LoneLeaf[]>();
  for (const leaf of leaves) {
    const nibble = nibbleOf(leaf.key, depth);
    groups.set(nibble, [...(groups.get(nibble) ?? []), leaf]);
  }
  return groups;
}

/** The leaves that a child holds once these have come. */
function withLeaf(child: LoneLeaf | null, leaves: readonly LoneLeaf[]): readonly LoneLeaf[] {
  const replaced = child === null || leaves.some(({ key }) => sameBytes(key, child.key));
  return replaced ? leaves : [child, ...leaves];
}

/** What goes into one page below another, and whether that page is new. */
interface Descent {
  readonly path: string;
  readonly leaves: readonly LoneLeaf[];
  readonly isNew: boolean;
}

/** Sets in a page what stays in it; gives what goes below. */
function setInPage(children: Child[], path: string, leaves: readonly LoneLeaf[]): Descent[] {
  return [...byChild(leaves, path.length)].flatMap(([nibble, group]): Descent[] => {
    const child = children[nibble] ?? null;
    const below = `${path}${digit(nibble)}`;
    if (child?.kind === "page") return [{ path: below, leaves: group, isNew: false }];
    const all = withLeaf(child, group);
    const [first, ...more] = all;
    if (first !== undefined && more.length > 0) return [{ path: below, leaves: all, isNew: true }];
    children[nibble] = first ?? null;
    return [];
  });
}

/**
 * The pages that change when these leaves are set, with their new content, the first page ("") among
 * them; one leaf a key. Pages are read level by level, in one question each.
 */
export async function changedPages(
  read: ReadPages,
  leaves: readonly MapLeaf[],
): Promise<ReadonlyMap<string, Page>> {
  const changed = new Map<string, Child[]>();
  const set = leaves.map((leaf): LoneLeaf => {
    return { kind: "leaf", key: leaf.key, hash: mapLeafHash(leaf) };
  });
  let level: Descent[] = [{ path: "", leaves: set, isNew: false }];
  while (level.length > 0) {
    const old = level.filter(({ isNew }) => !isNew).map(({ path }) => path);
    const stored = await read(old);
    level = level.flatMap(({ path, leaves: coming }) => {
      const children = [...(stored.get(path) ?? emptyPage)];
      changed.set(path, children);
      return setInPage(children, path, coming);
    });
  }
  return hashed(changed);
}

/** Carries the hashes of changed pages up to those above them. */
function hashed(changed: Map<string, Child[]>): ReadonlyMap<string, Page> {
  const deepestFirst = [...changed].sort(([one], [other]) => other.length - one.length);
  for (const [path, children] of deepestFirst) {
    if (path === "") continue;
    const above = changed.get(path.slice(0, -1));
    if (above === undefined) throw new Error(`the page above ${path} did not change`);
    above[Number.parseInt(path.slice(-1), 16)] = {
      kind: "page",
      hash: childHash(together(children)),
    };
  }
  return changed;
}

/** Where a key's path ends: the hashes beside it from the root down, and whose leaf is there. */
export interface MapPath {
  readonly siblings: readonly Uint8Array[];
  readonly end: Uint8Array | null;
}

/** The path of a key through the pages on its way. */
export function pathIn(pages: ReadonlyMap<string, Page>, key: Uint8Array): MapPath {
  const siblings: Uint8Array[] = [];
  for (let depth = 0, path = ""; ; depth += 1) {
    const end = throughPage(pages.get(path) ?? emptyPage, nibbleOf(key, depth), siblings);
    if (end?.kind !== "page") return { siblings, end: end?.key ?? null };
    path += digit(nibbleOf(key, depth));
  }
}

/** Goes through one page, noting what it passes by; gives where it comes out. */
function throughPage(page: Page, nibble: number, siblings: Uint8Array[]): Child {
  let children = page;
  let here = together(children);
  for (let level = levelsOfPage - 1; level >= 0 && here?.kind === "page"; level -= 1) {
    const [left, right] = [children.slice(0, 2 ** level), children.slice(2 ** level)];
    const goesRight = ((nibble >> level) & 1) === 1;
    siblings.push(childHash(together(goesRight ? left : right)));
    children = goesRight ? right : left;
    here = together(children);
  }
  return here;
}

/** The paths of all pages that a key's way can go through, as deep as pages are stored. */
export function pathsOf(key: Uint8Array, deepest: number): string[] {
  const digits = Buffer.from(key).toString("hex");
  return Array.from({ length: Math.min(deepest, digits.length) + 1 }, (_, at) =>
    digits.slice(0, at),
  );
}
