import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type postgres from "postgres";
import { eventEntry, mapEntry, readEntry, signCheckpoint } from "../../../contracts/proof/index.ts";
import { beginOfTile, type Edge, grow } from "../../../services/ledger/edge.ts";
import { blobName } from "../../../services/ledger/tiles.ts";
import { logSeed } from "../../stage/log-seed.ts";
import { type LedgerStage, queue } from "./stage.ts";

/** A whole tile of tiles: where one ends, what is open stands above the leaves' tiles only. */
const chunk = 256 * 256;

/** The commitment of the event at a place: the database computes the same. */
function commitmentAt(index: number): Uint8Array {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(index));
  return createHash("sha256").update(place).digest();
}

async function fillRows(owner: postgres.Sql, from: number, until: number): Promise<void> {
  // An index over what comes in no order is made faster at the end.
  await owner`alter table log_entries drop constraint log_entries_event_id_unique`;
  const atOnce = 1_000_000;
  for (let first = from; first < until; first += atOnce) {
    await owner`insert into log_entries (log_index, kind, entry, event_id)
      select place, 1, '\\x01'::bytea || sha256(int8send(place)), gen_random_uuid()
      from generate_series(${first}::bigint, ${Math.min(first + atOnce, until) - 1}::bigint) place`;
  }
  await owner`set maintenance_work_mem = '256MB'`;
  await owner`alter table log_entries
    add constraint log_entries_event_id_unique unique (event_id)`;
}

interface Filled {
  readonly from: number;
  readonly size: number;
  readonly first: readonly Uint8Array[];
  readonly last: Uint8Array;
}

/** Grows the tree a chunk at a time and leaves each tile as a file; gives the root. */
async function fillTiles(blobDir: string, { from, size, first, last }: Filled) {
  let edge: Edge = { size: 0, open: [] };
  let root: Uint8Array = new Uint8Array();
  for (let begin = 0; begin < size; begin += chunk) {
    const until = Math.min(begin + chunk, size);
    const entries = Array.from({ length: until - begin }, (_, at) => {
      const index = begin + at;
      if (index < from) return first[index] ?? new Uint8Array();
      return index === size - 1 ? last : eventEntry(commitmentAt(index));
    });
    if (beginOfTile(edge.size) !== begin) throw new Error("a chunk is no whole tile");
    const grown = grow(edge, entries);
    for (const { tile, bytes } of grown.tiles) {
      const path = join(blobDir, blobName(tile));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    edge = grown.edge;
    root = grown.root;
    // The database writes meanwhile.
    await new Promise((done) => setImmediate(done));
  }
  return root;
}

/**
 * Makes a log of so many leaves, as the sequencer would have left it but for the heads on the way,
 * and has the sequencer seal one more batch on top: it refuses a tree that is not that of the head.
 */
export async function makeLargeLog(stage: LedgerStage, leaves: number): Promise<void> {
  const { owner, config, round } = stage;
  await queue(owner, 1, 1);
  await round();
  const entries = await owner<{ entry: Buffer }[]>`
    select entry from log_entries order by log_index`;
  const first = entries.map(({ entry }) => Uint8Array.from(entry));
  const statement = readEntry(first.at(-1) ?? new Uint8Array());
  if (statement.kind !== "map") throw new Error("the log has no statement");
  const [from, size] = [first.length, leaves];
  const timeMs = Date.now();
  const last = mapEntry({ size: size - 1, timeMs, mapRoot: statement.mapRoot });
  const [root] = await Promise.all([
    fillTiles(config.blobDir, { from, size, first, last }),
    fillRows(owner, from, size - 1),
  ]);
  await owner`insert into log_entries (log_index, kind, entry) values (${size - 1}, 2, ${last})`;
  const [log] = await owner<{ origin: string }[]>`select origin from logs`;
  const signer = { name: log?.origin ?? "", seed: logSeed(config.logKeyFile) };
  const note = signCheckpoint({ size, root }, signer);
  await owner`insert into log_checkpoints (size, previous_size, root, at, note)
    values (${size}, ${from}, ${root}, ${new Date(timeMs)}, ${note})`;
  await owner`analyze log_entries`;
  await queue(owner, 1_000, 0);
  if ((await round()) !== 1_001) throw new Error("the sequencer did not go on");
}
