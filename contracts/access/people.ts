import { administrator, apart, open, type Row, row } from "./rows.ts";

/** Fields of Mutation about who belongs to a house: invitations and members. */
export const peopleMutations = {
  invitationAccept: open("done"),
  // Nobody invites alone into the operator's house: security invites, the system administrator confirms.
  invitationConfirm: row({ operator: { system: "done" } }),
  invitationRefuse: row({ operator: { system: "done" } }),
  invitationIssue: row({
    member: administrator("done"),
    ...apart("done"),
    operator: { security: "ROLE_NOT_OF_HOUSE" },
  }),
  invitationWithdraw: row({
    member: administrator("done"),
    ...apart("INVITATION_NOT_FOUND"),
    operator: { security: "INVITATION_NOT_FOUND" },
  }),
  memberChangeRoles: row({
    member: administrator("done"),
    ...apart("MEMBER_NOT_FOUND"),
    operator: { security: "MEMBER_NOT_FOUND" },
  }),
  memberRemove: row({
    member: administrator("done"),
    ...apart("MEMBER_NOT_FOUND"),
    operator: { security: "MEMBER_NOT_FOUND" },
  }),
  memberResetFactors: row({
    member: administrator("done"),
    ...apart("MEMBER_NOT_FOUND"),
    operator: { security: "MEMBER_NOT_FOUND" },
  }),
  memberSignOut: row({
    member: administrator("done"),
    ...apart("MEMBER_NOT_FOUND"),
    operator: { security: "MEMBER_NOT_FOUND" },
  }),
} as const satisfies Record<string, Row>;
