import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { makeRoles } from "./roles.ts";

/** Any constant: all migrations of one database wait for one another on it. */
const migrationLock = 7_201_504_221;
const oldestPostgres = 150_000;

/**
 * Brings a database up to date, forward only, under a lock: concurrent calls wait and find nothing
 * to do. Connects as the owner of DATABASE_URL, which no program uses afterwards. Gives the
 * server's version; throws when it is older than PostgreSQL 15.
 */
export async function migrateDatabase(databaseUrl: string, folder: string): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [server] = await sql<{ text: string; number: string }[]>`
      select current_setting('server_version') as text, current_setting('server_version_num') as number`;
    if (server === undefined || Number(server.number) < oldestPostgres) {
      throw new Error(`PostgreSQL 15 or newer is needed, this is ${server?.text}`);
    }
    await sql`select pg_advisory_lock(${migrationLock})`;
    await makeRoles(sql, databaseUrl);
    await migrate(drizzle(sql), { migrationsFolder: folder });
    return server.text;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
