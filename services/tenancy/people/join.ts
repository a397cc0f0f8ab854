import type { MemberJoinedV1 } from "../../../contracts/events/shapes/tenancy.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import type { Database } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { type Actor, asTenant, readInHouse, type TenantScope } from "../../platform/tenancy.ts";
import { entering } from "../actors.ts";
import { recordAcceptance } from "../operating-rules/commands.ts";
import { rulesInForce } from "../operating-rules/reads.ts";
import { hashPassword } from "../passwords.ts";
import { type SecondStep, secondStepOf } from "../second-factor/second-step.ts";
import { beginSession, type Origin, type StartedSession } from "../sessions/commands.ts";
import { letsIn, standingOf } from "../sessions/rules.ts";
import { clearAttempt } from "../sign-in/attempts.ts";
import { type Proof, provePassword } from "../sign-in/proof.ts";
import { tryingAccount } from "../sign-in/tried.ts";
import { readToken } from "../tokens.ts";
import {
  houseOf,
  type InvitationRow,
  invitationOfCode,
  isMember,
  lockInvitation,
  type Person,
  personByEmail,
  seePerson,
} from "./reads.ts";
import { checkPassword, isOpen } from "./rules.ts";
import { addFirmOfPerson, insertMembership, insertPerson, setAccepted } from "./writes.ts";

const byInvitation = { by: "invitation", strength: "password", provider: null } as const;

/** What an open invitation's code shows its holder. */
export interface OpenedInvitation {
  readonly tenantId: TenantId;
  readonly codeHash: Buffer;
  readonly row: InvitationRow;
  /** Whoever joins is the firm's first, and accepts the operating rules in its name. */
  readonly mustAcceptRules: boolean;
}

/** Opens an invitation by its code; null when it is none, used, withdrawn or expired, or the firm is shut. */
export async function openInvitation(
  database: Database,
  code: string,
): Promise<OpenedInvitation | null> {
  const read = readToken(code);
  if (read === null || read.kind !== "invitation") return null;
  const { tenantId, hash: codeHash } = read;
  const question = invitationOfCode(tenantId, codeHash);
  const [row] = await readInHouse<InvitationRow>(database, tenantId, question);
  if (row === undefined) return null;
  if (!letsIn(standingOf({ status: row.status, frozenAt: row.frozen_at }))) return null;
  const { expires_at: expiresAt, accepted_at: acceptedAt, withdrawn_at: withdrawnAt } = row;
  const { awaits_confirmation: awaitsConfirmation } = row;
  const state = { expiresAt, acceptedAt, withdrawnAt, awaitsConfirmation };
  if (!isOpen(state, new Date())) return null;
  return { tenantId, codeHash, row, mustAcceptRules: row.status === "admitted" };
}

/** What the invited person gives; `name` may be left out by one who is signed in already. */
export interface Joining {
  readonly code: string;
  readonly name: string | null;
  readonly password: string;
  readonly acceptRulesVersion: number | null;
  readonly locale: "zh" | "en";
}

interface Newcomer {
  readonly name: string;
  readonly passwordHash: string;
  readonly locale: "zh" | "en";
  readonly proof: Proof;
}

/** The person's row, written if he is new. A known one has proved himself by his password. */
async function personOf(
  scope: TenantScope,
  email: string,
  personId: PersonId,
  newcomer: Newcomer,
): Promise<Person> {
  const known = await personByEmail(scope, email);
  if (known !== null) {
    if (!newcomer.proof.fits) throw new Refusal("PASSWORD_NOT_PRESENT", {}, "password");
    await addFirmOfPerson(scope, known);
    return known;
  }
  const person: Person = {
    id: personId,
    email,
    name: newcomer.name,
    passwordHash: newcomer.passwordHash,
    locale: newcomer.locale,
    tenantIds: [scope.house],
    lastTenantId: scope.house,
    createdAt: scope.now,
  };
  await insertPerson(scope, person);
  return person;
}

/** The first administrator's acceptance makes the firm active. */
async function beginFirm(scope: TenantScope, version: number | null): Promise<void> {
  const { status } = await houseOf(scope);
  if (status !== "admitted") return;
  if (version === null) {
    const { version: needed } = await rulesInForce(scope, scope.now);
    throw new Refusal("RULES_NOT_ACCEPTED", { version: needed }, "acceptRulesVersion");
  }
  await recordAcceptance(scope, version);
}

async function join(
  scope: TenantScope,
  { codeHash, row: { email } }: OpenedInvitation,
  newcomer: Newcomer,
  acceptRulesVersion: number | null,
): Promise<Person> {
  await seePerson(scope, { email });
  const invitation = await lockInvitation(scope, codeHash);
  if (invitation === null || !isOpen(invitation, scope.now)) {
    throw new Refusal("INVITATION_NOT_FOUND", {}, "code");
  }
  if (await isMember(scope, email)) throw new Refusal("MEMBER_ALREADY", {}, "code");
  const person = await personOf(scope, email, scope.actor.personId ?? newId(), newcomer);
  await insertMembership(scope, {
    tenantId: scope.house,
    personId: person.id,
    roles: invitation.roles,
    name: person.name,
    email,
    joinedAt: scope.now,
    welcomedAt: null,
  });
  await setAccepted(scope, invitation.id);
  await beginFirm(scope, acceptRulesVersion);
  const { identity: firm } = await houseOf(scope);
  const body: MemberJoinedV1 = { firm, person: person.id, by: { person: person.id } };
  await scope.emit({ type: "tenancy.member-joined.v1", body });
  return person;
}

/**
 * Joins a firm by an invitation's code and begins a session there, or asks for the second factor of
 * one who has it. A new person sets his name and
 * password, a known one proves his present password; what each must give is checked before it is
 * known which he is. `caller` is who is signed in in this browser, if anyone. Throws
 * `INVITATION_NOT_FOUND`, `PASSWORD_NOT_PRESENT`, `RULES_NOT_ACCEPTED`, `SIGN_IN_PAUSED` and what
 * `checkPassword` throws.
 */
export async function acceptInvitation(
  database: Database,
  ask: Joining,
  caller: Actor | null,
  origin: Origin,
): Promise<StartedSession | SecondStep> {
  const opened = await openInvitation(database, ask.code);
  if (opened === null) throw new Refusal("INVITATION_NOT_FOUND", {}, "code");
  const { email } = opened.row;
  checkPassword(ask.password, email);
  return tryingAccount(email, () => enterBy(database, opened, ask, { caller, origin }));
}

/** Who is signed in in this browser, if anyone, and from where it comes. */
interface Comer {
  readonly caller: Actor | null;
  readonly origin: Origin;
}

async function enterBy(
  database: Database,
  opened: OpenedInvitation,
  ask: Joining,
  { caller, origin }: Comer,
): Promise<StartedSession | SecondStep> {
  const { tenantId, row } = opened;
  const { address } = origin.request;
  const proof = await provePassword(database, row.email, ask.password, address);
  const self = proof.person !== null && proof.person.id === caller?.personId;
  const name = self ? proof.person.name : requiredWording(ask.name ?? "", 100, "name");
  // Hashed for known people too: the clock does not tell who is known.
  const passwordHash = await hashPassword(ask.password);
  const personId = proof.person?.id ?? newId<PersonId>();
  const newcomer = { name, passwordHash, locale: ask.locale, proof };
  const actor = entering({ tenantId, personId }, "tenancy.join", origin.request);
  return asTenant(database, actor, "tenancy.join", async (scope) => {
    const person = await join(scope, opened, newcomer, ask.acceptRulesVersion);
    await seePerson(scope, { personId: person.id });
    const into = { of: "sign-in", firm: tenantId, provider: null } as const;
    const step = await secondStepOf(origin.proofs, scope, person.id, into);
    // Whoever has the password alone of somebody with a second factor has not come in yet.
    await clearAttempt(
      scope,
      proof.attempts.filter(({ kind }) => step === null || kind === "network"),
    );
    return step ?? beginSession(scope, person.id, origin, byInvitation);
  });
}
