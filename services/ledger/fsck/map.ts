import {
  chainWith,
  type MapLeaf,
  mapLeafHash,
  noChain,
  readEntry,
  sameBytes,
} from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import { changedPages, emptyPage, hex, type Page, pageBytes, rootOfMap } from "../map/pages.ts";
import { damagedSince } from "./appended.ts";
import { type Damage, firstDifference, type Told } from "./finding.ts";
import type { Head } from "./log.ts";
import { chainUnlike, damagedPage, leavesSaid, type Versions, versionsOf } from "./pages.ts";

interface LinkRow {
  readonly key: Buffer;
  readonly position: string;
  readonly index: string;
  readonly since: string | null;
  readonly head: Buffer;
  readonly entry: Buffer | null;
}

const slice = 5_000;

const question = `select link.key, link.position, link.log_index as index, link.since, link.head, placed.entry
  from map_chains link left join log_entries placed on placed.log_index = link.log_index
  where (link.key, link.position) > (decode($1, 'hex'), $2::bigint)
    and coalesce(link.since, link.log_index + 1) <= $3
  order by link.key, link.position limit $4`;

/**
 * Walks the chains of the map under the log's newest statement: each link follows on the one before
 * and from its entry in the log, the pages are those of the chains, and the statement names them.
 */
export async function* walkMap(
  database: Database,
  size: number,
  heads: ReadonlyMap<number, Head>,
): AsyncGenerator<Told> {
  const [count] = await database.ask<{ n: string }>(
    "select count(*) as n from map_chains where coalesce(since, log_index + 1) <= $1",
    [size],
  );
  const all = Number(count?.n ?? 0);
  // Read first: what is older than a minute is forgotten while the chains are walked.
  const versions = await versionsOf(database, size);
  if ("why" in versions) return yield versions;
  const chains = new Chains(heads);
  const after = (key: Buffer, position: number) =>
    database.ask<LinkRow>(question, [key.toString("hex"), position, size, slice]);
  let coming = after(Buffer.alloc(0), -1);
  for (let done = 0; ; ) {
    const rows = await coming;
    const last = rows.at(-1);
    // The database looks for the next while these are hashed.
    if (last !== undefined) coming = after(last.key, Number(last.position));
    coming.catch(() => undefined);
    const place = rows.findIndex((row) => !chains.take(row));
    const wrong = rows[place];
    if (wrong !== undefined) {
      const [next] = [
        ...rows.slice(place + 1),
        ...(await after(wrong.key, Number(wrong.position))),
      ];
      return yield chains.damaged(wrong, next, versions);
    }
    if (rows.length === 0) break;
    done += rows.length;
    yield { part: "map", done, all };
  }
  const leaves = chains.leaves();
  const newest = new Map([...versions].map(([path, of]) => [path, of.at(-1)?.page ?? emptyPage]));
  const damage = await wrongWithPages(database, size, { leaves, newest, versions });
  if (damage !== null) return yield damage;
  const keys = new Set(leaves.map(({ key }) => Buffer.from(key).toString("hex")));
  const older = await damagedPage(database, versions, { keys, sizes: new Set(heads.keys()) });
  const moved = older ?? (await damagedSince(database, size, heads));
  if (moved !== null) yield moved;
}

/** The chains as their links come, in the order of keys and positions. */
class Chains {
  last: MapLeaf = { key: new Uint8Array(), ...noChain };
  private readonly whole: MapLeaf[] = [];
  private readonly heads: ReadonlyMap<number, Head>;
  /** Of the last link the size of the log since which it stands in its chain. */
  private since = 0;

  constructor(heads: ReadonlyMap<number, Head>) {
    this.heads = heads;
  }

  /** Whether the link follows on what came before it. */
  take(row: LinkRow): boolean {
    const isNew = !sameBytes(row.key, this.last.key);
    if (isNew && this.last.length > 0) this.whole.push(this.last);
    const next = linked(isNew ? { key: row.key, ...noChain } : this.last, row);
    const since = this.standsSince(row);
    if (next === null || since === null || (!isNew && since < this.since)) return false;
    this.last = next;
    this.since = since;
    return true;
  }

  /** What is wrong with a link that was not taken, and with which byte of its head. */
  damaged(row: LinkRow, next: LinkRow | undefined, versions: Versions): Damage {
    const before = sameBytes(row.key, this.last.key) ? this.last : { key: row.key, ...noChain };
    const made = this.standsSince(row) === null ? null : headAfter(before, row);
    const said = { key: row.key, length: Number(row.position) + 1, head: row.head };
    // Where what comes after it holds to its head, it is the link's place that is another.
    const isHeld =
      next !== undefined && sameBytes(next.key, row.key)
        ? linked(said, next) !== null
        : sameBytes(leavesSaid(versions).get(hex(row.key)) ?? row.key, mapLeafHash(said));
    const byte = made === null || isHeld ? null : firstDifference(row.head, made.head);
    const at = `map_chains ${hex(row.key)} ${row.position}`;
    const why = "it does not follow from the log and the link before";
    return { at: byte === null ? at : `${at}, head, byte ${byte}`, why };
  }

  /** What is appended later than it came is so under a head, and was in the log before that. */
  private standsSince({ index, since }: LinkRow): number | null {
    if (since === null) return Number(index) + 1;
    const head = this.heads.get(Number(since));
    return head !== undefined && Number(index) < head.previous ? head.size : null;
  }

  leaves(): MapLeaf[] {
    return this.last.length > 0 ? [...this.whole, this.last] : this.whole;
  }
}

/** The chain after the log's event at a link's place; null where the link does not stand there. */
function headAfter({ key, ...chain }: MapLeaf, row: LinkRow): MapLeaf | null {
  if (row.entry === null || row.entry[0] !== 1 || Number(row.position) !== chain.length)
    return null;
  const commitment = Uint8Array.from(row.entry).subarray(1);
  return { key, ...chainWith(chain, { logIndex: Number(row.index), commitment }) };
}

/** The chain with this link at its end; null where it is none of it. */
function linked(chain: MapLeaf, row: LinkRow): MapLeaf | null {
  const next = headAfter(chain, row);
  return next !== null && sameBytes(next.head, row.head) ? next : null;
}

/** Where in a statement the map's root begins. */
const rootFrom = 17;

interface WholeMap {
  readonly leaves: readonly MapLeaf[];
  readonly newest: ReadonlyMap<string, Page>;
  readonly versions: Versions;
}

/** Whether chains, pages and statement agree; where they do not, two of them outvote the third. */
async function wrongWithPages(
  database: Database,
  size: number,
  { leaves, newest, versions }: WholeMap,
): Promise<Damage | null> {
  const pages = await changedPages(async () => new Map(), leaves);
  const [last] = await database.ask<{ entry: Buffer }>(
    "select entry from log_entries where log_index = $1",
    [size - 1],
  );
  const said = last === undefined ? null : readEntry(Uint8Array.from(last.entry));
  const mapRoot = said?.kind === "map" ? said.mapRoot : new Uint8Array();
  const byteIn = (first: Page = emptyPage) => firstDifference(mapRoot, rootOfMap(first));
  const names = (first: Page | undefined) => byteIn(first) === null;
  if (!names(pages.get(""))) {
    const key = names(newest.get("")) ? chainUnlike(versions, leaves) : null;
    return key === null
      ? {
          at: `log_entries ${size - 1}, byte ${rootFrom + (byteIn(pages.get("")) ?? 0)}`,
          why: "its statement names another map than the chains are",
        }
      : { at: `map_chains ${key}`, why: "the pages and the log's statement say otherwise" };
  }
  return leaves.length === 0 ? null : unlike(pages, newest);
}

/** The first page that is another than the chains make. */
function unlike(
  pages: ReadonlyMap<string, Page>,
  newest: ReadonlyMap<string, Page>,
): Damage | null {
  for (const [path, page] of pages) {
    const kept = newest.get(path);
    const bytes = kept === undefined ? new Uint8Array() : pageBytes(kept);
    const byte = firstDifference(bytes, pageBytes(page));
    if (byte !== null) {
      return { at: `map_pages "${path}", byte ${byte}`, why: "the chains say otherwise" };
    }
  }
  const foreign = [...newest.keys()].find((path) => !pages.has(path));
  if (foreign === undefined) return null;
  return { at: `map_pages "${foreign}"`, why: "no two chains begin like this" };
}
