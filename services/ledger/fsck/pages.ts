import { type MapLeaf, mapLeafHash, readEntry, sameBytes } from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import { childHash, hex, nibbleOf, type Page, pageChild, readPage } from "../map/pages.ts";
import type { Damage } from "./finding.ts";

/** A page as it stood from a size of the log on. */
interface Version {
  readonly size: number;
  readonly page: Page;
}

interface PageRow {
  readonly path: string;
  readonly size: string;
  readonly children: Buffer;
}

export type Versions = ReadonlyMap<string, readonly Version[]>;

/** All versions of the map's pages, by path, the oldest first; or the page that is none. */
export async function versionsOf(database: Database, size: number): Promise<Versions | Damage> {
  const rows = await database.ask<PageRow>(
    "select path, size, children from map_pages where size <= $1 order by path, size",
    [size],
  );
  const versions = new Map<string, Version[]>();
  for (const { path, size, children } of rows) {
    const page = read(children);
    if (page === null) return { at: `map_pages "${path}" ${size}`, why: "it is no page" };
    const of = versions.get(path) ?? [];
    of.push({ size: Number(size), page });
    versions.set(path, of);
  }
  return versions;
}

function read(children: Buffer): Page | null {
  try {
    return readPage(children);
  } catch {
    return null;
  }
}

/** Whether the pages above say of a version what it is, until the next one comes. */
function isSaid(versions: Versions, path: string, { size, page }: Version): boolean {
  const next = versions.get(path)?.find((other) => other.size > size)?.size ?? Infinity;
  const place = Number.parseInt(path.slice(-1), 16);
  const hash = childHash(pageChild(page));
  const above = versions.get(path.slice(0, -1)) ?? [];
  return above
    .filter((other) => other.size >= size && other.size < next)
    .map((other) => other.page[place])
    .every((said) => said?.kind === "page" && sameBytes(said.hash, hash));
}

/** Whether each lone leaf of a page is that of a chain, and lies where its key belongs. */
function holdsLeaves(path: string, page: Page, keys: ReadonlySet<string>): boolean {
  return page.every((child, at) => {
    if (child?.kind !== "leaf") return true;
    const key = hex(child.key);
    return key.startsWith(path) && nibbleOf(child.key, path.length) === at && keys.has(key);
  });
}

/**
 * The first version of a page that is not what the page above it, or for the first page the log's
 * statement, says that it is.
 */
export async function damagedPage(
  database: Database,
  versions: Versions,
  { keys, sizes }: { readonly keys: ReadonlySet<string>; readonly sizes: ReadonlySet<number> },
): Promise<Damage | null> {
  const mapped = await mappedSince(database);
  const since = sizes.values().next().value === mapped ? 0 : mapped;
  const wrongWith = (path: string, version: Version) => {
    const holds = path === "" || isSaid(versions, path, version);
    const isWhole = holds && holdsLeaves(path, version.page, keys);
    if (!isWhole) return "the page above it says otherwise";
    return version.size < since || sizes.has(version.size) ? null : "no head has its size";
  };
  for (const [path, all] of versions) {
    for (const version of all) {
      const why = wrongWith(path, version);
      if (why !== null) return { at: `map_pages "${path}" ${version.size}`, why };
    }
  }
  return damagedRoot(database, versions.get("") ?? []);
}

/** The size of the first head with a map under it: an older log's chains came in slices before. */
async function mappedSince(database: Database): Promise<number> {
  const [row] = await database.ask<{ size: string | null }>(
    `select min(log_index) + 1 as size from log_entries
     where kind = 2 and substr(entry, 18) <> decode(repeat('00', 32), 'hex')`,
  );
  return Number(row?.size ?? Infinity);
}

async function damagedRoot(database: Database, all: readonly Version[]): Promise<Damage | null> {
  const rows = await database.ask<{ index: string; entry: Buffer }>(
    `select log_index as index, entry from log_entries
     where log_index in (select size - 1 from map_pages where path = '')`,
  );
  const entries = new Map(rows.map(({ index, entry }) => [Number(index), entry]));
  for (const { size, page } of all) {
    const entry = entries.get(size - 1);
    const said = entry === undefined ? null : readEntry(Uint8Array.from(entry));
    if (said?.kind !== "map") continue;
    if (!sameBytes(said.mapRoot, childHash(pageChild(page)))) {
      return { at: `map_pages "" ${size}`, why: "the log's statement says otherwise" };
    }
  }
  return null;
}

/** The first chain that is another than the newest pages say, or that they do not know. */
export function chainUnlike(versions: Versions, chains: readonly MapLeaf[]): string | null {
  const said = new Map<string, Uint8Array>();
  for (const all of versions.values()) {
    for (const child of all.at(-1)?.page ?? []) {
      if (child?.kind === "leaf") said.set(hex(child.key), child.hash);
    }
  }
  for (const leaf of chains) {
    const key = hex(leaf.key);
    const hash = said.get(key);
    if (hash === undefined || !sameBytes(hash, mapLeafHash(leaf))) return key;
    said.delete(key);
  }
  const [lost] = said.keys();
  return lost ?? null;
}
