import type { Database } from "../../platform/database.ts";
import { asPerson } from "../../platform/doors.ts";
import { passwordFits } from "../passwords.ts";
import { type Person, personByEmail } from "../people/reads.ts";
import { type CountedAttempt, countAttempt } from "./attempts.ts";

/** What is known after a password was looked at. The attempt stays counted until it is cleared. */
export interface Proof {
  /** Whoever has this e-mail, whether or not the password is his. */
  readonly person: Person | null;
  readonly fits: boolean;
  readonly attempts: readonly CountedAttempt[];
}

/**
 * Looks whether a password is the one of an e-mail. It is counted first, and takes the same time
 * whether the e-mail is known or not. Throws `SIGN_IN_PAUSED`.
 */
export async function provePassword(
  database: Database,
  email: string,
  password: string,
  address: string | null,
): Promise<Proof> {
  const { person, attempts } = await asPerson(database, { email }, async (scope) => ({
    attempts: await countAttempt(scope, email, address),
    person: await personByEmail(scope, email),
  }));
  const fits = await passwordFits(person?.passwordHash ?? null, password);
  return { person, fits, attempts };
}
