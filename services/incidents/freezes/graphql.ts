import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { TenantRef, type TenantSeen, tenantNode, tenantsByIds } from "../../tenancy/index.ts";
import { confirmThaw } from "./commands.ts";
import { type Thaw, thawPage } from "./reads.ts";

type ThawSeen = Thaw & { readonly firm: TenantSeen };

async function thawsSeen(scope: OperatorScope, thaws: readonly Thaw[]): Promise<ThawSeen[]> {
  const ids = thaws.map(({ firmId }) => firmId);
  const firms = await tenantsByIds(scope, ids);
  return thaws.flatMap((thaw) => {
    const firm = firms.get(thaw.firmId);
    return firm === undefined ? [] : [{ ...thaw, firm }];
  });
}

const ThawRef = builder.objectRef<ThawSeen>("IncidentThaw").implement({
  description: "A wish to lift a firm's freeze, and whether another administrator confirmed it.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IncidentThaw", tenantId, id) }),
    firm: t.field({ type: TenantRef, resolve: ({ firm }) => tenantNode(firm) }),
    reason: t.exposeString("reason"),
    askedAt: t.field({ type: "DateTime", resolve: ({ askedAt }) => askedAt }),
    confirmedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ confirmedAt }) => confirmedAt,
    }),
  }),
});

builder.queryField("incidentThaws", (t) =>
  t.field({
    type: connectionType("IncidentThaw", ThawRef),
    description: "Operator: freezes that are asked to be lifted, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "incidentThaws", args);
      const rows = await context.asOperator("platform.read-thaws", async (scope) =>
        thawsSeen(scope, await thawPage(scope, page)),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
);

builder.mutationField("incidentThawConfirm", (t) =>
  t.field({
    type: ThawRef,
    description: "Operator: lifts a freeze that another administrator has asked to lift.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.asOperator("platform.confirm-thaws", async (scope) => {
        const named = readIdOf("IncidentThaw", id, "id").id;
        const [seen] = await thawsSeen(scope, [await confirmThaw(scope, named)]);
        if (seen === undefined) throw new Error("a freeze was lifted of a firm that is not there");
        return seen;
      }),
  }),
);
