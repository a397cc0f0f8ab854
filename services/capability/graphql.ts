import { builder, WordsInput, WordsRef } from "../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../platform/graphql/connections.ts";
import type { Context } from "../platform/graphql/context.ts";
import { enumOf } from "../platform/graphql/enums.ts";
import { readIdOf } from "../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../platform/graphql/nodes.ts";
import { nodesAskFor } from "../platform/graphql/selection.ts";
import { addResource, addSite } from "./commands.ts";
import { type EnvelopeNm, mmText } from "./lengths.ts";
import { type Material, materialOf, materials } from "./materials.ts";
import { type Process, processes, processOf } from "./processes.ts";
import { resourceQuestion, resourcesQuestion, siteQuestion, sitesQuestion } from "./reads.ts";
import {
  type CertificateRow,
  type ResourceColumns,
  type ResourceRow,
  resourcePartsAsked,
  resourceRow,
  type SiteColumns,
  type SiteRow,
  siteRow,
} from "./rows.ts";
import { resourceKinds, type SiteId } from "./schema.ts";

export const ProcessRef = builder.objectRef<Process>("Process").implement({
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.expose("name", { type: WordsRef }),
    group: t.expose("group", { type: WordsRef }),
  }),
});

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
    validUntil: t.expose("validUntil", { type: "DateTime" }),
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

const SiteRef = builder.objectRef<SiteRow>("Site").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Site") }),
    name: t.expose("name", { type: WordsRef }),
    city: t.expose("city", { type: WordsRef }),
    gln: t.exposeString("gln", { nullable: true }),
    latitude: t.exposeFloat("latitude"),
    longitude: t.exposeFloat("longitude"),
    timeZone: t.exposeString("timeZone"),
  }),
});

const same = (text: string) => ({ zh: text, en: text });

/** A process in words; a code that has left the vocabulary is shown as it was written. */
export function processSeen(code: string): Process {
  return processOf(code) ?? { code, name: same(code), group: same("") };
}

/** A material in words, likewise. */
export function materialSeen(code: string): Material {
  return materialOf(code) ?? { code, name: same(code) };
}

export const ResourceRef = builder.objectRef<ResourceRow>("Resource").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Resource") }),
    name: t.expose("name", { type: WordsRef }),
    kind: t.expose("kind", { type: ResourceKindRef }),
    site: t.expose("site", { type: SiteRef }),
    processes: t.field({ type: [ProcessRef], resolve: (row) => row.processes.map(processSeen) }),
    materials: t.field({ type: [MaterialRef], resolve: (row) => row.materials.map(materialSeen) }),
    envelope: t.field({ type: EnvelopeRef, resolve: ({ envelopeNm }) => envelopeNm }),
    toleranceMm: t.field({ type: "Decimal", resolve: ({ toleranceNm }) => mmText(toleranceNm) }),
    certificates: t.field({
      type: [CertificateRef],
      resolve: ({ certificates }) => [...certificates],
    }),
  }),
});

async function siteNode(context: Context, house: string, id: string): Promise<SiteRow | null> {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const [row] = await context.asking<SiteColumns>("capability.read", siteQuestion(tenantId, id));
  return row === undefined ? null : siteRow(tenantId, row);
}

async function resourceNode(context: Context, house: string, id: string) {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const question = resourceQuestion(tenantId, id);
  const [row] = await context.asking<ResourceColumns>("capability.read", question);
  return row === undefined ? null : resourceRow(tenantId, row);
}

registerNode("Site", siteNode);
registerNode("Resource", resourceNode);

builder.queryFields((t) => ({
  processes: t.field({
    type: [ProcessRef],
    description: "The vocabulary of processes, fixed by the platform.",
    resolve: () => [...processes],
  }),
  materials: t.field({
    type: [MaterialRef],
    description: "The vocabulary of materials, fixed by the platform.",
    resolve: () => [...materials],
  }),
  sites: t.field({
    type: [SiteRef],
    description: "The firm's own sites.",
    resolve: async (_root, _args, context) => {
      const { tenantId } = context.actor();
      const rows = await context.asking<SiteColumns>("capability.read", sitesQuestion(tenantId));
      return rows.map((row) => siteRow(tenantId, row));
    },
  }),
}));

const ResourceConnection = connectionType("Resource", ResourceRef);

builder.queryField("resources", (t) =>
  t.field({
    type: ResourceConnection,
    description: "The firm's own resources, in the order in which they were added.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context, info) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "resources", args);
      const question = resourcesQuestion(
        tenantId,
        { limit: page.first + 1, after: page.after?.[0] ?? null },
        resourcePartsAsked((...path) => nodesAskFor(info, ...path)),
      );
      const rows = await context.asking<ResourceColumns>("capability.read", question);
      const shown = rows.map((row) => resourceRow(tenantId, row));
      return connectionOf(page, shown, ({ id }) => [id]);
    },
  }),
);

const SiteAddInput = builder.inputType("SiteAddInput", {
  fields: (t) => ({
    name: t.field({ type: WordsInput, required: true }),
    city: t.field({ type: WordsInput, required: true }),
    gln: t.string(),
    latitude: t.float({ required: true }),
    longitude: t.float({ required: true }),
    timeZone: t.string({ required: true }),
  }),
});

const CertificateInput = builder.inputType("CertificateInput", {
  fields: (t) => ({
    standard: t.string({ required: true }),
    number: t.string({ required: true }),
    validUntil: t.field({ type: "DateTime", required: true }),
  }),
});

const ResourceAddInput = builder.inputType("ResourceAddInput", {
  fields: (t) => ({
    site: t.id({ required: true }),
    name: t.field({ type: WordsInput, required: true }),
    kind: t.field({ type: ResourceKindRef, required: true }),
    processes: t.stringList({ required: true }),
    materials: t.stringList({ required: true }),
    envelope: t.field({ type: EnvelopeInput, required: true }),
    toleranceMm: t.field({ type: "Decimal", required: true }),
    certificates: t.field({ type: [CertificateInput], required: true }),
  }),
});

builder.mutationFields((t) => ({
  siteAdd: t.field({
    type: SiteRef,
    errors: {},
    args: { input: t.arg({ type: SiteAddInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const id = await context.inTenant("capability.edit", (scope) =>
        addSite(scope, { ...input, gln: input.gln ?? null }),
      );
      return shown(await siteNode(context, context.actor().tenantId, id));
    },
  }),
  resourceAdd: t.field({
    type: ResourceRef,
    errors: {},
    args: { input: t.arg({ type: ResourceAddInput, required: true }) },
    resolve: async (_root, { input: { site, ...draft } }, context) => {
      const siteId = readIdOf("Site", site, "site").id as SiteId;
      const id = await context.inTenant("capability.edit", (scope) =>
        addResource(scope, { ...draft, siteId }),
      );
      return shown(await resourceNode(context, context.actor().tenantId, id));
    },
  }),
}));

/** What was just written can be read: sites and resources are never taken away. */
function shown<Row>(row: Row | null): Row {
  if (row === null) throw new Error("what was just added is not there");
  return row;
}
