import { sql } from "drizzle-orm";
import type { PersonId } from "../kernel/brand.ts";
import type { Transaction } from "./connections.ts";
import type { Database } from "./database.ts";

/** A transaction in nobody's house: row security shows only what is public. */
export interface PublicScope {
  readonly db: Transaction;
  readonly now: Date;
}

export async function asAnyone<T>(
  database: Database,
  work: (scope: PublicScope) => Promise<T>,
): Promise<T> {
  return database.transaction("read only", (tx) => work({ db: tx, now: new Date() }));
}

/** A transaction that sees one person's own rows: at sign-in by e-mail, afterwards by id. */
export async function asPerson<T>(
  database: Database,
  who: { readonly personId: PersonId } | { readonly email: string },
  work: (scope: PublicScope) => Promise<T>,
): Promise<T> {
  const personId = "personId" in who ? who.personId : "";
  const email = "email" in who ? who.email : "";
  return database.transaction("read write", async (tx) => {
    await tx.execute(sql`select set_person(${personId}, ${email})`);
    return work({ db: tx, now: new Date() });
  });
}

/** A program's own transaction over its narrow role: relay, sealing, projections. */
export interface ProgramScope {
  readonly db: Transaction;
  readonly now: Date;
}

export async function asProgram<T>(
  database: Database,
  work: (scope: ProgramScope) => Promise<T>,
): Promise<T> {
  return database.transaction("read write", (tx) => work({ db: tx, now: new Date() }));
}
