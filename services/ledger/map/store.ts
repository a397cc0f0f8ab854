import { sql } from "drizzle-orm";
import { chainWith, type MapLeaf, noChain } from "../../../contracts/proof/index.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { insertNow } from "../../platform/sets.ts";
import type { Reader } from "../reads.ts";
import { mapChains, mapPages } from "../schema.ts";
import {
  changedPages,
  emptyPage,
  hex,
  pageBytes,
  type ReadPages,
  readPage,
  rootOfMap,
} from "./pages.ts";

/** An event with its place in the log, and the chains that it belongs to. */
export interface PlacedEvent {
  readonly logIndex: number;
  readonly commitment: Uint8Array;
  /** Where it is appended later than it came: the size of the head under which it is. */
  readonly since?: number;
  /** Keys of the map, one after the other. */
  readonly keys: Uint8Array;
}

const keyLength = 32;
const unhex = (text: string) => Buffer.from(text, "hex");

export function keysIn(keys: Uint8Array): Uint8Array[] {
  return Array.from({ length: keys.length / keyLength }, (_, at) =>
    keys.subarray(at * keyLength, (at + 1) * keyLength),
  );
}

/** Whether anything was ever in the map. */
export async function hasMap({ db }: Reader): Promise<boolean> {
  const [row] = await db.execute<{ there: boolean }>(
    sql`select exists (select from map_pages where path = '') as there`,
  );
  return row?.there ?? false;
}

/** Each page as it was when the log had this size. */
export function pagesAt({ db }: Reader, size: number): ReadPages {
  return async (paths) => {
    if (paths.length === 0) return new Map();
    const rows = await db.execute<{ path: string; children: Uint8Array }>(sql`
      select asked.path, page.children
      from json_array_elements_text(${JSON.stringify(paths)}::json) asked(path),
        lateral (select children from map_pages where path = asked.path and size <= ${size}
          order by size desc limit 1) page`);
    return new Map(rows.map(({ path, children }) => [path, readPage(children)]));
  };
}

/** What the chains of these keys were when the log had this size; those without events are absent. */
export async function chainsAt(
  { db }: Reader,
  keys: readonly Uint8Array[],
  size: number,
): Promise<ReadonlyMap<string, MapLeaf>> {
  if (keys.length === 0) return new Map();
  const asked = JSON.stringify(keys.map(hex));
  const rows = await db.execute<{ key: string; length: string; head: Uint8Array }>(sql`
    select asked.key, link.position + 1 as length, link.head
    from json_array_elements_text(${asked}::json) asked(key),
      lateral (select position, head from map_chains
        where key = decode(asked.key, 'hex') and coalesce(since, log_index + 1) <= ${size}
        order by position desc limit 1) link`);
  return new Map(
    rows.map(({ key, length, head }) => [key, { key: unhex(key), length: Number(length), head }]),
  );
}

/** The chains of these events with them at their ends, and the links that were added. */
function extended(before: ReadonlyMap<string, MapLeaf>, events: readonly PlacedEvent[]) {
  const chains = new Map(before);
  const links: (typeof mapChains.$inferInsert)[] = [];
  for (const { logIndex, commitment, keys, since } of events) {
    for (const key of keysIn(keys)) {
      const name = hex(key);
      const chain = chains.get(name) ?? noChain;
      const next = chainWith(chain, { logIndex, commitment });
      chains.set(name, { key, ...next });
      const place = { position: chain.length, logIndex, since: since ?? null };
      links.push({ key, ...place, head: next.head });
    }
  }
  return { leaves: [...chains.values()], links };
}

/** Forgets of these pages what was older than the last version under a head of `kept`. */
async function forgetOlder({ db }: ProgramScope, paths: readonly string[], kept: number) {
  await db.execute(sql`
    delete from map_pages page
    using json_array_elements_text(${JSON.stringify(paths)}::json) touched(path),
      lateral (select max(size) as size from map_pages
        where path = touched.path and size <= ${kept}) last
    where page.path = touched.path and page.size < last.size`);
}

/**
 * Adds events to their chains and the chains to the map, for the head of this size; gives the map's
 * root. `kept` is the size of the oldest head under which proofs are still asked for.
 */
export async function extendMap(
  scope: ProgramScope,
  events: readonly PlacedEvent[],
  { size, kept }: { readonly size: number; readonly kept: number },
): Promise<Uint8Array> {
  const read = pagesAt(scope, size);
  const keys = new Map(events.flatMap((event) => keysIn(event.keys).map((key) => [hex(key), key])));
  const { leaves, links } = extended(await chainsAt(scope, [...keys.values()], size), events);
  if (leaves.length === 0) return rootOfMap((await read([""])).get("") ?? emptyPage);
  const pages = await changedPages(read, leaves);
  const rows = [...pages].map(([path, page]) => ({ path, size, children: pageBytes(page) }));
  await insertNow(scope.db, mapChains, links);
  await insertNow(scope.db, mapPages, rows);
  await forgetOlder(scope, [...pages.keys()], kept);
  return rootOfMap(pages.get("") ?? emptyPage);
}
