import { Refusal } from "../../services/kernel/refusal.ts";
import { builder } from "../../services/platform/graphql/builder.ts";
import {
  connectionOf,
  connectionType,
  pageOf,
} from "../../services/platform/graphql/connections.ts";
import { enumOf } from "../../services/platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../services/platform/graphql/ids.ts";
import { retrying } from "../../services/platform/retrying.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { withActors } from "../../services/tenancy/index.ts";
import {
  changeIdentifier,
  deleteIdentifier,
  type RecordDraft,
  registerIdentifier,
  saveTemplate,
} from "./commands.ts";
import {
  type FormerRow,
  formerPage,
  type OwnRecord,
  recordById,
  recordPage,
  type TemplateRow,
  templatesOf,
} from "./reads.ts";
import { type RecordId, recordActs, type TemplateId } from "./schema.ts";
import type { Value } from "./values.ts";
import { AudienceRef, ValueInput, ValueRef, valueGiven } from "./values-graphql.ts";

/** A record with the name of who has last acted on it, where that was looked for. */
type ShownRecord = OwnRecord & { readonly who?: string };

const IdentifierRef = builder.objectRef<ShownRecord>("Identifier").implement({
  description: "What the firm says of one thing, under all its names.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("Identifier", tenantId, id) }),
    code: t.exposeString("code", { description: "The name under which it was registered." }),
    names: t.stringList({ resolve: ({ names }) => [...names] }),
    values: t.field({ type: [ValueRef], resolve: ({ values }) => values }),
    template: t.id({
      nullable: true,
      resolve: ({ tenantId, templateId }) =>
        templateId && globalId("IdentifierTemplate", tenantId, templateId),
    }),
    version: t.exposeInt("version"),
    deleted: t.boolean({ resolve: ({ act }) => act === "deleted" }),
    registeredAt: t.expose("registeredAt", { type: "DateTime" }),
    changedAt: t.expose("changedAt", { type: "DateTime" }),
    changedBy: t.string({
      description: "Who has acted on it last: his name, or what the audit knows him by.",
      resolve: ({ who, principal }) => who ?? principal,
    }),
  }),
});

const VersionRef = builder
  .objectRef<FormerRow & { readonly who: string }>("IdentifierVersion")
  .implement({
    description: "A record as it was before it was changed.",
    fields: (t) => ({
      version: t.exposeInt("version"),
      names: t.stringList({ resolve: ({ names }) => [...names] }),
      values: t.field({ type: [ValueRef], resolve: ({ values }) => values }),
      act: t.field({ type: enumOf("IdentifierAct", recordActs), resolve: ({ act }) => act }),
      principal: t.exposeString("principal"),
      who: t.exposeString("who", { description: "His name, where the firm knows it." }),
      at: t.expose("at", { type: "DateTime" }),
    }),
  });

const EntryRef = builder
  .objectRef<TemplateRow["entries"][number]>("IdentifierTemplateEntry")
  .implement({
    fields: (t) => ({
      index: t.exposeInt("index"),
      type: t.exposeString("type"),
      audience: t.field({ type: AudienceRef, resolve: ({ audience }) => audience }),
    }),
  });

const TemplateRef = builder.objectRef<TemplateRow>("IdentifierTemplate").implement({
  description: "For whom values of each type are, for all things of a class.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IdentifierTemplate", tenantId, id) }),
    name: t.exposeString("name"),
    entries: t.field({ type: [EntryRef], resolve: ({ entries }) => entries }),
    savedAt: t.expose("savedAt", { type: "DateTime" }),
  }),
});

/** The id of a record of the firm's own; null for another's. */
function ownRecordIn({ house }: Pick<TenantScope, "house">, id: string): RecordId | null {
  const asked = readIdOf("Identifier", id, "id");
  return asked.tenantId === house ? (asked.id as RecordId) : null;
}

/** The same to act on; another's is as absent as none. */
function ownRecord(scope: Pick<TenantScope, "house">, id: string): RecordId {
  const own = ownRecordIn(scope, id);
  if (own === null) throw new Refusal("RECORD_NOT_FOUND", {}, "id");
  return own;
}

function ownTemplate(
  { house }: Pick<TenantScope, "house">,
  id: string | null | undefined,
): TemplateId | null {
  if (!id) return null;
  const asked = readIdOf("IdentifierTemplate", id, "template");
  if (asked.tenantId !== house) throw new Refusal("TEMPLATE_NOT_FOUND", {}, "template");
  return asked.id as TemplateId;
}

builder.queryFields((t) => ({
  identifiers: t.field({
    type: connectionType("Identifier", IdentifierRef),
    description: "What the firm has registered, by name.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      under: t.arg.string({ description: "How names begin: `hdl:88.118.8/`." }),
      text: t.arg.string({ description: "What stands somewhere in a name or a value." }),
    },
    resolve: async (_root, args, context) => {
      const search = { under: args.under || null, text: args.text || null };
      const page = await pageOf(context, "identifiers", args, search);
      const rows: ShownRecord[] = await context.inTenant("identifiers.read", async (scope) =>
        withActors(scope, await recordPage(scope, search, page.after?.[0] ?? null, page.first)),
      );
      return connectionOf(page, rows, ({ code }) => [code]);
    },
  }),
  identifier: t.field({
    type: IdentifierRef,
    nullable: true,
    description: "A record of the firm's own.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("identifiers.read", async (scope) => {
        const own = ownRecordIn(scope, id);
        const record = own && (await recordById(scope, own));
        const [shown = null] = record === null ? [] : await withActors(scope, [record]);
        return shown;
      }),
  }),
  identifierHistory: t.field({
    type: connectionType("IdentifierVersion", VersionRef),
    description: "What a record of the firm's was before each act on it, the latest first.",
    args: { id: t.arg.id({ required: true }), first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "identifierHistory", args, args.id);
      const before = page.after === null ? null : Number(page.after[0]);
      const rows = await context.inTenant("identifiers.read", async (scope) => {
        const own = ownRecordIn(scope, args.id);
        if (own === null) return [];
        return withActors(scope, await formerPage(scope, own, before, page.first));
      });
      return connectionOf(page, rows, ({ version }) => [String(version)]);
    },
  }),
  identifierTemplates: t.field({
    type: [TemplateRef],
    resolve: (_root, _args, context) => context.inTenant("identifiers.read", templatesOf),
  }),
}));

const RegisterInput = builder.inputType("IdentifierRegisterInput", {
  fields: (t) => ({
    code: t.string({ required: true }),
    names: t.stringList({ required: true, description: "Other codes of the same thing." }),
    values: t.field({ type: [ValueInput], required: true }),
    template: t.id(),
  }),
});

const ChangeInput = builder.inputType("IdentifierChangeInput", {
  fields: (t) => ({
    id: t.id({ required: true }),
    version: t.int({ description: "As which it was seen: if it is another now, it is refused." }),
    names: t.stringList({ required: true }),
    values: t.field({
      type: [ValueInput],
      required: true,
      description: "Its texts; values in other formats stay as they are.",
    }),
    template: t.id(),
  }),
});

const EntryInput = builder.inputType("IdentifierTemplateEntryInput", {
  fields: (t) => ({
    index: t.int({ required: true }),
    type: t.string({ required: true }),
    audience: t.field({ type: AudienceRef, required: true }),
  }),
});

const TemplateInput = builder.inputType("IdentifierTemplateSaveInput", {
  fields: (t) => ({
    template: t.id({ description: "Left out for a new one." }),
    name: t.string({ required: true }),
    entries: t.field({ type: [EntryInput], required: true }),
  }),
});

/** The texts as given, and what a record has that is no text. */
function changed(record: OwnRecord, texts: readonly Value[]): readonly Value[] {
  return [...record.values.filter(({ data }) => data.format !== "string"), ...texts];
}

builder.mutationFields((t) => ({
  identifierRegister: t.field({
    type: IdentifierRef,
    description: "Registers a thing under a name of one of the firm's prefixes.",
    errors: {},
    args: { input: t.arg({ type: RegisterInput, required: true }) },
    resolve: (_root, { input: { code, template, names, values } }, context) =>
      retrying(context.request, () =>
        context.inTenant("identifiers.register", (scope) => {
          const templateId = ownTemplate(scope, template);
          const draft: RecordDraft = { names, values: values.map(valueGiven), templateId };
          return registerIdentifier(scope, code, draft);
        }),
      ),
  }),
  identifierChange: t.field({
    type: IdentifierRef,
    errors: {},
    args: { input: t.arg({ type: ChangeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      retrying(context.request, () =>
        context.inTenant("identifiers.register", (scope) => {
          const seen = { id: ownRecord(scope, input.id), version: input.version ?? null };
          const templateId = ownTemplate(scope, input.template);
          return changeIdentifier(scope, seen, (record) => ({
            names: input.names,
            values: changed(record, input.values.map(valueGiven)),
            templateId,
          }));
        }),
      ),
  }),
  identifierDelete: t.field({
    type: IdentifierRef,
    description: "Takes its values away; its names stay its own, and its history stays.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      retrying(context.request, () =>
        context.inTenant("identifiers.register", (scope) =>
          deleteIdentifier(scope, ownRecord(scope, id)),
        ),
      ),
  }),
  identifierTemplateSave: t.field({
    type: TemplateRef,
    description:
      "Says for whom values of each type are; a change holds at once for all of a class.",
    errors: {},
    args: { input: t.arg({ type: TemplateInput, required: true }) },
    resolve: (_root, { input: { template, ...draft } }, context) =>
      context.inTenant("identifiers.register", (scope) =>
        saveTemplate(scope, ownTemplate(scope, template), draft),
      ),
  }),
}));
