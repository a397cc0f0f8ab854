import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { type IssuedKey, issueKey, renewKey, revokeKey } from "./commands.ts";
import { type ApiKey, keyPage } from "./reads.ts";

const KeyScopeRef = builder.enumType("KeyScope", {
  values: {
    EPCIS_CAPTURE: { value: "epcis.capture" },
    EPCIS_QUERY: { value: "epcis.query" },
    GRAPHQL: { value: "graphql" },
    AUDIT_EXPORT: { value: "audit.export" },
    LEDGER_AUDIT: { value: "ledger.audit" },
    IDENTIFIERS_WRITE: {
      value: "identifiers.write",
      description:
        "Sends files of identifiers; together with GRAPHQL it registers and changes them there, too.",
    },
  } as const,
});

const ApiKeyRef = builder.objectRef<ApiKey>("ApiKey").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("ApiKey") }),
    name: t.exposeString("name"),
    scopes: t.field({ type: [KeyScopeRef], resolve: ({ scopes }) => scopes }),
    createdAt: t.field({ type: "DateTime", resolve: ({ createdAt }) => createdAt }),
    expiresAt: t.field({ type: "DateTime", resolve: ({ expiresAt }) => expiresAt }),
    lastUsedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ lastUsedAt }) => lastUsedAt,
    }),
    revokedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ revokedAt }) => revokedAt,
    }),
    renewedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Since when it has its present secret, if that is not its first.",
      resolve: ({ renewedAt }) => renewedAt,
    }),
    formerUntil: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when the secret before opens, too.",
      resolve: ({ formerUntil }) => formerUntil,
    }),
    formerUsedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the secret before was last used.",
      resolve: ({ formerUsedAt }) => formerUsedAt,
    }),
  }),
});

registerNode("ApiKey", async (context, house, id) => {
  const { tenantId } = context.actor();
  if (tenantId !== house) return null;
  const question = keyPage(tenantId, { id, afterId: null }, 1);
  const [row] = await context.asking<ApiKey>("tenancy.issue-key", question);
  return row ?? null;
});

const IssuedApiKeyRef = builder.objectRef<IssuedKey>("IssuedApiKey").implement({
  description: "The token is shown once, here: a repeated request gets none.",
  fields: (t) => ({
    key: t.field({ type: ApiKeyRef, resolve: ({ key }) => key }),
    token: t.exposeString("token", { nullable: true }),
  }),
});

builder.queryField("apiKeys", (t) =>
  t.field({
    type: connectionType("ApiKey", ApiKeyRef),
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "apiKeys", args);
      const filter = { afterId: page.after?.[0] ?? null, id: null };
      const question = keyPage(tenantId, filter, page.first);
      const rows = await context.asking<ApiKey>("tenancy.issue-key", question);
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
);

const ApiKeyIssueInput = builder.inputType("ApiKeyIssueInput", {
  fields: (t) => ({
    name: t.string({ required: true }),
    scopes: t.field({ type: [KeyScopeRef], required: true }),
    expiresAt: t.field({ type: "DateTime", required: true }),
  }),
});

const ApiKeyRenewInput = builder.inputType("ApiKeyRenewInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    overlapHours: t.int({
      required: true,
      description: "For how long the secret before opens, too: 0 to 72.",
    }),
    expiresAt: t.field({ type: "DateTime", required: true }),
  }),
});

builder.mutationFields((t) => ({
  apiKeyIssue: t.field({
    type: IssuedApiKeyRef,
    errors: {},
    args: { input: t.arg({ type: ApiKeyIssueInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("tenancy.issue-key", (scope) => issueKey(scope, input)),
  }),
  apiKeyRenew: t.field({
    type: IssuedApiKeyRef,
    description: "Gives a key a new secret, shown once, and a new end.",
    errors: {},
    args: { input: t.arg({ type: ApiKeyRenewInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const { id } = readIdOf("ApiKey", input.id, "id");
      return context.inTenant("tenancy.issue-key", (scope) => renewKey(scope, { ...input, id }));
    },
  }),
  apiKeyRevoke: t.field({
    type: ApiKeyRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("tenancy.revoke-key", (scope) =>
        revokeKey(scope, readIdOf("ApiKey", id, "id").id),
      ),
  }),
}));
