import { join } from "node:path";
import postgres from "postgres";
import { mapKey } from "../../../contracts/proof/index.ts";
import { ensureDatabase } from "../../../deploy/postgres/database.ts";
import type { RunningPostgres } from "../../../deploy/postgres/server.ts";
import { openSequencer } from "../../../services/ledger/index.ts";
import { diskBlobs } from "../../../services/platform/blobs.ts";
import { type Config, readConfig } from "../../../services/platform/config.ts";
import { type Database, openDatabase } from "../../../services/platform/database.ts";
import { openLog } from "../../../services/platform/log.ts";
import { printFigure } from "../figure.ts";
import { runProgram } from "../programs.ts";

/** A log of its own, in a database of its own, and its sequencer. */
export interface LedgerStage {
  readonly database: Database;
  readonly owner: postgres.Sql;
  readonly url: string;
  readonly folder: string;
  readonly config: Config;
  readonly blobs: ReturnType<typeof diskBlobs>;
  /** The process id of the database server. */
  readonly postmaster: number;
  readonly round: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const bench = "ledger";

export const tell = (metric: string, value: number, unit: string) =>
  printFigure({ bench, metric, value: Number(value.toFixed(3)), unit });

/** The value below which such a share of them lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(Math.ceil(sorted.length * part) - 1, 0)] ?? Number.NaN;
}

/** Tells the middle of some times and what 99 in 100 stay below. */
export function tellTimes(metric: string, times: readonly number[]): void {
  tell(`${metric}, p50`, share(times, 0.5), "ms");
  tell(`${metric}, p99`, share(times, 0.99), "ms");
}

export async function openStage(
  server: RunningPostgres,
  place: string,
  name: string,
): Promise<LedgerStage> {
  await ensureDatabase(server.url("postgres"), name);
  const url = server.url(name);
  const folder = join(place, `of ${name}`);
  runProgram("migrate", { databaseUrl: url, folder });
  const config = readConfig({ DATABASE_URL: url, DATA_DIR: folder });
  const database = openDatabase(url, "lianzao_worker", 4);
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  const blobs = diskBlobs(config.blobDir);
  const parts = { database, config, blobs, holder: bench, log: openLog(bench, "silent") };
  const sequencer = await openSequencer(parts);
  const round = () => sequencer.round();
  const close = async () => {
    await sequencer.stop();
    await Promise.all([database.close(), owner.end()]);
  };
  return { database, owner, url, folder, config, blobs, postmaster: server.pid, round, close };
}

export const identityOf = (thing: number) => `gs1:01/09524104000014/21/B${thing}`;

/** Puts commitments before the log; `things` of them share chains, none has one where it is 0. */
export async function queue(owner: postgres.Sql, count: number, chains: number): Promise<void> {
  const keys = Array.from({ length: chains }, (_, thing) =>
    Buffer.from(mapKey("public", identityOf(thing))).toString("hex"),
  );
  await owner`
    with known as (
      select (row_number() over () - 1)::int as number, decode(key, 'hex') as key
      from json_array_elements_text(${JSON.stringify(keys)}::text::json) as key)
    insert into log_waiting (event_id, commitment, keys, arrived_at)
    select gen_random_uuid(), sha256(random()::text::bytea), coalesce(known.key, ''), now()
    from generate_series(1, ${count}) as event
    left join known on known.number = event % ${Math.max(chains, 1)}`;
  await owner`analyze log_waiting`;
}
