import type postgres from "postgres";
import {
  chainUnder,
  firstHead,
  type MapLeaf,
  mapRoot,
  nextHead,
  readEntry,
} from "../../contracts/proof/index.ts";
import { proveInMap } from "../../services/ledger/map/prove.ts";
import type { Database } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";

interface Link {
  readonly key: Buffer;
  readonly position: number;
  readonly at: number;
  /** The last entry of the first head under which it stands, or its own. */
  readonly stands: number;
  readonly head: Buffer;
  readonly entry: Buffer;
}

interface Statement {
  readonly at: number;
  readonly entry: Buffer;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/**
 * What is wrong with the map: every link follows from the one before and from its log entry, and
 * the statements of the log, `most` of them and always the last, name the root over the chains as
 * they were then. Says how many of those were of a map with something in it.
 */
export async function auditMap(
  owner: postgres.Sql,
  most = 40,
): Promise<{ readonly faults: string[]; readonly statements: number }> {
  const links = await owner<Link[]>`
    select key, position::int, map_chains.log_index::int as at, head, entry,
      coalesce(since - 1, map_chains.log_index)::int as stands
    from map_chains join log_entries on log_entries.log_index = map_chains.log_index
    order by stands, key, position`;
  const statements = await owner<Statement[]>`
    select log_index::int as at, entry from log_entries where kind = 2 order by log_index`;
  const faults: string[] = [];
  const chains = new Map<string, MapLeaf>();
  const waiting = links.values();
  let link = waiting.next();
  let filled = 0;
  for (const statement of someOf(statements, most)) {
    for (; !link.done && link.value.stands <= statement.at; link = waiting.next()) {
      const { key, position } = link.value;
      if (!follows(chains, link.value)) faults.push(`${hex(key)} breaks at ${position}`);
    }
    if (chains.size > 0) filled += 1;
    if (!names(statement, chains)) faults.push(`the statement ${statement.at} names another map`);
  }
  return { faults, statements: filled };
}

/** Evenly chosen, and always the last. */
function someOf<T>(all: readonly T[], most: number): T[] {
  const step = Math.ceil(all.length / most);
  return all.filter((_each, at) => at % step === 0 || at === all.length - 1);
}

function names({ entry }: Statement, chains: ReadonlyMap<string, MapLeaf>): boolean {
  const said = readEntry(Uint8Array.from(entry));
  return said.kind === "map" && hex(said.mapRoot) === hex(mapRoot([...chains.values()]));
}

/** Adds a link to its chain; false where it does not follow from what was there. */
function follows(chains: Map<string, MapLeaf>, { key, position, at, head, entry }: Link) {
  const before = chains.get(hex(key)) ?? { length: 0, head: firstHead };
  const commitment = Uint8Array.from(entry).subarray(1);
  const next = nextHead(before.head, before.length, at, commitment);
  chains.set(hex(key), { key, length: before.length + 1, head: next });
  return position === before.length && hex(head) === hex(next);
}

/** What the map under the newest head says of keys, each by its own proof. */
export async function provedChains(
  database: Database,
  owner: postgres.Sql,
  keys: readonly Uint8Array[],
): Promise<number[]> {
  const [statement] = await owner<{ log_index: string; entry: Buffer }[]>`
    select log_index, entry from log_entries where kind = 2 order by log_index desc limit 1`;
  const said = readEntry(Uint8Array.from(statement?.entry ?? []));
  if (said.kind !== "map") throw new Error("the log has no statement");
  return asProgram(database, async (scope) => {
    const lengths: number[] = [];
    for (const key of keys) {
      const proof = await proveInMap(scope, said.size + 1, key);
      lengths.push(chainUnder(said.mapRoot, key, JSON.parse(JSON.stringify(proof))).length);
    }
    return lengths;
  });
}
