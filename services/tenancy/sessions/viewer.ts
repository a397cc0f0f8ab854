import type { Database } from "../../platform/database.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { type Actor, asTenant, type TenantScope } from "../../platform/tenancy.ts";
import { hasAccepted, rulesInForce } from "../operating-rules/reads.ts";
import { seePerson } from "../people/reads.ts";
import { mustEnrol } from "../second-factor/rules.ts";
import type { StartedSession } from "./commands.ts";
import { type PersonAtWork, personAtWork, type Session, sessionById } from "./reads.ts";

/** Who asks, where, and what he may do there. */
export interface Viewer {
  readonly actor: Actor;
  readonly person: PersonAtWork;
  readonly firm: FirmRow;
  /** The person's firms that he could go on in, this one among them. */
  readonly firms: readonly FirmRow[];
  readonly sessionId: string;
  /** Whether this session has seen a second factor. */
  readonly secured: boolean;
  /** Whether he may do nothing here before he enrols one. */
  readonly mustEnrol: boolean;
  readonly rulesAccepted: boolean;
}

/** The viewer of a session; null when the person is no longer a member. */
export async function viewerIn(
  scope: TenantScope,
  { id: sessionId, strength }: Pick<Session, "id" | "strength">,
  required: boolean,
): Promise<Viewer | null> {
  const { actor, house } = scope;
  if (actor.personId === null) return null;
  await seePerson(scope, { personId: actor.personId });
  const person = await personAtWork(scope, actor.personId);
  if (person === null) return null;
  const firms = await firmsById(scope, [house, ...person.tenantIds]);
  const firm = firms.get(house);
  if (firm === undefined) throw new Error(`house ${house} is not there`);
  const { version } = await rulesInForce(scope, scope.now);
  return {
    actor,
    person,
    firm,
    firms: [...firms.values()].filter(({ status }) => status !== "suspended"),
    sessionId,
    secured: strength === "second-factor",
    mustEnrol: mustEnrol(person.roles, strength, required),
    rulesAccepted: await hasAccepted(scope, version),
  };
}

/** The viewer of a session that has just begun. */
export async function viewerOf(
  database: Database,
  { actor, sessionId }: StartedSession,
  required: boolean,
): Promise<Viewer> {
  const viewer = await asTenant(database, actor, "tenancy.read-self", async (scope) => {
    const session = await sessionById(scope, sessionId);
    return session === null ? null : viewerIn(scope, session, required);
  });
  if (viewer === null) throw new Error("a session has begun for nobody");
  return viewer;
}
