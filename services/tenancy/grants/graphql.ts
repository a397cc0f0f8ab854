import type { TenantId } from "../../kernel/brand.ts";
import { type FirmRow, firmsById } from "../../platform/firms.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { FirmRef, firmSeen } from "../firms/firm-type.ts";
import { giveGrant, revokeGrant } from "./commands.ts";
import { type Grant, grantById, grantPage } from "./reads.ts";
import { nodeTypeOf } from "./resources.ts";

/** A grant with both firms. */
export interface GrantSeen extends Grant {
  readonly owner: FirmRow;
  readonly grantee: FirmRow;
}

/** Grants of the scope's house with the firms on both sides. */
export async function grantsSeen(scope: TenantScope, rows: readonly Grant[]): Promise<GrantSeen[]> {
  const firms = await firmsById(
    scope,
    rows.flatMap(({ ownerId, granteeId }) => [ownerId, granteeId]),
  );
  return rows.flatMap((row) => {
    const owner = firms.get(row.ownerId);
    const grantee = firms.get(row.granteeId);
    return owner === undefined || grantee === undefined ? [] : [{ ...row, owner, grantee }];
  });
}

export const GrantRef = builder.objectRef<GrantSeen>("Grant").implement({
  description: "What one firm lets another read, for what and how long.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Grant") }),
    owner: t.field({ type: FirmRef, resolve: ({ owner }) => firmSeen(owner) }),
    grantee: t.field({ type: FirmRef, resolve: ({ grantee }) => firmSeen(grantee) }),
    resourceType: t.exposeString("resourceType"),
    resourceId: t.id({
      resolve: ({ resourceType, ownerId, resourceId }) =>
        globalId(nodeTypeOf(resourceType), ownerId, resourceId),
    }),
    purpose: t.exposeString("purpose"),
    fields: t.exposeStringList("fields"),
    validUntil: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ validUntil }) => validUntil,
    }),
    revokedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ revokedAt }) => revokedAt,
    }),
    givenAt: t.field({ type: "DateTime", resolve: ({ givenAt }) => givenAt }),
    mine: t.boolean({ resolve: ({ tenantId, ownerId }) => tenantId === ownerId }),
  }),
});

async function seen(scope: TenantScope, grant: Grant): Promise<GrantSeen> {
  const [row] = await grantsSeen(scope, [grant]);
  if (row === undefined) throw new Error(`a firm of grant ${grant.id} is not there`);
  return row;
}

registerNode("Grant", async (context, tenantId, id) => {
  if (context.actor().tenantId !== tenantId) return null;
  return context.inTenant("tenancy.read", async (scope) => {
    const grant = await grantById(scope, id);
    return grant === null ? null : seen(scope, grant);
  });
});

builder.queryField("grants", (t) =>
  t.field({
    type: connectionType("Grant", GrantRef),
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "grants", args);
      const rows = await context.inTenant("tenancy.read", async (scope) =>
        grantsSeen(scope, await grantPage(scope, page.first, page.after?.[0] ?? null)),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
);

const GrantGiveInput = builder.inputType("GrantGiveInput", {
  fields: (t) => ({
    resource: t.id({ required: true }),
    grantee: t.id({ required: true }),
    purpose: t.string({ required: true }),
    fields: t.stringList({ required: true }),
    validUntil: t.field({ type: "DateTime" }),
  }),
});

builder.mutationFields((t) => ({
  grantGive: t.field({
    type: GrantRef,
    errors: {},
    args: { input: t.arg({ type: GrantGiveInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const granteeId = readIdOf("Firm", input.grantee, "grantee").id as TenantId;
      const { resource, purpose, fields, validUntil = null } = input;
      const ask = { resource, granteeId, purpose, fields, validUntil };
      return context.inTenant("tenancy.grant", async (scope) =>
        seen(scope, await giveGrant(scope, ask)),
      );
    },
  }),
  grantRevoke: t.field({
    type: GrantRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("tenancy.grant", async (scope) =>
        seen(scope, await revokeGrant(scope, readIdOf("Grant", id, "id").id)),
      ),
  }),
}));
