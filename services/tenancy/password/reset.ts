import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type LetterKey, postLetter } from "../../notices/index.ts";
import type { Database } from "../../platform/database.ts";
import { asAnyone, asPerson } from "../../platform/doors.ts";
import { operatorHouse } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import {
  type Actor,
  asTenant,
  type RequestFacts,
  readInHouse,
  type TenantScope,
} from "../../platform/tenancy.ts";
import { entering } from "../actors.ts";
import { emitCredential } from "../credentials.ts";
import { hashPassword } from "../passwords.ts";
import { type Person, personById, seePerson } from "../people/reads.ts";
import { checkPassword, normalEmail } from "../people/rules.ts";
import { endElsewhere } from "../sessions/elsewhere.ts";
import { revokeSessionsOf } from "../sessions/writes.ts";
import { countAttempt } from "../sign-in/attempts.ts";
import { readToken } from "../tokens.ts";
import { lockReset, type ResetHolder, resetOfCode } from "./reads.ts";
import { isResetOpen } from "./rules.ts";
import { insertAsk, setPassword, setResetUsed } from "./writes.ts";

/** Somebody who has not said who he is; his asking is on record with the operator. */
function anybody(tenantId: TenantId, request: RequestFacts): Actor {
  const may = new Set(["tenancy.reset-password"] as const);
  return { tenantId, personId: null, principal: "program:password-reset", may, request };
}

/**
 * Asks for a letter by which a new password can be set. Nothing here looks whether the e-mail is
 * known: the worker does, so that neither the answer nor its time tells. Throws `EMAIL_INVALID`, and
 * `SIGN_IN_PAUSED` for an e-mail (known or not) or a network that has asked too often.
 */
export async function askReset(
  database: Database,
  emailGiven: string,
  request: RequestFacts,
): Promise<void> {
  const email = normalEmail(emailGiven);
  await asPerson(database, { email }, (scope) =>
    countAttempt(scope, email, request.address, "reset"),
  );
  const actor = anybody(await asAnyone(database, operatorHouse), request);
  await asTenant(database, actor, "tenancy.reset-password", async (scope) => {
    await once(scope, "passwordResetAsk", () => insertAsk(scope, email));
    scope.about("password", { act: "ask-reset" });
  });
}

/** What the holder of a letter brings back. */
export interface NewPassword {
  readonly code: string;
  readonly password: string;
}

interface Opened extends ResetHolder {
  readonly tenantId: TenantId;
  readonly email: string;
  readonly codeHash: Buffer;
}

const refused = () => new Refusal("RESET_LINK_INVALID", {}, "code");

async function holderOf(database: Database, personId: PersonId): Promise<Person> {
  const person = await asPerson(database, { personId }, (scope) => personById(scope, personId));
  if (person === null) throw new Error("a reset's person is not there");
  return person;
}

async function openReset(database: Database, code: string): Promise<Opened> {
  const read = readToken(code);
  if (read?.kind !== "reset") throw refused();
  const { tenantId, hash: codeHash } = read;
  const question = resetOfCode(tenantId, codeHash);
  const [holder] = await readInHouse<ResetHolder>(database, tenantId, question);
  if (holder === undefined) throw refused();
  const person = await holderOf(database, holder.person_id);
  // Whoever has left this firm for others is written to in one of those. Who belongs to none at all
  // can still be invited, and needs a password for that.
  if (!holder.belongs && person.tenantIds.length > 0) throw refused();
  return { ...holder, tenantId, codeHash, email: person.email };
}

async function useReset(scope: TenantScope, opened: Opened, passwordHash: string) {
  const { person_id: personId, codeHash } = opened;
  const reset = await lockReset(scope, codeHash);

  if (reset === null || !isResetOpen(reset, scope.now)) throw refused();

  await setResetUsed(scope, reset.id);
  await setPassword(scope, personId, passwordHash);
  await emitCredential(scope, { person: personId, credential: "password", act: "set" });
  const ended = await revokeSessionsOf(scope, personId, true);
  scope.about(`person:${personId}`, { act: "reset-password", ended });
}

/**
 * Sets a new password by the code of a letter, once and within 30 minutes. All sessions of the person
 * end, in every firm; none begins: he signs in anew, with his second factor if he has one. Throws
 * `RESET_LINK_INVALID` and what `checkPassword` throws.
 */
export async function resetPassword(
  database: Database,
  ask: NewPassword,
  request: RequestFacts,
  letterKey: LetterKey,
): Promise<void> {
  const opened = await openReset(database, ask.code);
  const { tenantId, person_id: personId, email } = opened;
  checkPassword(ask.password, email);
  const passwordHash = await hashPassword(ask.password);
  const actor = entering({ tenantId, personId }, "tenancy.reset-password", request);
  await asTenant(database, actor, "tenancy.reset-password", async (scope) => {
    await seePerson(scope, { personId });
    await once(scope, "passwordReset", async () => {
      await useReset(scope, opened, passwordHash);
      const letter = { kind: "password-changed", at: scope.now.toISOString() } as const;
      await postLetter(scope, letterKey, email, letter);
      return personId;
    });
  });
  await endOthers(database, personId, tenantId, request);
}

async function endOthers(
  database: Database,
  personId: PersonId,
  but: TenantId,
  request: RequestFacts,
): Promise<void> {
  const person = await holderOf(database, personId);
  await endElsewhere(database, person, { all: true, act: "password-changed", but, request });
}
