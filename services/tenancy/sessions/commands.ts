import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asPerson } from "../../platform/doors.ts";
import { firmsById } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import {
  type Actor,
  asTenant,
  type RequestFacts,
  type TenantScope,
} from "../../platform/tenancy.ts";
import { actorOfPerson, entering } from "../actors.ts";
import { membershipOf, type Person, personById, seePerson } from "../people/reads.ts";
import { normalEmail } from "../people/rules.ts";
import { rememberFirm, setWelcomed } from "../people/writes.ts";
import { admitEntry } from "../provider/entry.ts";
import type { Strength } from "../schema/sessions.ts";
import { type FactorKind, mustEnrol } from "../second-factor/rules.ts";
import { type SecondStep, secondStepOf } from "../second-factor/second-step.ts";
import { clearAttempt } from "../sign-in/attempts.ts";
import { provePassword } from "../sign-in/proof.ts";
import { readToken } from "../tokens.ts";
import { sessionByHash } from "./reads.ts";
import { decideFirm, standingOf } from "./rules.ts";
import { insertSession, setRevoked } from "./writes.ts";

/** From where a session is begun, and how people prove here who they are. */
export interface Origin {
  readonly request: RequestFacts;
  readonly userAgent: string;
  readonly proofs: Proofs;
}

/** A session that has begun, and who goes on in it. */
export interface StartedSession {
  readonly token: string;
  readonly sessionId: string;
  readonly actor: Actor;
}

/** By what a session begins, as its audit row says, and how much that proves. */
export interface Entry {
  readonly by: "password" | "provider" | "invitation" | "switch" | "enrolment" | FactorKind;
  readonly strength: Strength;
  /** The issuer of the firm's own provider, if it has proved who comes; else null. */
  readonly provider: string | null;
}

const byPassword: Entry = { by: "password", strength: "password", provider: null };

const longestPassword = 1_000;

/**
 * Begins a session in the scope's house; throws `FIRM_NOT_FOUND` for one who does not belong,
 * `PROVIDER_REQUIRED`, `PROVIDER_OFF`.
 */
export async function beginSession(
  scope: TenantScope,
  personId: PersonId,
  { request, userAgent, proofs }: Origin,
  entry: Entry,
): Promise<StartedSession> {
  const { by, strength, provider } = entry;
  const member = await membershipOf(scope, personId);
  if (member === null) throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
  await admitEntry(scope, entry, member.roles);
  const begun = { userAgent, strength, provider, address: request.address };
  const { id: sessionId, token } = await insertSession(scope, personId, begun);
  scope.about(`session:${sessionId}`, { act: "begin", by, ...(provider && { provider }) });
  const barred = mustEnrol(member.roles, strength, proofs.required);
  const firm = (await firmsById(scope, [scope.house])).get(scope.house);
  const suspended = firm?.status === "suspended";
  const who = { tenantId: scope.house, personId, barred, suspended };
  return { token, sessionId, actor: actorOfPerson(who, member.roles, request) };
}

/** How somebody comes into one of his firms: `prove` tells by what, in a scope that sees him. */
export interface Coming {
  readonly person: Person;
  readonly firm: TenantId | null;
  readonly prove: (scope: TenantScope) => Promise<Entry>;
}

/** Begins a session in one of a person's firms. Throws `NO_FIRM`, and what `decideFirm` throws. */
export async function enterFirm(
  database: Database,
  { person, firm, prove }: Coming,
  origin: Origin,
): Promise<StartedSession> {
  const personId = person.id;
  if (person.tenantIds.length === 0) throw new Refusal("NO_FIRM");
  const firms = await asPerson(database, { personId }, (scope) =>
    firmsById(scope, person.tenantIds),
  );
  const standing = [...firms.values()].map((each) => ({ id: each.id, status: standingOf(each) }));
  const tenantId = decideFirm(standing, person.lastTenantId, firm);
  const actor = entering({ tenantId, personId }, "tenancy.session", origin.request);
  return asTenant(database, actor, "tenancy.session", async (scope) => {
    await seePerson(scope, { personId });
    const started = await beginSession(scope, personId, origin, await prove(scope));
    await rememberFirm(scope, personId);
    return started;
  });
}

/** What a person gives to sign in; `firm` null for the one he last used. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly firm: TenantId | null;
}

/**
 * Signs a person in, or asks one who has a second factor for it. Throws `SIGN_IN_FAILED` alike for
 * an unknown e-mail and a wrong password, `SIGN_IN_PAUSED`, `FIRM_NOT_FOUND`, `FIRM_FROZEN`,
 * `PROVIDER_REQUIRED`.
 */
export async function startSession(
  database: Database,
  ask: SignIn,
  origin: Origin,
): Promise<StartedSession | SecondStep> {
  const email = normalEmail(ask.email);
  if (ask.password.length > longestPassword) throw new Refusal("SIGN_IN_FAILED");
  const { address } = origin.request;
  const { person, fits, attempts } = await provePassword(database, email, ask.password, address);
  if (person === null || !fits) throw new Refusal("SIGN_IN_FAILED");
  const { id: personId } = person;
  const { firm } = ask;
  const step = await asPerson(database, { personId }, async (scope) => {
    const asked = await secondStepOf(origin.proofs, scope, personId, {
      of: "sign-in",
      firm,
      provider: null,
    });
    // Whoever has the password alone still fails: his account stays counted until the second step.
    const proved = asked === null ? attempts : attempts.filter(({ kind }) => kind === "network");
    await clearAttempt(scope, proved);
    return asked;
  });
  if (step !== null) return step;
  return enterFirm(database, { person, firm, prove: async () => byPassword }, origin);
}

/** The session that a switch begins from. */
export interface SwitchFrom {
  readonly actor: Actor;
  readonly strength: Strength;
  readonly provider: string | null;
}

/**
 * Begins a session in another firm of the same person; the caller ends the present one. Throws
 * `FIRM_NOT_FOUND`, `FIRM_FROZEN`, `SESSION_NEEDED`, `PROVIDER_REQUIRED`, and
 * `SESSION_BY_PROVIDER`: what one firm's provider says of somebody holds in that firm alone.
 */
export async function switchSession(
  database: Database,
  { actor: { personId }, strength, provider }: SwitchFrom,
  firm: TenantId,
  origin: Origin,
): Promise<StartedSession> {
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  if (provider !== null) throw new Refusal("SESSION_BY_PROVIDER", {}, "firm");
  const person = await asPerson(database, { personId }, (scope) => personById(scope, personId));
  if (person === null) throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
  const prove = async () => ({ by: "switch", strength, provider }) as const;
  return enterFirm(database, { person, firm, prove }, origin);
}

/** Ends the session of a token, which `actor` acts in; one that has ended stays so. */
export async function endSession(database: Database, actor: Actor, token: string): Promise<void> {
  const read = readToken(token);
  if (read === null || read.tenantId !== actor.tenantId) return;
  await asTenant(database, actor, "tenancy.session", async (scope) => {
    const session = await sessionByHash(scope, read.hash);
    if (session === null || session.revokedAt !== null) return;
    await setRevoked(scope, session.id);
    scope.about(`session:${session.id}`, { act: "end" });
  });
}

/** Remembers that the first steps in this firm were seen. */
export async function finishWelcome(scope: TenantScope): Promise<void> {
  const { personId } = scope.actor;
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  await once(scope, "welcomeFinish", async () => {
    await setWelcomed(scope, personId);
    scope.about(`person:${personId}`, { act: "welcomed" });
    return personId;
  });
}
