import { type Finding, findingKinds } from "../../../contracts/audit/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { globalId } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { FirmRef, firmSeen } from "../firms/firm-type.ts";
import { type ChainSeen, chainPage } from "./chain/heads.ts";
import { type Integrity, verifyAudit } from "./chain/verify.ts";
import { auditFilter } from "./filter.ts";
import { type AuditRow, auditEntry, auditPage } from "./reads.ts";
import { keptDays } from "./rules.ts";

/** Other firms' people are named by their firm, programs by their principal. */
function whoOf({ who, principal, firmZh, firmEn }: AuditRow, locale: "zh" | "en"): string {
  return who ?? (locale === "zh" ? firmZh : firmEn) ?? principal;
}

const AuditEntryRef = builder.objectRef<AuditRow>("AuditEntry").implement({
  description: "Who did what to what in the viewer's house; never changed, never deleted.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("AuditEntry") }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
    action: t.exposeString("action"),
    who: t.string({ resolve: (row, _args, { locale }) => whoOf(row, locale) }),
    principal: t.exposeString("principal"),
    subject: t.exposeString("subject", { nullable: true }),
    subjectName: t.exposeString("subjectName", {
      nullable: true,
      description: "What the subject is called, where the house knows it.",
    }),
    fromAddress: t.exposeString("address", { nullable: true }),
    requestId: t.exposeString("requestId", { nullable: true }),
    details: t.string({
      nullable: true,
      resolve: ({ details }) =>
        Object.keys(details).length === 0 ? null : JSON.stringify(details),
    }),
    position: t.int({
      nullable: true,
      description: "The place in the firm's chain; null for a moment, while it waits for one.",
      resolve: ({ position }) => position,
    }),
  }),
});

registerNode("AuditEntry", async (context, house, id) => {
  const { tenantId } = context.actor();
  if (tenantId !== house) return null;
  const [row] = await context.asking<AuditRow>("tenancy.read-audit", auditEntry(tenantId, id));
  return row ?? null;
});

type FindingSeen = Finding & { readonly tenantId: TenantId };
const AuditFindingKindRef = builder.enumType("AuditFindingKind", { values: findingKinds });

const AuditFindingRef = builder.objectRef<FindingSeen>("AuditFinding").implement({
  description: "The first thing in a firm's audit that is not as it was chained.",
  fields: (t) => ({
    kind: t.field({ type: AuditFindingKindRef, resolve: ({ kind }) => kind }),
    position: t.exposeInt("position", { nullable: true }),
    entry: t.id({
      nullable: true,
      resolve: ({ tenantId, entryId }) =>
        entryId === null ? null : globalId("AuditEntry", tenantId, entryId),
    }),
    column: t.exposeString("column", { nullable: true }),
    byte: t.exposeInt("byte", { nullable: true }),
  }),
});

type IntegritySeen = Integrity & { readonly tenantId: TenantId };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const AuditIntegrityRef = builder.objectRef<IntegritySeen>("AuditIntegrity").implement({
  description: "How far the house's record is unchanged, walked through now.",
  fields: (t) => ({
    position: t.exposeInt("position", { description: "Good up to here." }),
    link: t.string({ resolve: ({ link }) => hex(link) }),
    waiting: t.exposeInt("waiting", { description: "Entries that are too new for a position." }),
    sealedPosition: t.int({
      nullable: true,
      description: "The newest position whose head stands in the published log.",
      resolve: ({ sealed }) => sealed?.position ?? null,
    }),
    sealedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ sealed }) => sealed?.at ?? null,
    }),
    logIndex: t.int({ nullable: true, resolve: ({ sealed }) => sealed?.logIndex ?? null }),
    keptDays: t.int({
      description: "How long entries are kept at least.",
      resolve: () => keptDays,
    }),
    finding: t.field({
      type: AuditFindingRef,
      nullable: true,
      resolve: ({ tenantId, finding }) => (finding === null ? null : { ...finding, tenantId }),
    }),
  }),
});

const AuditChainRef = builder.objectRef<ChainSeen>("AuditChain").implement({
  description:
    "How far a firm's audit reaches and what the worker last found; nothing that is in it.",
  fields: (t) => ({
    firm: t.field({ type: FirmRef, resolve: ({ firm }) => firmSeen(firm) }),
    entries: t.exposeInt("position"),
    link: t.string({ resolve: ({ link }) => hex(link) }),
    sealedPosition: t.exposeInt("sealedPosition"),
    sealedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ sealedAt }) => sealedAt }),
    checkedPosition: t.exposeInt("checkedPosition"),
    checkedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ checkedAt }) => checkedAt }),
    finding: t.field({
      type: AuditFindingKindRef,
      nullable: true,
      resolve: ({ finding }) => finding,
    }),
    findingPosition: t.exposeInt("findingPosition", { nullable: true }),
  }),
});

builder.queryFields((t) => ({
  auditEntries: t.field({
    type: connectionType("AuditEntry", AuditEntryRef),
    description: "The house's own record, the newest first; an action may end in a dot.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      action: t.arg.string(),
      search: t.arg.string(),
      who: t.arg.string(),
      subject: t.arg.string(),
      address: t.arg.string(),
      from: t.arg({ type: "DateTime" }),
      until: t.arg({ type: "DateTime" }),
    },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const filter = auditFilter(args);
      const page = await pageOf(context, "auditEntries", args, filter);
      const [position = "", id = ""] = page.after ?? [];
      const after = page.after && { position: position === "" ? null : Number(position), id };
      const question = auditPage(tenantId, filter, after, page.first);
      const rows = await context.asking<AuditRow>("tenancy.read-audit", question);
      return connectionOf(page, rows, (row) => [String(row.position ?? ""), row.id]);
    },
  }),
  auditIntegrity: t.field({
    type: AuditIntegrityRef,
    description: "Walks through the house's whole record: unchanged up to where, or what is wrong.",
    resolve: (_root, _args, context) =>
      context.inTenant("tenancy.read-audit", async (scope) => {
        const found = await verifyAudit(scope, context.blobs, scope.house);
        return { ...found, tenantId: scope.house };
      }),
  }),
  auditChains: t.field({
    type: connectionType("AuditChain", AuditChainRef),
    description: "Operator: how far each firm's audit reaches, and whether it is whole.",
    args: { first: t.arg.int(), after: t.arg.string(), search: t.arg.string() },
    resolve: async (_root, args, context) => {
      const search = args.search ?? null;
      const page = await pageOf(context, "auditChains", args, { search });
      const rows = await context.asOperator("platform.read-audits", (scope) =>
        chainPage(scope, search, page),
      );
      return connectionOf(page, rows, ({ firm }) => [firm.id]);
    },
  }),
}));
