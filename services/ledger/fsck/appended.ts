import { type MapLeaf, readEntry, sameBytes } from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import {
  changedPages,
  emptyPage,
  hex,
  type Page,
  type ReadPages,
  rootOfMap,
} from "../map/pages.ts";
import type { Damage } from "./finding.ts";
import type { Head } from "./log.ts";

const slice = 5_000;

interface LinkRow {
  readonly key: Buffer;
  readonly length: string;
  readonly head: Buffer;
}

// The chains that grow after a size of the log and up to another, each as it is then.
const grownQuestion = `select distinct on (key) key, position + 1 as length, head from map_chains
  where key > decode($3, 'hex') and ((since is null and log_index >= $1 and log_index < $2)
    or (since > $1 and since <= $2))
  order by key, position desc limit $4`;

// What is said to come later and was in the log by then; or to have come just before.
const suspectsQuestion = `select link.key, link.position + 1 as length, link.head
  from map_chains link
  where (link.since > $2 and link.log_index < $2
      or link.since > $1 and link.since <= $2)
    and coalesce(link.since, 0) <= $3
  order by link.since > $2, link.key, link.position limit 1000`;

const leafOf = ({ key, length, head }: LinkRow): MapLeaf => {
  return { key: Uint8Array.from(key), length: Number(length), head: Uint8Array.from(head) };
};

/** The map as it grows with the chains, from nothing. */
class GrowingMap {
  private readonly pages = new Map<string, Page>();
  private readonly read: ReadPages = async (paths) =>
    new Map(
      paths.flatMap((path) => {
        const page = this.pages.get(path);
        return page === undefined ? [] : [[path, page] as const];
      }),
    );

  async take(leaves: readonly MapLeaf[]): Promise<void> {
    if (leaves.length === 0) return;
    for (const [path, page] of await changedPages(this.read, leaves)) this.pages.set(path, page);
  }

  page(path: string): Page | undefined {
    return this.pages.get(path);
  }

  /** The map's root, as it is or with these chains besides. */
  async root(...more: readonly MapLeaf[]): Promise<Uint8Array> {
    const changed = more.length === 0 ? this.pages : await changedPages(this.read, more);
    return rootOfMap(changed.get("") ?? emptyPage);
  }
}

/** Each size just before something was appended later than it came, and just after. */
async function sizesToCheck(database: Database, size: number, heads: ReadonlyMap<number, Head>) {
  const rows = await database.ask<{ since: string }>(
    "select distinct since from map_chains where since <= $1",
    [size],
  );
  const sizes = rows.flatMap(({ since }) => {
    const head = heads.get(Number(since));
    return head === undefined ? [] : [head.previous, head.size];
  });
  return [...new Set(sizes)].filter((each) => each > 0).sort((one, other) => one - other);
}

async function statementsAt(database: Database, sizes: readonly number[]) {
  const rows = await database.ask<{ index: string; entry: Buffer }>(
    `select log_index as index, entry from log_entries
     where log_index in (select value::bigint - 1 from json_array_elements_text($1::text::json))`,
    [JSON.stringify(sizes)],
  );
  return new Map(
    rows.map(({ index, entry }) => [Number(index) + 1, readEntry(Uint8Array.from(entry))] as const),
  );
}

/** Takes in what the chains have had between two sizes of the log. */
async function growUntil(database: Database, map: GrowingMap, from: number, until: number) {
  for (let after = ""; ; ) {
    const rows = await database.ask<LinkRow>(grownQuestion, [from, until, after, slice]);
    await map.take(rows.map(leafOf));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.key.toString("hex");
  }
}

/** A page of the map as the chains made it at a size of the log; undefined where there was none. */
export async function pageThen(
  database: Database,
  size: number,
  path: string,
): Promise<Page | undefined> {
  const map = new GrowingMap();
  await growUntil(database, map, 0, size);
  return map.page(path);
}

/** The link that is told of under a wrong head: the one with which the statement would be right. */
async function suspect(
  database: Database,
  map: GrowingMap,
  said: Uint8Array,
  [from, until, size]: readonly [number, number, number],
): Promise<Damage> {
  const links = (await database.ask<LinkRow>(suspectsQuestion, [from, until, size])).map(leafOf);
  let first: MapLeaf | undefined;
  for (const link of links) {
    first ??= link;
    if (sameBytes(await map.root(link), said)) {
      first = link;
      break;
    }
  }
  const why = "the map's statement of that time says that it came under another head";
  if (first === undefined) return { at: `log_entries ${until - 1}`, why };
  return { at: `map_chains ${hex(first.key)} ${first.length - 1}`, why };
}

/**
 * The first link that was appended later than it came and names a head under which it did not. Pages
 * of that time are forgotten, so the map is grown anew from the chains up to there, and held against
 * the statements before and after. A log without grants needs none of it.
 */
export async function damagedSince(
  database: Database,
  size: number,
  heads: ReadonlyMap<number, Head>,
): Promise<Damage | null> {
  const sizes = await sizesToCheck(database, size, heads);
  const statements = await statementsAt(database, sizes);
  const map = new GrowingMap();
  let from = 0;
  for (const until of sizes) {
    await growUntil(database, map, from, until);
    const said = statements.get(until);
    // A log that is older than its map says zeros until it has one.
    const isMapped = said?.kind === "map" && said.mapRoot.some((byte) => byte !== 0);
    if (isMapped && !sameBytes(await map.root(), said.mapRoot)) {
      return suspect(database, map, said.mapRoot, [from, until, size]);
    }
    from = until;
  }
  return null;
}
