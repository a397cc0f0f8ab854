import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { ensureDatabase } from "../../deploy/postgres/database.ts";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { ImportOffice } from "../../identifiers/registry/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { openDatabase } from "../../services/platform/database.ts";
import { newId } from "../../services/platform/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { temporaryFolder } from "../stage/started.ts";
import { printFigure } from "./figure.ts";
import { databaseMs, processorMs } from "./graphql/processor-time.ts";
import { runProgram } from "./programs.ts";
import { signIn } from "./sign-in.ts";

// A file of many identifiers, as the worker carries it out, in one house with row security on: how
// long it takes, the processor time of the database, and that of the program beside it. The database
// waits for the disk at each commit.

const bench = "identifiers-import";
const { values: asked } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    /** How many identifiers the house has already. */
    before: { type: "string", default: "0" },
  },
});
const [rows, before] = [Number(asked.rows), Number(asked.before)];
const authority = "88.999.7";

async function* fileOf(from: number, count: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode("code,url,name,value:SERIAL @firm\n");
  const piece = 1_000;
  for (let at = from; at < from + count; at += piece) {
    const lines = Array.from({ length: Math.min(piece, from + count - at) }, (_, more) => {
      const number = String(at + more).padStart(9, "0");
      return `${authority}/pump-${number},https://firm.example/pumps/${number},Pump ${number},SN-${number}\n`;
    });
    yield encoder.encode(lines.join(""));
  }
}

const folder = temporaryFolder("bench import");
const database = await startPostgres({ dataDir: folder, durable: true });
try {
  await ensureDatabase(database.url("postgres"), bench);
  const url = database.url(bench);
  const places = { databaseUrl: url, folder };
  runProgram("migrate", places);
  runProgram("seed", places, "--scale", "1000");
  const { tenant } = await signIn(url);
  const owner = postgres(url, { max: 1 });
  const blobs = diskBlobs(join(folder, "blobs"));
  const log = openLog(bench, "error");
  const worker = openDatabase(url, "lianzao_worker", 2);
  const houses = openDatabase(url, "lianzao_app", 1);
  const office = new ImportOffice({ database: worker, houses, blobs, log });
  const house = tenant as TenantId;
  await owner`insert into identifier_prefixes (scheme, prefix, id, tenant_id, delegated_at)
    values ('hdl', ${authority}, ${newId<string>()}, ${house}, now())`;
  const [member] = await owner<{ person: string }[]>`select person_id as person from memberships
    where tenant_id = ${house} and 'administrator' = any(roles) limit 1`;
  if (member === undefined) throw new Error("the house has no administrator");

  const carryOut = async (from: number, count: number) => {
    const id = newId<string>();
    await blobs.write(`imports/${house}/${id}`, fileOf(from, count));
    await owner`insert into registry_imports (tenant_id, id, name, format, size_bytes, principal,
        person_id, sent_at, status, last_row, rows_read, registered, unchanged, refused, faults, fence,
        breaks)
      values (${house}, ${id}, 'bench.csv', 'utf-8', 0, ${`person:${member.person}`},
        ${member.person}, now(), 'waiting', 0, 0, 0, 0, 0, 0, 0, 0)`;
    const begun = {
      at: performance.now(),
      database: databaseMs(database.pid),
      own: processorMs(process.pid),
    };
    while ((await office.round()) > 0);
    const took = {
      ms: performance.now() - begun.at,
      database: databaseMs(database.pid) - begun.database,
      own: processorMs(process.pid) - begun.own,
    };
    const [row] = await owner`select status, registered, unchanged, refused from registry_imports
      where id = ${id}`;
    if (row?.["status"] !== "done") throw new Error(`it ended ${JSON.stringify(row)}`);
    return { ...took, registered: Number(row["registered"]), unchanged: Number(row["unchanged"]) };
  };

  const tell = (metric: string, value: number, unit: string) =>
    printFigure({ bench, metric, value: Number(value.toFixed(3)), unit });
  if (before > 0) await carryOut(0, before);
  const first = await carryOut(before, rows);
  if (first.registered !== rows) throw new Error(`only ${first.registered} were registered`);
  tell(`processor time of PostgreSQL for ${rows} records`, first.database / 1_000, "s");
  tell("the same for a million", first.database / 1_000 / (rows / 1_000_000), "s");
  tell("processor time of the worker", first.own / 1_000, "s");
  tell("from begin to end", first.ms / 1_000, "s");
  tell("records a second, by the clock", rows / (first.ms / 1_000), "1/s");
  const again = await carryOut(before, rows);
  if (again.unchanged !== rows) throw new Error(`only ${again.unchanged} were unchanged`);
  tell("processor time of PostgreSQL for the same file again", again.database / 1_000, "s");
  tell("largest memory of the worker", process.resourceUsage().maxRSS / 1_024, "MB");
  await Promise.all([worker.close(), houses.close(), owner.end()]);
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
