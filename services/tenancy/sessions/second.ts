import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { LetterKey } from "../../notices/index.ts";
import type { Database } from "../../platform/database.ts";
import { asPerson } from "../../platform/doors.ts";
import { once } from "../../platform/once.ts";
import { type Actor, asTenant } from "../../platform/tenancy.ts";
import { passwordFits } from "../passwords.ts";
import { type Person, personById, seePerson } from "../people/reads.ts";
import { type FactorAnswer, spendFactor } from "../second-factor/prove.ts";
import { enrolledBy } from "../second-factor/reads.ts";
import { hasFactor } from "../second-factor/rules.ts";
import { openOwnTicket, openTicket, type TicketOf } from "../second-factor/tickets.ts";
import {
  type CountedAttempt,
  clearAttempt,
  clearSecondSteps,
  countAttempt,
} from "../sign-in/attempts.ts";
import { lookingAtFactor } from "../sign-in/second-steps.ts";
import { tryingAccount } from "../sign-in/tried.ts";
import { enterFirm, type Origin, type StartedSession } from "./commands.ts";
import { endElsewhere } from "./elsewhere.ts";
import type { Session } from "./reads.ts";
import { setProved } from "./writes.ts";

interface Counted {
  readonly person: Person;
  readonly attempts: readonly CountedAttempt[];
}

/** Counts what is about to be shown like a password, before it is looked at (C02). */
async function counting(
  database: Database,
  personId: PersonId,
  address: string | null,
): Promise<Counted> {
  return asPerson(database, { personId }, async (scope) => {
    const person = await personById(scope, personId);
    if (person === null) throw new Refusal("TICKET_INVALID", {}, "ticket");
    const { email } = person;
    const attempts = await tryingAccount(email, () => countAttempt(scope, email, address));
    return { person, attempts };
  });
}

/** What somebody brings to the second step of his sign-in. */
export interface Continuing extends FactorAnswer {
  readonly ticket: string;
}

/**
 * Goes on with a sign-in that a second factor was asked for. Throws `TICKET_INVALID`,
 * `SECOND_FACTOR_FAILED`, `SIGN_IN_PAUSED`, `FIRM_NOT_FOUND`, `FIRM_FROZEN`,
 * `PROVIDER_REQUIRED`, `PROVIDER_OFF`.
 */
export async function continueSession(
  database: Database,
  ask: Continuing,
  origin: Origin,
  letterKey: LetterKey,
): Promise<StartedSession> {
  const { request, proofs } = origin;
  const ticket = openTicket(proofs, "sign-in", ask.ticket, new Date());
  const { person, attempts } = await counting(database, ticket.personId, request.address);
  const coming = {
    person,
    firm: ticket.firm,
    prove: async (scope: Parameters<typeof clearAttempt>[0]) => {
      const by = await spendFactor(proofs, scope, ticket, ask);
      await clearAttempt(scope, attempts);
      await clearSecondSteps(scope, person.email);
      const { provider } = ticket;
      return { by, strength: "second-factor", provider } as const;
    },
  };
  return tryingAccount(person.email, () =>
    lookingAtFactor(database, person, { request, letterKey }, () =>
      enterFirm(database, coming, origin),
    ),
  );
}

/** What somebody who is signed in shows again: his factor, or while he has none his password. */
export interface ProvingAgain extends FactorAnswer {
  readonly ticket: string | null;
  readonly password: string | null;
}

async function passwordShown(person: Person, password: string | null): Promise<void> {
  if (password !== null && (await passwordFits(person.passwordHash, password))) return;
  throw new Refusal("PASSWORD_WRONG", {}, "password");
}

/** The ticket that must come with a factor; null for somebody who has none to show. */
async function ticketOf(
  database: Database,
  personId: PersonId,
  ask: ProvingAgain,
  origin: Origin,
): Promise<TicketOf<"proof"> | null> {
  const enrolled = await asPerson(database, { personId }, (scope) => enrolledBy(scope, personId));
  if (!hasFactor(enrolled)) return null;
  const own = { personId, now: new Date() };
  return openOwnTicket(origin.proofs, "proof", ask.ticket ?? "", own);
}

/**
 * Proves again who is signed in, so that for a while he may change what he proves himself by.
 * Counted like a sign-in. Throws `PASSWORD_WRONG`, `TICKET_INVALID`, `SECOND_FACTOR_FAILED`,
 * `SIGN_IN_PAUSED`, `SESSION_NEEDED`.
 */
export async function proveAgain(
  database: Database,
  { actor, session }: { readonly actor: Actor; readonly session: Session },
  ask: ProvingAgain,
  origin: Origin,
  letterKey: LetterKey,
): Promise<void> {
  const { personId } = session;
  const { request, proofs } = origin;
  const ticket = await ticketOf(database, personId, ask, origin);
  const { person, attempts } = await counting(database, personId, request.address);
  const prove = () =>
    asTenant(database, actor, "tenancy.secure-self", async (scope) => {
      await seePerson(scope, { personId });
      await once(scope, "sessionProve", async () => {
        const factor = ticket === null ? null : await spendFactor(proofs, scope, ticket, ask);
        await setProved(scope, session.id);
        scope.about(`session:${session.id}`, { act: "prove", by: factor ?? "password" });
        return session.id;
      });
      await clearAttempt(scope, attempts);
      if (ticket !== null) await clearSecondSteps(scope, person.email);
    });
  await tryingAccount(person.email, async () => {
    if (ticket === null) await passwordShown(person, ask.password);
    await lookingAtFactor(database, person, { request, letterKey }, prove);
  });
}

/**
 * Ends whatever sessions of a person, in all his firms, have not seen the second factor that he has
 * now: what a password alone has opened is not left open.
 */
export async function endWeakSessions(
  database: Database,
  personId: PersonId,
  { request }: Origin,
): Promise<void> {
  const person = await asPerson(database, { personId }, (scope) => personById(scope, personId));
  if (person === null) return;
  await endElsewhere(database, person, { all: false, act: "end-weak", but: null, request });
}
