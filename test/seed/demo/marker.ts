import { eq } from "drizzle-orm";
import postgres from "postgres";
import { distribution } from "../../../deploy/distribution.ts";
import type { Database } from "../../../services/platform/database.ts";
import { asProgram } from "../../../services/platform/doors.ts";
import { leases } from "../../../services/platform/schema.ts";

const name = "demo-seed";

/** How far the demo has come in this database: not begun, begun and perhaps cut off, or done. */
export async function demoMark(worker: Database): Promise<"none" | "begun" | "done"> {
  const [row] = await asProgram(worker, ({ db }) =>
    db.select({ holder: leases.holder }).from(leases).where(eq(leases.name, name)),
  );
  if (row === undefined) return "none";
  return row.holder === "done" ? "done" : "begun";
}

export async function setDemoMark(worker: Database, holder: "begun" | "done"): Promise<void> {
  const row = { name, holder, fence: 0n, until: new Date(0) };
  await asProgram(worker, ({ db }) =>
    db.insert(leases).values(row).onConflictDoUpdate({ target: leases.name, set: row }),
  );
}

/**
 * Empties a database whose seeding was cut off. No program has run on it yet: they start after the
 * seed, so nothing but the seed's own rows can be there.
 */
export async function emptyCutOff(databaseUrl: string): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const tables = Object.keys(distribution).filter((table) => table !== "leases");
    await owner`truncate ${owner(tables)}`;
  } finally {
    await owner.end();
  }
}
