import type postgres from "postgres";
import { Refusal } from "../../services/kernel/refusal.ts";

/** Holds an act open until it is told to go on. */
export function gate() {
  let open = (_how: "commit" | "roll back") => {};
  let arrive = () => {};
  const told = new Promise<"commit" | "roll back">((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const hold = async () => {
    arrive();
    if ((await told) === "roll back") throw new Refusal("NOT_FOUND");
  };
  return { open: (how: "commit" | "roll back") => open(how), reached, hold };
}

/** Waits until some connection of the programs waits for another's lock. */
export async function somebodyWaits(owner: postgres.Sql): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    const rows = await owner`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("nobody came to wait");
}
