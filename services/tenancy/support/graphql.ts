import { supportRooms } from "../../../contracts/access/roles.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { FirmRef, firmSeen } from "../firms/firm-type.ts";
import { type GrantSeen, grantsSeen } from "../grants/graphql.ts";
import type { Grant } from "../grants/reads.ts";
import { giveSupport, revokeSupport, supportGrant } from "./commands.ts";
import { lookPage, type SupportLook, type SupportUse, supportPage, usesOf } from "./reads.ts";
import { roomsIn } from "./rules.ts";

const SupportRoomRef = enumOf("SupportRoom", supportRooms);

const SupportUseRef = builder.objectRef<SupportUse>("SupportUse").implement({
  description: "Somebody of the operator who has looked under a grant of support.",
  fields: (t) => ({
    name: t.exposeString("name"),
    firstAt: t.field({ type: "DateTime", resolve: ({ firstAt }) => firstAt }),
  }),
});

/** A grant of support with the firm that gave it, and who has looked under it. */
type SupportSeen = GrantSeen & { readonly uses: readonly SupportUse[] };

const SupportGrantRef = builder.objectRef<SupportSeen>("SupportGrant").implement({
  description: "Leave that a firm gives the operator's support to look at parts of it for hours.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      description: "In the header `X-Support-Grant` it lets support look.",
      resolve: ({ ownerId, id }) => globalId("SupportGrant", ownerId, id),
    }),
    firm: t.field({ type: FirmRef, resolve: ({ owner }) => firmSeen(owner) }),
    purpose: t.exposeString("purpose"),
    rooms: t.field({ type: [SupportRoomRef], resolve: roomsIn }),
    givenAt: t.field({ type: "DateTime", resolve: ({ givenAt }) => givenAt }),
    validUntil: t.field({
      type: "DateTime",
      resolve: ({ validUntil, givenAt }) => validUntil ?? givenAt,
    }),
    revokedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ revokedAt }) => revokedAt,
    }),
    uses: t.field({
      type: [SupportUseRef],
      description: "Who has looked under it; in the house of the firm that gave it.",
      resolve: ({ uses }) => [...uses],
    }),
  }),
});

async function seen(scope: TenantScope, rows: readonly Grant[]): Promise<SupportSeen[]> {
  const uses = await usesOf(
    scope,
    rows.map(({ id }) => id),
  );
  return (await grantsSeen(scope, rows)).map((grant) => ({
    ...grant,
    uses: uses.filter(({ id }) => id === grant.id),
  }));
}

async function oneSeen(scope: TenantScope, grant: Grant): Promise<SupportSeen> {
  const [row] = await seen(scope, [grant]);
  if (row === undefined) throw new Error(`a firm of grant ${grant.id} is not there`);
  return row;
}

registerNode("SupportGrant", async (context, house, id) => {
  if (context.actor().tenantId !== house) return null;
  return context.inTenant("tenancy.read-support", async (scope) => {
    const found = await supportGrant(scope, id).catch(() => null);
    return found === null ? null : oneSeen(scope, found);
  });
});

const SupportLookRef = builder.objectRef<SupportLook>("SupportLook").implement({
  description: "One request under a grant of support.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("AuditEntry", tenantId, id) }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
    who: t.exposeString("who"),
    asks: t.stringList({
      description: "What was asked for: fields of the API, or a route.",
      resolve: ({ asks }) => [...asks],
    }),
    fromAddress: t.exposeString("address", { nullable: true }),
  }),
});

builder.queryFields((t) => ({
  supportGrants: t.field({
    type: connectionType("SupportGrant", SupportGrantRef),
    description: "Grants of support that the firm has given, or the operator has; newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "supportGrants", args);
      const rows = await context.inTenant("tenancy.read-support", async (scope) =>
        seen(scope, await supportPage(scope, page)),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  supportLooks: t.field({
    type: connectionType("SupportLook", SupportLookRef),
    description: "Who looked at what under a grant of support, the newest first.",
    args: { grant: t.arg.id({ required: true }), first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, { grant, ...args }, context) => {
      const { id } = readIdOf("SupportGrant", grant, "grant");
      const page = await pageOf(context, "supportLooks", args, { id });
      const rows = await context.inTenant("tenancy.read-support", async (scope) => {
        await supportGrant(scope, id);
        return lookPage(scope, id, page);
      });
      return connectionOf(page, rows, (look) => [look.id]);
    },
  }),
}));

const SupportGiveInput = builder.inputType("SupportGiveInput", {
  fields: (t) => ({
    purpose: t.string({ required: true }),
    hours: t.int({ required: true, description: "From now on; 72 at the most." }),
    rooms: t.field({ type: [SupportRoomRef], required: true }),
  }),
});

builder.mutationFields((t) => ({
  supportGive: t.field({
    type: SupportGrantRef,
    description: "Lets the operator's support look at parts of the firm for some hours.",
    errors: {},
    args: { input: t.arg({ type: SupportGiveInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("tenancy.give-support", async (scope) =>
        oneSeen(scope, await giveSupport(scope, input)),
      ),
  }),
  supportRevoke: t.field({
    type: SupportGrantRef,
    description: "Ends a grant of support at once.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("tenancy.give-support", async (scope) =>
        oneSeen(scope, await revokeSupport(scope, readIdOf("SupportGrant", id, "id").id)),
      ),
  }),
}));
