import type { Database } from "../../platform/database.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { type Actor, asTenant, type TenantScope } from "../../platform/tenancy.ts";
import { hasAccepted, rulesInForce, rulesToAccept } from "../operating-rules/reads.ts";
import type { OperatingRules } from "../operating-rules/rules.ts";
import { seePerson } from "../people/reads.ts";
import { mustEnrol } from "../second-factor/rules.ts";
import type { StartedSession } from "./commands.ts";
import { type PersonAtWork, personAtWork, type Session, sessionById } from "./reads.ts";
import { letsIn, standingOf } from "./rules.ts";

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
  /** Whether the firm may publish and book nothing new until it accepts the rules in force. */
  readonly tradeHeld: boolean;
  /** The next version of the rules that the firm can accept ahead of its time. */
  readonly rulesToAccept: OperatingRules | null;
}

/** The viewer of a session; null when the person is no longer a member. */
export async function viewerIn(
  scope: TenantScope,
  { id: sessionId, strength, provider }: Pick<Session, "id" | "strength" | "provider">,
  required: boolean,
): Promise<Viewer | null> {
  const { actor, house } = scope;
  if (actor.personId === null) return null;
  await seePerson(scope, { personId: actor.personId });
  const person = await personAtWork(scope, actor.personId);
  if (person === null) return null;
  // A firm's provider opens that firm alone, and is told of no other.
  const others = provider === null ? person.tenantIds : [];
  const firms = await firmsById(scope, [house, ...others]);
  const firm = firms.get(house);
  if (firm === undefined) throw new Error(`house ${house} is not there`);
  const { version, parameters } = await rulesInForce(scope, scope.now);
  const rulesAccepted = await hasAccepted(scope, version);
  return {
    actor,
    person,
    firm,
    firms: [...firms.values()].filter((each) => letsIn(standingOf(each))),
    sessionId,
    secured: strength === "second-factor",
    mustEnrol: mustEnrol(person.roles, strength, required),
    rulesAccepted,
    tradeHeld: parameters.tradeNeedsAcceptance && !rulesAccepted,
    rulesToAccept: await rulesToAccept(scope),
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
