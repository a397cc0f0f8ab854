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

/** What is left of his roles to somebody whose firm is suspended: to answer for it in its cases. */
const whileSuspended: ReadonlySet<Action> = new Set([
  ...beforeEnrolment,
  "notices.read",
  "notices.manage",
  "disputes.read",
  "disputes.argue",
]);

interface Standing {
  /** Whether he has yet to enrol a second factor. */
  readonly barred: boolean;
  readonly suspended: boolean;
}

/** A person at work, with what his roles in this firm allow, as far as he and his firm stand well. */
export function actorOfPerson(
  { tenantId, personId, barred, suspended }: PersonInHouse & Standing,
  roles: readonly Role[],
  request: RequestFacts,
): Actor {
  const all = barred ? beforeEnrolment : actionsOfRoles(roles);
  const may = suspended ? new Set([...all].filter((action) => whileSuspended.has(action))) : all;
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

/** The program that ends a firm's membership, in the name of whoever declared that it leaves. */
export function leaving(tenantId: TenantId, personId: PersonId, leavingId: string): Actor {
  const request = { id: leavingId, address: null, idempotency: null };
  const may = new Set<Action>([
    "tenancy.read-leaving",
    "tenancy.ask-export",
    "tenancy.end-leaving",
  ]);
  return { tenantId, personId, principal: "program:leaving", may, request };
}

/** The program that makes an archive of everything that a firm has. */
export function exporting(tenantId: TenantId, exportId: string): Actor {
  const request = { id: exportId, address: null, idempotency: null };
  const may = new Set<Action>(["tenancy.make-export"]);
  return { tenantId, personId: null, principal: "program:export", may, request };
}

/** Whoever shows a link to the last archive of a firm that has left; nobody else is told of it. */
export function showingLink(tenantId: TenantId, request: RequestFacts): Actor {
  const may = new Set<Action>(["tenancy.read-left-export"]);
  return { tenantId, personId: null, principal: "program:export-link", may, request };
}
