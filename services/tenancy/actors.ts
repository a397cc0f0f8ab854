import type { Action } from "../../contracts/access/actions.ts";
import {
  actionsOfRoles,
  actionsOfRooms,
  actionsOfScopes,
  type KeyScope,
  type Role,
  type SupportRoom,
} from "../../contracts/access/roles.ts";
import type { PersonId, TenantId } from "../kernel/brand.ts";
import type { Actor, RequestFacts } from "../platform/tenancy.ts";

/** Who a person is in one firm, for one request. */
export interface PersonInHouse {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
}

/** All that is left to somebody who has yet to enrol a second factor (C03). */
const beforeEnrolment: ReadonlySet<Action> = new Set([
  "tenancy.read-self",
  "tenancy.session",
  "tenancy.secure-self",
]);

/** A person at work, with what his roles in this firm allow; nothing of it while he is barred. */
export function actorOfPerson(
  { tenantId, personId, barred }: PersonInHouse & { readonly barred: boolean },
  roles: readonly Role[],
  request: RequestFacts,
): Actor {
  const may = barred ? beforeEnrolment : actionsOfRoles(roles);
  return { tenantId, personId, principal: `person:${personId}`, may, request };
}

/** A firm's program, with what the scopes of its key allow. */
export function actorOfKey(
  tenantId: TenantId,
  keyId: string,
  scopes: readonly KeyScope[],
  request: RequestFacts,
): Actor {
  const may = actionsOfScopes(scopes);
  return { tenantId, personId: null, principal: `key:${keyId}`, may, request };
}

/** Whoever asks, in the operator's house, that a firm be admitted; nobody there knows him. */
export function applying(operator: TenantId, request: RequestFacts): Actor {
  const may = new Set<Action>(["tenancy.apply", "tenancy.read-application"]);
  return { tenantId: operator, personId: null, principal: "applicant", may, request };
}

/** Somebody who has not said who he is and sets out to a firm's own provider; on record there. */
export function departing(tenantId: TenantId, request: RequestFacts): Actor {
  const may = new Set<Action>(["tenancy.depart"]);
  return { tenantId, personId: null, principal: "program:provider-sign-in", may, request };
}

/** A person who has proved who he is and may do one thing: begin a session, or join. */
export function entering(
  { tenantId, personId }: PersonInHouse,
  action: Action,
  request: RequestFacts,
): Actor {
  const may = new Set([action]);
  return { tenantId, personId, principal: `person:${personId}`, may, request };
}

/** One of the operator's people who looks into a firm's house by its leave: as a guest, and nobody there. */
export function lookingIn(firm: TenantId, rooms: readonly SupportRoom[], by: Actor): Actor {
  const { principal, request } = by;
  const may = actionsOfRooms(rooms);
  return { tenantId: firm, personId: null, principal, may, request, isGuest: true };
}
