import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { ensureDatabase } from "../postgres/database.ts";
import { type RunningPostgres, startPostgres } from "../postgres/server.ts";
import { signal } from "../process.ts";
import { CannotStart } from "./progress.ts";
import { Restarts } from "./restarts.ts";

/** The database that the programs use. */
export interface KeptDatabase {
  /** Its owner's address, for the moment: an embedded server may come back on another port. */
  url(): string;
  /** Resolves with the reason when it has died too often. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
  /** Ends the embedded server at once; it recovers at the next start. */
  force(): void;
}

/** Of our database in the embedded server. */
export const databaseName = "lianzao";
const patienceSeconds = 10;

/** A server of the customer's own; refused with a clear word when it does not answer. */
export async function reachDatabase(url: string): Promise<KeptDatabase> {
  const sql = postgres(url, { max: 1, connect_timeout: patienceSeconds });
  try {
    await sql`select 1`;
  } catch (fault) {
    const { host, pathname } = new URL(url);
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new CannotStart(`DATABASE_URL: no connection to ${host}${pathname}: ${why}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
  return {
    url: () => url,
    lost: new Promise(() => undefined),
    stop: async () => undefined,
    force: () => undefined,
  };
}

/** What is told of the embedded server while it is kept. */
export interface Keeping {
  readonly tell: (text: string) => void;
  /** It was started again and now has another address. */
  readonly moved: () => void;
}

/** Starts the embedded server, and starts it again whenever it dies. */
export async function keepDatabase(dataDir: string, keeping: Keeping): Promise<KeptDatabase> {
  const restarts = new Restarts();
  let starting: Promise<RunningPostgres> = startPostgres({ dataDir });
  let server = await starting;
  let wanted = true;
  await ensureDatabase(server.url("postgres"), databaseName).catch(async (fault) => {
    await server.stop();
    throw fault;
  });

  const startAgain = async (ranMs: number): Promise<void> => {
    const restMs = restarts.restMs(ranMs);
    if (restMs === undefined) throw new Error("the database cannot be kept running");
    keeping.tell("the database ended and is started again");
    await pause(restMs);
    if (!wanted) return;
    const before = server.url(databaseName);
    starting = startPostgres({ dataDir });
    server = await starting;
    if (server.url(databaseName) !== before) keeping.moved();
  };
  const keep = async (): Promise<string> => {
    while (wanted) {
      const began = performance.now();
      await server.ended;
      if (wanted) await startAgain(performance.now() - began);
    }
    return new Promise(() => undefined);
  };
  return {
    url: () => server.url(databaseName),
    lost: keep().catch((fault: Error) => fault.message),
    stop: async () => {
      wanted = false;
      // It may just be coming back.
      await (await starting).stop();
    },
    force: () => signal(server.pid, "SIGQUIT"),
  };
}
