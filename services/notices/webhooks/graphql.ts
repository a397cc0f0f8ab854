import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { NoticeKindRef } from "../inbox/graphql.ts";
import {
  addWebhook,
  changeWebhook,
  type IssuedWebhook,
  removeWebhook,
  resendWebhook,
  rotateWebhook,
  testWebhook,
} from "./commands.ts";
import { deliveryPage, endpointsOf, type WebhookDelivery, type WebhookEndpoint } from "./reads.ts";
import { kindsForFirms } from "./rules.ts";

const EndpointRef = builder.objectRef<WebhookEndpoint>("WebhookEndpoint").implement({
  description: "An address of the firm's own systems that hears of notices.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("WebhookEndpoint", tenantId, id) }),
    url: t.exposeString("url"),
    kinds: t.field({ type: [NoticeKindRef], resolve: ({ kinds }) => kinds }),
    active: t.exposeBoolean("active"),
    receipts: t.boolean({
      description: "Whether receipts of what the firm records go there, too.",
      resolve: ({ receiptsAfter }) => receiptsAfter !== null,
    }),
    createdAt: t.field({ type: "DateTime", resolve: ({ createdAt }) => createdAt }),
    failingSince: t.field({
      type: "DateTime",
      nullable: true,
      description: "Since when nothing has arrived.",
      resolve: ({ failingSince }) => failingSince,
    }),
    stoppedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the platform switched it off because nothing arrived.",
      resolve: ({ stoppedAt }) => stoppedAt,
    }),
  }),
});

const IssuedRef = builder.objectRef<IssuedWebhook>("IssuedWebhook").implement({
  description: "The secret is shown once, here: a repeated request gets none.",
  fields: (t) => ({
    endpoint: t.field({ type: EndpointRef, resolve: ({ endpoint }) => endpoint }),
    secret: t.exposeString("secret", { nullable: true }),
  }),
});

const DeliveryRef = builder.objectRef<WebhookDelivery>("WebhookDelivery").implement({
  description: "One notice on its way to one address; it waits until it was sent or given up.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("WebhookDelivery", tenantId, id) }),
    webhookId: t.exposeString("id", { description: "The header of that name." }),
    kind: t.field({
      type: NoticeKindRef,
      nullable: true,
      description: "Null for a test, and for receipts.",
      resolve: ({ kind }) => (kind === "webhook-test" || kind === "receipts" ? null : kind),
    }),
    receipts: t.boolean({
      description: "Whether it holds receipts of the ledger.",
      resolve: ({ kind }) => kind === "receipts",
    }),
    url: t.exposeString("url"),
    tries: t.exposeInt("tries"),
    status: t.exposeInt("status", { nullable: true, description: "Of HTTP, of the latest try." }),
    writtenAt: t.field({ type: "DateTime", resolve: ({ writtenAt }) => writtenAt }),
    sentAt: t.field({ type: "DateTime", nullable: true, resolve: ({ sentAt }) => sentAt }),
    deadAt: t.field({ type: "DateTime", nullable: true, resolve: ({ deadAt }) => deadAt }),
  }),
});

builder.queryFields((t) => ({
  webhooks: t.field({
    type: [EndpointRef],
    resolve: (_root, _args, context) => context.inTenant("notices.read-webhooks", endpointsOf),
  }),
  webhookKinds: t.field({
    type: [NoticeKindRef],
    description: "Of what a webhook can hear.",
    resolve: (_root, _args, context) =>
      context.inTenant("notices.read-webhooks", async () => kindsForFirms),
  }),
  webhookDeliveries: t.field({
    type: connectionType("WebhookDelivery", DeliveryRef),
    description: "What went to the firm's own systems in the last month, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "webhookDeliveries", args);
      const rows = await context.inTenant("notices.read-webhooks", (scope) =>
        deliveryPage(scope, page.after?.[0] ?? null, page.first),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
}));

const WebhookAddInput = builder.inputType("WebhookAddInput", {
  fields: (t) => ({
    url: t.string({ required: true }),
    kinds: t.field({ type: [NoticeKindRef], required: true }),
    receipts: t.boolean({ defaultValue: false, required: true }),
  }),
});

const WebhookChangeInput = builder.inputType("WebhookChangeInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    url: t.string({ required: true }),
    kinds: t.field({ type: [NoticeKindRef], required: true }),
    active: t.boolean({ required: true }),
    receipts: t.boolean({ defaultValue: false, required: true }),
  }),
});

const idIn = (id: string) => readIdOf("WebhookEndpoint", id, "id").id;

builder.mutationFields((t) => ({
  webhookAdd: t.field({
    type: IssuedRef,
    errors: {},
    args: { input: t.arg({ type: WebhookAddInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("notices.manage-webhooks", (scope) =>
        addWebhook(scope, context.letterKey, input),
      ),
  }),
  webhookChange: t.field({
    type: EndpointRef,
    errors: {},
    args: { input: t.arg({ type: WebhookChangeInput, required: true }) },
    resolve: (_root, { input: { id, ...ask } }, context) =>
      context.inTenant("notices.manage-webhooks", (scope) => changeWebhook(scope, idIn(id), ask)),
  }),
  webhookRotate: t.field({
    type: IssuedRef,
    description: "For a day what is sent is signed under the former secret, too.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("notices.manage-webhooks", (scope) =>
        rotateWebhook(scope, context.letterKey, idIn(id)),
      ),
  }),
  webhookRemove: t.field({
    type: DoneRef,
    description: "What waits to be sent there is given up; what was sent stays listed.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      await context.inTenant("notices.manage-webhooks", (scope) => removeWebhook(scope, idIn(id)));
      return { ok: true };
    },
  }),
  webhookTest: t.field({
    type: DeliveryRef,
    description: "Sends a word by which a receiver is tried.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("notices.manage-webhooks", (scope) => testWebhook(scope, idIn(id))),
  }),
  webhookResend: t.field({
    type: DeliveryRef,
    description: "Sends once more what arrived or was given up; the receiver sees the same id.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => {
      const { id } = readIdOf("WebhookDelivery", args.id, "id");
      return context.inTenant("notices.manage-webhooks", (scope) => resendWebhook(scope, id));
    },
  }),
}));
