import { Refusal } from "../kernel/refusal.ts";
import { builder, WordsInput, WordsRef } from "../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../platform/graphql/connections.ts";
import type { Context } from "../platform/graphql/context.ts";
import { readIdOf } from "../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../platform/graphql/nodes.ts";
import { addSite, changeSite } from "./commands.ts";
import { siteQuestion, sitesPageQuestion, sitesQuestion } from "./reads.ts";
import { type SiteColumns, type SiteRow, siteRow } from "./rows.ts";
import type { SiteId } from "./schema.ts";
import { searchWords } from "./wanted.ts";

export const SiteRef = builder.objectRef<SiteRow>("Site").implement({
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

async function siteNode(context: Context, house: string, id: string): Promise<SiteRow | null> {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const [row] = await context.asking<SiteColumns>("capability.read", siteQuestion(tenantId, id));
  return row === undefined ? null : siteRow(tenantId, row);
}

registerNode("Site", siteNode);

/** The id of one of the actor's own sites; another firm's is as unknown as none. */
export function ownSite(context: Context, id: string): SiteId {
  const asked = readIdOf("Site", id, "site");
  if (asked.tenantId !== context.actor().tenantId) throw new Refusal("SITE_NOT_FOUND", {}, "site");
  return asked.id as SiteId;
}

const wordsOfSites = "Words of a name, a city or a GLN; all must be there.";

builder.queryField("sites", (t) =>
  t.field({
    type: [SiteRef],
    description: "The firm's own sites, to choose from: the first 500 of those that are meant.",
    args: { search: t.arg.string({ description: wordsOfSites }) },
    resolve: async (_root, { search }, context) => {
      const { tenantId } = context.actor();
      const question = sitesQuestion(tenantId, searchWords(search));
      const rows = await context.asking<SiteColumns>("capability.read", question);
      return rows.map((row) => siteRow(tenantId, row));
    },
  }),
);

builder.queryField("sitePages", (t) =>
  t.field({
    type: connectionType("Site", SiteRef),
    description: "The firm's own sites page by page, in the order in which they were added.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      search: t.arg.string({ description: wordsOfSites }),
    },
    resolve: async (_root, { search, ...args }, context) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "sitePages", args, search ?? null);
      const asked = { limit: page.first + 1, after: page.after?.[0] ?? null };
      const question = sitesPageQuestion(tenantId, asked, searchWords(search));
      const rows = await context.asking<SiteColumns>("capability.read", question);
      const shown = rows.map((row) => siteRow(tenantId, row));
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

const SiteChangeInput = builder.inputType("SiteChangeInput", {
  fields: (t) => ({
    site: t.id({ required: true }),
    name: t.field({ type: WordsInput, required: true }),
    city: t.field({ type: WordsInput, required: true }),
    gln: t.string(),
    latitude: t.float({ required: true }),
    longitude: t.float({ required: true }),
    timeZone: t.string({ required: true }),
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
      return kept(await siteNode(context, context.actor().tenantId, id));
    },
  }),
  siteChange: t.field({
    type: SiteRef,
    description: "Describes a site anew; published offers keep what they said.",
    errors: {},
    args: { input: t.arg({ type: SiteChangeInput, required: true }) },
    resolve: async (_root, { input: { site, ...draft } }, context) => {
      const id = await context.inTenant("capability.edit", (scope) =>
        changeSite(scope, ownSite(context, site), { ...draft, gln: draft.gln ?? null }),
      );
      return kept(await siteNode(context, context.actor().tenantId, id));
    },
  }),
}));

/** What was just written can be read: sites and resources are never taken away. */
export function kept<Row>(row: Row | null): Row {
  if (row === null) throw new Error("what was just written is not there");
  return row;
}
