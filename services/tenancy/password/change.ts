import { Refusal } from "../../kernel/refusal.ts";
import { type LetterKey, postLetter } from "../../notices/index.ts";
import type { Database } from "../../platform/database.ts";
import { asPerson } from "../../platform/doors.ts";
import { once } from "../../platform/once.ts";
import { type Actor, asTenant } from "../../platform/tenancy.ts";
import { emitCredential } from "../credentials.ts";
import { hashPassword, passwordFits } from "../passwords.ts";
import { type Person, personById, seePerson } from "../people/reads.ts";
import { checkPassword } from "../people/rules.ts";
import { endElsewhere } from "../sessions/elsewhere.ts";
import type { Session } from "../sessions/reads.ts";
import { revokeSessionsOf } from "../sessions/writes.ts";
import { clearAttempt, countAttempt } from "../sign-in/attempts.ts";
import { tryingAccount } from "../sign-in/tried.ts";
import { setPassword } from "./writes.ts";

/** The password that one has, and the one that one wants. */
export interface PasswordChange {
  readonly presentPassword: string;
  readonly password: string;
}

const longestPassword = 1_000;

async function personOf(database: Database, { personId }: Session): Promise<Person> {
  const person = await asPerson(database, { personId }, (scope) => personById(scope, personId));
  if (person === null) throw new Error("a session's person is not there");
  return person;
}

async function fits({ passwordHash }: Person, presentPassword: string): Promise<boolean> {
  if (presentPassword.length > longestPassword) return false;
  return passwordFits(passwordHash, presentPassword);
}

/**
 * Changes the password of whoever is signed in; his other sessions, in every firm, end. Counted like
 * a sign-in. Throws `PASSWORD_WRONG`, `SIGN_IN_PAUSED` and what `checkPassword` throws.
 */
export async function changePassword(
  database: Database,
  { actor, session }: { readonly actor: Actor; readonly session: Session },
  ask: PasswordChange,
  letterKey: LetterKey,
): Promise<void> {
  const person = await personOf(database, session);
  checkPassword(ask.password, person.email);
  await tryingAccount(person.email, () =>
    change(database, { actor, session }, ask, { person, letterKey }),
  );
  const { tenantId: but, request } = actor;
  await endElsewhere(database, person, { all: true, act: "password-changed", but, request });
}

async function change(
  database: Database,
  { actor, session }: { readonly actor: Actor; readonly session: Session },
  ask: PasswordChange,
  { person, letterKey }: { readonly person: Person; readonly letterKey: LetterKey },
): Promise<void> {
  const { personId } = session;
  const attempts = await asPerson(database, { personId }, (scope) =>
    countAttempt(scope, person.email, actor.request.address),
  );
  const passwordHash = await hashPassword(ask.password);
  await asTenant(database, actor, "tenancy.secure-self", async (scope) => {
    await seePerson(scope, { personId });
    // Within: a request that is sent again no longer has the present password.
    await once(scope, "passwordChange", async () => {
      if (!(await fits(person, ask.presentPassword))) {
        throw new Refusal("PASSWORD_WRONG", {}, "presentPassword");
      }
      await setPassword(scope, personId, passwordHash);
      await emitCredential(scope, { person: personId, credential: "password", act: "set" });
      const ended = await revokeSessionsOf(scope, personId, true, session.id);
      scope.about(`person:${personId}`, { act: "change-password", ended });
      const letter = { kind: "password-changed", at: scope.now.toISOString() } as const;
      await postLetter(scope, letterKey, person.email, letter);
      return session.id;
    });
    await clearAttempt(scope, attempts);
  });
}
