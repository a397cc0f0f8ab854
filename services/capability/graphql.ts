import { Refusal } from "../kernel/refusal.ts";
import { builder, WordsInput, WordsRef } from "../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../platform/graphql/connections.ts";
import type { Context } from "../platform/graphql/context.ts";
import { enumOf } from "../platform/graphql/enums.ts";
import { readIdOf } from "../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../platform/graphql/nodes.ts";
import { nodesAskFor } from "../platform/graphql/selection.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { addResource, changeResource, restoreResource, retireResource } from "./commands.ts";
import { type EnvelopeNm, mmText } from "./lengths.ts";
import { type Material, materialOf, materials } from "./materials.ts";
import { ProcessRef, processSeen } from "./processes/graphql.ts";
import { vocabularyInForce } from "./processes/vocabulary.ts";
import { resourceQuestion, resourcesQuestion } from "./reads.ts";
import {
  type CertificateRow,
  type ResourceColumns,
  type ResourceRow,
  resourcePartsAsked,
  resourceRow,
} from "./rows.ts";
import { envelopeSeen, toleranceSeen } from "./rules.ts";
import { type ResourceId, resourceKinds, type SiteId } from "./schema.ts";
import { kept, ownSite, SiteRef } from "./sites-graphql.ts";
import { wordsMeant } from "./wanted.ts";

export const MaterialRef = builder.objectRef<Material>("Material").implement({
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.expose("name", { type: WordsRef }),
  }),
});

export const CertificateRef = builder.objectRef<CertificateRow>("Certificate").implement({
  fields: (t) => ({
    standard: t.exposeString("standard"),
    number: t.exposeString("number"),
    issuer: t.exposeString("issuer", { nullable: true }),
    scope: t.exposeString("scope", { nullable: true, description: "What it covers." }),
    validFrom: t.expose("validFrom", { type: "DateTime", nullable: true }),
    validUntil: t.expose("validUntil", {
      type: "DateTime",
      description:
        "From then on it is no longer valid: the midnight at which its last day is over.",
    }),
  }),
});

/** A box in millimetres. */
export const EnvelopeRef = builder.objectRef<EnvelopeNm>("Envelope").implement({
  description: "A box in millimetres.",
  fields: (t) => ({
    x: t.field({ type: "Decimal", resolve: ({ x }) => mmText(x) }),
    y: t.field({ type: "Decimal", resolve: ({ y }) => mmText(y) }),
    z: t.field({ type: "Decimal", resolve: ({ z }) => mmText(z) }),
  }),
});

export const EnvelopeInput = builder.inputType("EnvelopeInput", {
  fields: (t) => ({
    x: t.field({ type: "Decimal", required: true }),
    y: t.field({ type: "Decimal", required: true }),
    z: t.field({ type: "Decimal", required: true }),
  }),
});

export const ResourceKindRef = enumOf("ResourceKind", resourceKinds);

const same = (text: string) => ({ zh: text, en: text });

/** A material in words; a code that has left the vocabulary is shown as it was written. */
export function materialSeen(code: string): Material {
  return materialOf(code) ?? { code, name: same(code) };
}

export const ResourceRef = builder.objectRef<ResourceRow>("Resource").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Resource") }),
    name: t.expose("name", { type: WordsRef }),
    kind: t.expose("kind", { type: ResourceKindRef }),
    reference: t.exposeString("reference", {
      nullable: true,
      description: "The firm's own number for it.",
    }),
    site: t.expose("site", { type: SiteRef }),
    processes: t.field({ type: [ProcessRef], resolve: (row) => row.processes.map(processSeen) }),
    materials: t.field({ type: [MaterialRef], resolve: (row) => row.materials.map(materialSeen) }),
    envelope: t.field({
      type: EnvelopeRef,
      nullable: true,
      description: "Its working space; null for an expert, software, design or a vehicle without.",
      resolve: ({ envelopeNm }) => envelopeSeen(envelopeNm),
    }),
    toleranceMm: t.field({
      type: "Decimal",
      nullable: true,
      resolve: ({ kind, toleranceNm }) => toleranceSeen(kind, toleranceNm),
    }),
    batchLeast: t.exposeInt("batchLeast", { nullable: true, description: "Pieces in one lot." }),
    batchMost: t.exposeInt("batchMost", { nullable: true }),
    certificates: t.field({
      type: [CertificateRef],
      resolve: ({ certificates }) => [...certificates],
    }),
    retiredAt: t.expose("retiredAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when nothing new is offered of it; null of one that is in use.",
    }),
  }),
});

export async function resourceNode(context: Context, house: string, id: string) {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const question = resourceQuestion(tenantId, id);
  const [row] = await context.asking<ResourceColumns>("capability.read", question);
  return row === undefined ? null : resourceRow(tenantId, row);
}

registerNode("Resource", resourceNode);

builder.queryField("materials", (t) =>
  t.field({
    type: [MaterialRef],
    description: "The vocabulary of materials, fixed by the platform.",
    resolve: () => [...materials],
  }),
);

const ResourceConnection = connectionType("Resource", ResourceRef);

builder.queryField("resources", (t) =>
  t.field({
    type: ResourceConnection,
    description: "The firm's own resources, in the order in which they were added.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      search: t.arg.string({
        description: "Words of a name, a number, a site, a process or a kind; all must be there.",
      }),
      process: t.arg.string({ description: "The code of what they can do." }),
      kind: t.arg({ type: ResourceKindRef }),
      site: t.arg.id(),
      retired: t.arg.boolean({ description: "Left out: those in use and retired ones." }),
    },
    resolve: async (_root, { first, after, ...ask }, context, info) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "resources", { first, after }, ask);
      const question = resourcesQuestion(
        tenantId,
        { limit: page.first + 1, after: page.after?.[0] ?? null },
        resourcePartsAsked((...path) => nodesAskFor(info, ...path)),
        {
          words: wordsMeant(ask.search, vocabularyInForce()),
          process: ask.process ?? null,
          kind: ask.kind ?? null,
          siteId: ask.site ? ownSite(context, ask.site) : null,
          retired: ask.retired ?? null,
        },
      );
      const rows = await context.asking<ResourceColumns>("capability.read", question);
      const shown = rows.map((row) => resourceRow(tenantId, row));
      return connectionOf(page, shown, ({ id }) => [id]);
    },
  }),
);

const CertificateInput = builder.inputType("CertificateInput", {
  fields: (t) => ({
    standard: t.string({ required: true }),
    number: t.string({ required: true }),
    issuer: t.string(),
    scope: t.string(),
    validFrom: t.field({ type: "DateTime" }),
    validUntil: t.field({
      type: "DateTime",
      required: true,
      description: "From then on it is no longer valid; a last second, such as 23:59:59, is in it.",
    }),
  }),
});

const ResourceAddInput = builder.inputType("ResourceAddInput", {
  fields: (t) => ({
    site: t.id({ required: true }),
    name: t.field({ type: WordsInput, required: true }),
    kind: t.field({ type: ResourceKindRef, required: true }),
    reference: t.string(),
    processes: t.stringList({ required: true }),
    materials: t.stringList({ required: true }),
    envelope: t.field({ type: EnvelopeInput }),
    toleranceMm: t.field({ type: "Decimal" }),
    batchLeast: t.int(),
    batchMost: t.int(),
    certificates: t.field({ type: [CertificateInput], required: true }),
  }),
});

const ResourceChangeInput = builder.inputType("ResourceChangeInput", {
  fields: (t) => ({
    resource: t.id({ required: true }),
    as: t.field({ type: ResourceAddInput, required: true, description: "All of it, anew." }),
  }),
});

/** The id of one of the actor's own resources; another firm's is as unknown as none. */
export function ownResource(context: Context, id: string, field = "resource"): ResourceId {
  const asked = readIdOf("Resource", id, field);
  if (asked.tenantId !== context.actor().tenantId) {
    throw new Refusal("RESOURCE_NOT_FOUND", {}, field);
  }
  return asked.id as ResourceId;
}

/** Does an act on a resource, and shows it as it stands then. */
async function afterAct(
  context: Context,
  id: string,
  act: (scope: TenantScope, id: ResourceId) => Promise<ResourceId>,
): Promise<ResourceRow> {
  const done = await context.inTenant("capability.edit", (scope) =>
    act(scope, ownResource(context, id, "id")),
  );
  return kept(await resourceNode(context, context.actor().tenantId, done));
}

builder.mutationFields((t) => ({
  resourceAdd: t.field({
    type: ResourceRef,
    errors: {},
    args: { input: t.arg({ type: ResourceAddInput, required: true }) },
    resolve: async (_root, { input: { site, ...draft } }, context) => {
      const siteId = readIdOf("Site", site, "site").id as SiteId;
      const id = await context.inTenant("capability.edit", (scope) =>
        addResource(scope, { ...draft, siteId }),
      );
      return kept(await resourceNode(context, context.actor().tenantId, id));
    },
  }),
  resourceChange: t.field({
    type: ResourceRef,
    description: "Describes a resource anew; published offers keep what they said.",
    errors: {},
    args: { input: t.arg({ type: ResourceChangeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { site, ...draft } = input.as;
      const siteId = readIdOf("Site", site, "site").id as SiteId;
      const id = await context.inTenant("capability.edit", (scope) =>
        changeResource(scope, ownResource(context, input.resource), { ...draft, siteId }),
      );
      return kept(await resourceNode(context, context.actor().tenantId, id));
    },
  }),
  resourceRetire: t.field({
    type: ResourceRef,
    description:
      "Takes a resource out of use: it cannot be offered any more. Offers and bookings stand.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => afterAct(context, id, retireResource),
  }),
  resourceRestore: t.field({
    type: ResourceRef,
    description: "Takes a retired resource into use again.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => afterAct(context, id, restoreResource),
  }),
}));
