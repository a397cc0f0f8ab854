import type { Action } from "./actions.ts";

/** What a person does with his own account. */
const self = [
  "tenancy.read-self",
  "tenancy.session",
  "tenancy.secure-self",
  "notices.read",
  "notices.manage",
] as const;

const everyone: readonly Action[] = [
  "tenancy.read",
  ...self,
  "capability.read",
  "capacity.read",
  "disputes.read",
  "capacity.search",
  "capacity.keep-searches",
  "trace.read",
  "ledger.read",
  "identifiers.read",
];

/** What each role in a firm may do, and each of the operator's three administrators (三员). */
export const actionsOfRole = {
  administrator: [
    ...everyone,
    "tenancy.read-invitations",
    "tenancy.invite",
    "tenancy.change-roles",
    "tenancy.remove-member",
    "tenancy.secure-members",
    "tenancy.read-provider",
    "tenancy.manage-provider",
    "tenancy.issue-key",
    "tenancy.revoke-key",
    "tenancy.read-audit",
    "tenancy.export-audit",
    "tenancy.grant",
    "tenancy.read-support",
    "tenancy.give-support",
    "tenancy.read-export",
    "tenancy.ask-export",
    "tenancy.fetch-export",
    "tenancy.read-leaving",
    "tenancy.leave",
    "tenancy.accept-rules",
    "notices.choose-for-firm",
    "notices.read-webhooks",
    "notices.manage-webhooks",
    "incidents.read-told",
    "ledger.audit",
    "capability.edit",
    "capacity.publish",
    "capacity.book",
    "capacity.watch-bottlenecks",
    "disputes.argue",
    "identifiers.register",
    "identifiers.read-administrators",
    "identifiers.administer",
  ],
  planner: [
    ...everyone,
    "capability.edit",
    "capacity.publish",
    "capacity.book",
    "capacity.watch-bottlenecks",
    "disputes.argue",
  ],
  engineer: [...everyone, "capability.edit", "trace.describe", "identifiers.register"],
  quality: [
    ...everyone,
    "trace.capture",
    "trace.describe",
    "tenancy.grant",
    "identifiers.register",
  ],
  service: [...everyone, "trace.capture"],
  viewer: everyone,
  system: [
    "tenancy.read",
    ...self,
    "platform.read-tenants",
    "platform.read-health",
    "tenancy.read-invitations",
    "platform.confirm-invitations",
    "tenancy.read-support",
    "platform.support",
    "platform.read-plans",
    "platform.set-plans",
    "platform.set-processes",
    "platform.read-witnesses",
    "platform.read-applications",
    "platform.examine-applications",
    "platform.read-disputes",
    "platform.decide-disputes",
    "platform.admit",
    "platform.read-prefixes",
    "platform.delegate-prefixes",
    "platform.read-thaws",
    "platform.confirm-thaws",
  ],
  security: [
    "tenancy.read",
    ...self,
    "tenancy.read-invitations",
    "tenancy.invite",
    "tenancy.change-roles",
    "tenancy.remove-member",
    "tenancy.secure-members",
    "notices.choose-for-firm",
    "platform.read-tenants",
    "platform.suspend",
    "platform.read-applications",
    "platform.confirm-applications",
    "platform.read-disputes",
    "platform.decide-appeals",
    "platform.read-witnesses",
    "platform.set-witnesses",
    "platform.read-rules",
    "platform.publish-rules",
    "platform.read-incidents",
    "platform.handle-incidents",
    "platform.read-evidence",
    "platform.read-thaws",
  ],
  audit: [
    "tenancy.read",
    ...self,
    "tenancy.read-audit",
    "tenancy.export-audit",
    "platform.read-tenants",
    "platform.read-applications",
    "platform.read-disputes",
    "platform.read-audits",
    "platform.read-incidents",
    "platform.read-evidence",
    "platform.read-thaws",
  ],
} as const satisfies Record<string, readonly Action[]>;

export type Role = keyof typeof actionsOfRole;

export const firmRoles = [
  "administrator",
  "planner",
  "engineer",
  "quality",
  "service",
  "viewer",
] as const satisfies readonly Role[];
export const operatorRoles = ["system", "security", "audit"] as const satisfies readonly Role[];

/** What the scopes of an API key allow. */
export const actionsOfScope = {
  "epcis.capture": ["trace.capture"],
  "epcis.query": ["trace.read", "ledger.read"],
  graphql: everyone,
  "audit.export": ["tenancy.export-audit"],
  "ledger.audit": ["ledger.audit"],
  "identifiers.write": ["identifiers.read", "identifiers.register"],
} as const satisfies Record<string, readonly Action[]>;

export type KeyScope = keyof typeof actionsOfScope;

/**
 * What the operator's support may read of a firm in each room that the firm opens to it. None of
 * them writes, and none shows keys, sessions, audit, or what other firms let the firm see.
 */
export const actionsOfRoom = {
  firm: ["tenancy.read"],
  capability: ["capability.read"],
  capacity: ["capacity.read"],
  trace: ["trace.read"],
} as const satisfies Record<string, readonly Action[]>;

export type SupportRoom = keyof typeof actionsOfRoom;

export const supportRooms = Object.keys(actionsOfRoom) as SupportRoom[];

/** All that a set of roles may do together. */
export function actionsOfRoles(roles: readonly Role[]): ReadonlySet<Action> {
  return new Set(roles.flatMap((role): readonly Action[] => actionsOfRole[role]));
}

/** All that a set of key scopes may do together. */
export function actionsOfScopes(scopes: readonly KeyScope[]): ReadonlySet<Action> {
  return new Set(scopes.flatMap((scope): readonly Action[] => actionsOfScope[scope]));
}

/** All that a look into a set of a firm's rooms may read. */
export function actionsOfRooms(rooms: readonly SupportRoom[]): ReadonlySet<Action> {
  return new Set(rooms.flatMap((room): readonly Action[] => actionsOfRoom[room]));
}
