import type { PersonId } from "../../kernel/brand.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { changeRoles } from "./change-roles.ts";
import { PersonRef, personSeen } from "./person-type.ts";
import { type Membership, memberPage, membershipOf } from "./reads.ts";
import { removeMember } from "./remove.ts";
import { RoleRef } from "./role-enum.ts";
import { resetFactors, signOutMember } from "./secure.ts";

type MemberNode = Membership & { readonly id: PersonId };
const memberNode = (row: Membership): MemberNode => ({ ...row, id: row.personId });

const MemberRef = builder.objectRef<MemberNode>("Member").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Member") }),
    person: t.field({ type: PersonRef, resolve: (row) => personSeen(row.tenantId, row) }),
    roles: t.field({ type: [RoleRef], resolve: ({ roles }) => roles }),
    joinedAt: t.field({ type: "DateTime", resolve: ({ joinedAt }) => joinedAt }),
  }),
});

registerNode("Member", async (context, tenantId, id) => {
  if (context.actor().tenantId !== tenantId) return null;
  const row = await context.inTenant("tenancy.read", (scope) =>
    membershipOf(scope, id as PersonId),
  );
  return row === null ? null : memberNode(row);
});

builder.queryField("people", (t) =>
  t.field({
    type: connectionType("Member", MemberRef),
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "people", args);
      const rows = await context.inTenant("tenancy.read", (scope) =>
        memberPage(scope, page.first, page.after),
      );
      return connectionOf(page, rows.map(memberNode), ({ joinedAt, id }) => [
        joinedAt.toISOString(),
        id,
      ]);
    },
  }),
);

const MemberChangeRolesInput = builder.inputType("MemberChangeRolesInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    roles: t.field({ type: [RoleRef], required: true }),
  }),
});

const MemberRemoveInput = builder.inputType("MemberRemoveInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    revokeKeys: t.boolean({
      required: true,
      description: "Whether the keys that he has issued end, too: he has seen them.",
    }),
  }),
});

const personNamed = (id: string) => readIdOf("Member", id, "id").id as PersonId;

builder.mutationFields((t) => ({
  memberChangeRoles: t.field({
    type: MemberRef,
    description:
      "Gives a member other roles. In the operator's house they wait for the system administrator's confirmation, as an invitation does: until then he keeps his.",
    errors: {},
    args: { input: t.arg({ type: MemberChangeRolesInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const personId = personNamed(input.id);
      const member = await context.inTenant("tenancy.change-roles", (scope) =>
        changeRoles(scope, personId, input.roles),
      );
      return memberNode(member);
    },
  }),
  memberRemove: t.field({
    type: DoneRef,
    description:
      "Removes a member from this house; his account and his other firms stay his. The operator's people are removed by the security administrator.",
    errors: {},
    args: { input: t.arg({ type: MemberRemoveInput, required: true }) },
    resolve: async (_root, { input: { id, revokeKeys } }, context) => {
      const removal = { personId: personNamed(id), revokeKeys };
      await context.inTenant("tenancy.remove-member", (scope) =>
        removeMember(scope, context.letterKey, removal),
      );
      return { ok: true };
    },
  }),
  memberSignOut: t.field({
    type: DoneRef,
    description: "Ends every session of a member in this firm.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const personId = personNamed(id);
      await context.inTenant("tenancy.secure-members", (scope) => signOutMember(scope, personId));
      return { ok: true };
    },
  }),
  memberResetFactors: t.field({
    type: DoneRef,
    description: "Takes the second factors from a member of this firm alone who has lost them.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const personId = personNamed(id);
      await context.inTenant("tenancy.secure-members", (scope) => resetFactors(scope, personId));
      return { ok: true };
    },
  }),
}));
