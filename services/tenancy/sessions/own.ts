import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asPerson } from "../../platform/doors.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import { type Actor, asTenant, type TenantScope } from "../../platform/tenancy.ts";
import { entering } from "../actors.ts";
import { personById } from "../people/reads.ts";
import { liveSessions, type Session, sessionById } from "./reads.ts";
import { isAlive } from "./rules.ts";
import { revokeSessionsOf, setRevoked } from "./writes.ts";

/** Whose sessions they are, and the one in which he asks; null for a key. */
export interface Self {
  readonly actor: Actor;
  readonly session: Session | null;
}

/** One of a person's own sessions, as he sees it. */
export interface OwnSession extends Session {
  readonly firm: FirmRow;
  readonly current: boolean;
}

/** One of a person's houses: he acts there in his own name, and about his sessions alone. */
interface OwnHouse {
  readonly id: TenantId;
  readonly actor: (action: "tenancy.read-self" | "tenancy.session") => Actor;
}

/** The houses whose sessions one may see and end: his own, the one where he is the first. */
async function ownHouses(
  database: Database,
  { actor, session }: Self,
): Promise<readonly [OwnHouse, ...OwnHouse[]]> {
  const here: OwnHouse = { id: actor.tenantId, actor: () => actor };
  // What a firm's provider says of somebody holds in that firm alone: it opens no other's sessions.
  if (session === null || session.provider !== null) return [here];
  const { personId } = session;
  const person = await asPerson(database, { personId }, (scope) => personById(scope, personId));
  const others = (person?.tenantIds ?? []).filter((id) => id !== here.id);
  const elsewhere = others.map((tenantId): OwnHouse => {
    const who = { tenantId, personId };
    return { id: tenantId, actor: (action) => entering(who, action, actor.request) };
  });
  return [here, ...elsewhere];
}

function personOf({ actor: { personId } }: Self): PersonId {
  if (personId === null) throw new Refusal("SESSION_NEEDED");
  return personId;
}

/** The house's own row: nobody has a session where there is no firm. */
async function houseRow(scope: TenantScope): Promise<FirmRow> {
  const firm = (await firmsById(scope, [scope.house])).get(scope.house);
  if (firm === undefined) throw new Error(`house ${scope.house} is not there`);
  return firm;
}

/** All live sessions of whoever asks, in all his firms: the one he asks in first, then the newest. */
export async function ownSessions(database: Database, self: Self): Promise<OwnSession[]> {
  const personId = personOf(self);
  const found: OwnSession[] = [];
  for (const { actor } of await ownHouses(database, self)) {
    const action = "tenancy.read-self";
    const rows = await asTenant(database, actor(action), action, async (scope) => {
      const live = await liveSessions(scope, personId);
      const firm = live.length === 0 ? null : await houseRow(scope);
      return firm === null ? [] : live.map((row) => ({ ...row, firm }));
    });
    found.push(...rows.map((row) => ({ ...row, current: row.id === self.session?.id })));
  }
  return found.toSorted(
    (one, other) =>
      Number(other.current) - Number(one.current) ||
      other.startedAt.getTime() - one.startedAt.getTime(),
  );
}

async function sessionOf(scope: TenantScope, id: string): Promise<Session> {
  const session = await sessionById(scope, id);
  if (session === null || session.personId !== scope.actor.personId) {
    throw new Refusal("SESSION_NOT_FOUND", {}, "id");
  }
  return session;
}

/** Ends one of one's own sessions, wherever it is. Throws `SESSION_NOT_FOUND`. */
export async function revokeSession(
  database: Database,
  self: Self,
  named: { readonly tenantId: string; readonly id: string },
): Promise<OwnSession> {
  const houses = await ownHouses(database, self);
  // Another's house is not entered: what is asked for is not found in one's own.
  const house = houses.find(({ id }) => id === named.tenantId) ?? houses[0];
  return asTenant(database, house.actor("tenancy.session"), "tenancy.session", async (scope) => {
    await once(scope, "sessionRevoke", async () => {
      const session = await sessionOf(scope, named.id);
      if (isAlive(session, scope.now)) await setRevoked(scope, named.id);
      scope.about(`session:${named.id}`, { act: "revoke" });
      return named.id;
    });
    const session = await sessionOf(scope, named.id);
    const firm = await houseRow(scope);
    return { ...session, firm, current: session.id === self.session?.id };
  });
}

/** Ends all of one's own sessions but the one that he asks in, house after house. */
export async function revokeOtherSessions(database: Database, self: Self): Promise<void> {
  const personId = personOf(self);
  const { session } = self;
  if (session === null) throw new Refusal("SESSION_NEEDED");
  for (const { actor } of await ownHouses(database, self)) {
    const action = "tenancy.session";
    await asTenant(database, actor(action), action, async (scope) => {
      // In each house once: what was cut short goes on in those where it was not done yet.
      await once(scope, "sessionRevokeOthers", async () => {
        const ended = await revokeSessionsOf(scope, personId, true, session.id);
        scope.about(`person:${personId}`, { act: "revoke-others", ended });
        return personId;
      });
    });
  }
}
