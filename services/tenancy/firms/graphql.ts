import type { TenantId } from "../../kernel/brand.ts";
import { builder, WordsInput, WordsRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { joinLink } from "../people/link.ts";
import { type AdmittedFirm, admitByMail, resumeFirm, suspendFirm } from "./commands.ts";
import { FirmRef } from "./firm-type.ts";
import { type FirmSeen, firmPage, type TenantSeen, tenantById, tenantPage } from "./reads.ts";

const TenantStatusRef = builder.enumType("TenantStatus", {
  values: {
    ADMITTED: { value: "admitted" },
    ACTIVE: { value: "active" },
    SUSPENDED: { value: "suspended" },
  } as const,
});

type TenantNode = TenantSeen & { readonly tenantId: TenantId };
/** A firm as `Tenant` wants it. */
export const tenantNode = (row: TenantSeen): TenantNode => ({ ...row, tenantId: row.id });

export const TenantRef = builder.objectRef<TenantNode>("Tenant").implement({
  description: "A member firm as the operator sees it.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Tenant") }),
    name: t.field({ type: WordsRef, resolve: ({ nameZh: zh, nameEn: en }) => ({ zh, en }) }),
    city: t.field({ type: WordsRef, resolve: ({ cityZh: zh, cityEn: en }) => ({ zh, en }) }),
    identity: t.exposeString("identity"),
    uscc: t.exposeString("uscc"),
    status: t.expose("status", { type: TenantStatusRef }),
    admittedAt: t.expose("admittedAt", { type: "DateTime" }),
    rulesVersion: t.exposeInt("rulesVersion", { nullable: true }),
    suspendedAt: t.expose("suspendedAt", { type: "DateTime", nullable: true }),
    suspensionReason: t.exposeString("suspensionReason", { nullable: true }),
    frozenAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Since when an incident keeps the firm out; null when none does.",
      resolve: ({ frozenAt }) => frozenAt,
    }),
  }),
});

registerNode("Tenant", async (context, _tenantId, id) => {
  const row = await context.asOperator("platform.read-tenants", (scope) =>
    tenantById(scope, id as TenantId),
  );
  return row === null ? null : tenantNode(row);
});

const AdmittedFirmRef = builder.objectRef<AdmittedFirm>("AdmittedFirm").implement({
  description: "The invitation goes by mail and is shown once, here: a repeated request gets none.",
  fields: (t) => ({
    tenant: t.field({ type: TenantRef, resolve: ({ tenant }) => tenantNode(tenant) }),
    invitation: t.string({ nullable: true, resolve: ({ code }) => code }),
    link: t.string({
      nullable: true,
      resolve: ({ code }, _args, context) => joinLink(context, code),
    }),
  }),
});

builder.queryFields((t) => ({
  firms: t.field({
    type: connectionType("Firm", FirmRef),
    description: "Member firms by name, for sharing.",
    args: { first: t.arg.int(), after: t.arg.string(), search: t.arg.string() },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const search = args.search ?? null;
      const page = await pageOf(context, "firms", args, { search });
      const question = firmPage(tenantId, search, page);
      const rows = await context.asking<FirmSeen>("tenancy.read", question);
      return connectionOf(page, rows, ({ nameZh, id }) => [nameZh, id]);
    },
  }),
  tenants: t.field({
    type: connectionType("Tenant", TenantRef),
    description: "Operator: all member firms.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      search: t.arg.string(),
      status: t.arg({ type: TenantStatusRef }),
    },
    resolve: async (_root, args, context) => {
      const filter = { search: args.search ?? null, status: args.status ?? null };
      const page = await pageOf(context, "tenants", args, filter);
      const rows = await context.asOperator("platform.read-tenants", (scope) =>
        tenantPage(scope, filter, page),
      );
      return connectionOf(page, rows.map(tenantNode), ({ id }) => [id]);
    },
  }),
}));

const FirmAdmitInput = builder.inputType("FirmAdmitInput", {
  fields: (t) => ({
    name: t.field({ type: WordsInput, required: true }),
    city: t.field({ type: WordsInput, required: true }),
    uscc: t.string({ required: true }),
    gln: t.string(),
    administratorEmail: t.string({ required: true }),
  }),
});

const FirmSuspendInput = builder.inputType("FirmSuspendInput", {
  fields: (t) => ({ id: t.id({ required: true }), reason: t.string({ required: true }) }),
});

const tenantIn = (id: string) => readIdOf("Tenant", id, "id").id as TenantId;
const suspending = async (context: Context, id: string, reason: string) =>
  tenantNode(
    await context.asOperator("platform.suspend", (scope) =>
      suspendFirm(scope, tenantIn(id), reason),
    ),
  );

builder.mutationFields((t) => ({
  firmAdmit: t.field({
    type: AdmittedFirmRef,
    description: "Operator: admits a firm; its first administrator joins by the invitation.",
    errors: {},
    args: { input: t.arg({ type: FirmAdmitInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.asOperator("platform.admit", (scope) =>
        admitByMail(scope, context.letterKey, { ...input, gln: input.gln ?? null }),
      ),
  }),
  firmSuspend: t.field({
    type: TenantRef,
    errors: {},
    args: { input: t.arg({ type: FirmSuspendInput, required: true }) },
    resolve: (_root, { input }, context) => suspending(context, input.id, input.reason),
  }),
  firmResume: t.field({
    type: TenantRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) =>
      tenantNode(
        await context.asOperator("platform.suspend", (scope) => resumeFirm(scope, tenantIn(id))),
      ),
  }),
}));
