import { hostname } from "node:os";
import { lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { asProgram } from "./doors.ts";
import type { Log } from "./log.ts";
import type { Stop } from "./program.ts";
import { repeat } from "./repeat.ts";
import { programs } from "./schema.ts";

const beatMs = 5_000;
const forgottenMs = 600_000;

/** Tells every five seconds that this program is up and how much memory it holds. */
export function beat(database: Database, name: string, log: Log): Stop {
  const instance = `${name}@${hostname()}:${process.pid}`;
  return repeat("heartbeat", beatMs, log, async () => {
    await asProgram(database, async ({ db, now }) => {
      const memoryMb = Math.round(process.memoryUsage.rss() / 1_048_576);
      const row = { instance, name, seenAt: now, memoryMb };
      await db
        .insert(programs)
        .values(row)
        .onConflictDoUpdate({ target: programs.instance, set: row });
      await db.delete(programs).where(lt(programs.seenAt, new Date(now.getTime() - forgottenMs)));
    });
    return 0;
  });
}
