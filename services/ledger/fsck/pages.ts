import { type MapLeaf, mapLeafHash, readEntry, sameBytes } from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import {
  childHash,
  hex,
  nibbleOf,
  type Page,
  pageBytes,
  pageChild,
  readPage,
} from "../map/pages.ts";
import { pageThen } from "./appended.ts";
import { type Damage, firstDifference } from "./finding.ts";

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
    if (page === null) {
      const made = await pageThen(database, Number(size), path);
      const byte = firstDifference(
        children,
        made === undefined ? new Uint8Array() : pageBytes(made),
      );
      const at = `map_pages "${path}" ${size}`;
      return { at: byte === null ? at : `${at}, byte ${byte}`, why: "it is no page" };
    }
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

/** The first page above that says of a version another than it is, until the next one comes. */
function unsaidBy(versions: Versions, path: string, { size, page }: Version): Version | undefined {
  const next = versions.get(path)?.find((other) => other.size > size)?.size ?? Infinity;
  const place = Number.parseInt(path.slice(-1), 16);
  const hash = childHash(pageChild(page));
  const above = versions.get(path.slice(0, -1)) ?? [];
  return above
    .filter((other) => other.size >= size && other.size < next)
    .find(({ page: children }) => {
      const said = children[place];
      return !(said?.kind === "page" && sameBytes(said.hash, hash));
    });
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
    const holds = path === "" || unsaidBy(versions, path, version) === undefined;
    const isWhole = holds && holdsLeaves(path, version.page, keys);
    if (!isWhole) return "the page above it says otherwise";
    return version.size < since || sizes.has(version.size) ? null : "no head has its size";
  };
  for (const [path, all] of versions) {
    for (const version of all) {
      const why = wrongWith(path, version);
      if (why !== null) return blamed(database, versions, { path, version, why });
    }
  }
  return damagedRoot(database, versions);
}

interface Doubted {
  readonly path: string;
  readonly version: Version;
  readonly why: string;
}

/**
 * Of a page and those above it, which do not agree, the first that is not what the chains made of it
 * then, with the byte in which it is not. Where all are, the doubted one has another place or time.
 */
async function blamed(database: Database, versions: Versions, doubted: Doubted): Promise<Damage> {
  let { path } = doubted;
  for (let version: Version | undefined = doubted.version; version !== undefined; ) {
    const made = await pageThen(database, version.size, path);
    const wanted = made === undefined ? new Uint8Array() : pageBytes(made);
    const byte = firstDifference(pageBytes(version.page), wanted);
    if (byte !== null) {
      const at = `map_pages "${path}" ${version.size}, byte ${byte}`;
      return { at, why: "the chains say otherwise" };
    }
    version = path === "" ? undefined : unsaidBy(versions, path, version);
    path = path.slice(0, -1);
  }
  const { path: own, version, why } = doubted;
  return { at: `map_pages "${own}" ${version.size}`, why };
}

/** The size of the first head with a map under it: an older log's chains came in slices before. */
async function mappedSince(database: Database): Promise<number> {
  const [row] = await database.ask<{ size: string | null }>(
    `select min(log_index) + 1 as size from log_entries
     where kind = 2 and substr(entry, 18) <> decode(repeat('00', 32), 'hex')`,
  );
  return Number(row?.size ?? Infinity);
}

async function damagedRoot(database: Database, versions: Versions): Promise<Damage | null> {
  const rows = await database.ask<{ index: string; entry: Buffer }>(
    `select log_index as index, entry from log_entries
     where log_index in (select size - 1 from map_pages where path = '')`,
  );
  const entries = new Map(rows.map(({ index, entry }) => [Number(index), entry]));
  for (const { size, page } of versions.get("") ?? []) {
    const entry = entries.get(size - 1);
    const said = entry === undefined ? null : readEntry(Uint8Array.from(entry));
    if (said?.kind !== "map") continue;
    if (!sameBytes(said.mapRoot, childHash(pageChild(page)))) {
      const why = "the log's statement says otherwise";
      return blamed(database, versions, { path: "", version: { size, page }, why });
    }
  }
  return null;
}

/** What the newest pages say of each chain, by its key in hex. */
export function leavesSaid(versions: Versions): Map<string, Uint8Array> {
  const said = new Map<string, Uint8Array>();
  for (const all of versions.values()) {
    for (const child of all.at(-1)?.page ?? []) {
      if (child?.kind === "leaf") said.set(hex(child.key), child.hash);
    }
  }
  return said;
}

/** The first chain that is another than the newest pages say, or that they do not know. */
export function chainUnlike(versions: Versions, chains: readonly MapLeaf[]): string | null {
  const said = leavesSaid(versions);
  for (const leaf of chains) {
    const key = hex(leaf.key);
    const hash = said.get(key);
    if (hash === undefined || !sameBytes(hash, mapLeafHash(leaf))) return key;
    said.delete(key);
  }
  const [lost] = said.keys();
  return lost ?? null;
}
