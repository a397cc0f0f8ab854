/**
 * Everything that may be done behind the door, as a closed list. `writes` acts leave an audit row
 * in the same transaction; the door sees to it.
 */
export const actions = {
  "tenancy.read": { writes: false },
  "tenancy.read-self": { writes: false },
  "tenancy.session": { writes: true },
  "tenancy.secure-self": { writes: true },
  "tenancy.secure-members": { writes: true },
  "tenancy.join": { writes: true },
  "tenancy.invite": { writes: true },
  "tenancy.change-roles": { writes: true },
  "tenancy.issue-key": { writes: true },
  "tenancy.revoke-key": { writes: true },
  "tenancy.read-audit": { writes: false },
  "tenancy.export-audit": { writes: true },
  "tenancy.grant": { writes: true },
  "tenancy.accept-rules": { writes: true },
  "tenancy.apply": { writes: true },
  "tenancy.read-application": { writes: false },
  "capability.read": { writes: false },
  "capability.edit": { writes: true },
  "capacity.read": { writes: false },
  "capacity.publish": { writes: true },
  "capacity.book": { writes: true },
  "trace.read": { writes: false },
  "trace.capture": { writes: true },
  "trace.describe": { writes: true },
  "platform.read-tenants": { writes: false },
  "platform.read-audits": { writes: false },
  "platform.read-health": { writes: false },
  "platform.read-applications": { writes: false },
  "platform.examine-applications": { writes: true },
  "platform.confirm-applications": { writes: true },
  "platform.admit": { writes: true },
  "platform.suspend": { writes: true },
  "platform.read-plans": { writes: false },
  "platform.set-plans": { writes: true },
  "platform.read-rules": { writes: false },
  "platform.publish-rules": { writes: true },
} as const satisfies Record<string, { writes: boolean }>;

export type Action = keyof typeof actions;
