import { EnvelopeRef, envelopeNmOf, type SiteId } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { builder, DoneRef, WindowRef } from "../../platform/graphql/builder.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { MarketWantsInput } from "../market/graphql.ts";
import { askOf, type KeptAsk, placeOfSite } from "../market/wants.ts";
import type { SearchId } from "../schema/searches.ts";
import { removeSearch, renameSearch, saveSearch, searcherIn, switchAlerts } from "./commands.ts";
import { type SavedSearch, searchesOf } from "./reads.ts";

const SearchWantsRef = builder.objectRef<KeptAsk>("SearchWants").implement({
  description: "What a saved search wants, as it was asked.",
  fields: (t) => ({
    process: t.string({ nullable: true, resolve: ({ process }) => process }),
    material: t.string({ nullable: true, resolve: ({ material }) => material }),
    envelope: t.field({
      type: EnvelopeRef,
      nullable: true,
      resolve: ({ envelope }) => (envelope ? envelopeNmOf(envelope, "envelope") : null),
    }),
    toleranceMm: t.field({
      type: "Decimal",
      nullable: true,
      resolve: ({ toleranceMm }) => toleranceMm,
    }),
    certificate: t.string({ nullable: true, resolve: ({ certificate }) => certificate }),
    window: t.field({ type: WindowRef, nullable: true, resolve: (ask) => askOf(ask).window }),
    hours: t.field({ type: "Decimal", nullable: true, resolve: ({ hours }) => hours }),
    pieces: t.int({ nullable: true, resolve: ({ pieces }) => pieces }),
    maxPricePerHourMinor: t.string({
      nullable: true,
      resolve: ({ maxPricePerHourMinor }) => maxPricePerHourMinor,
    }),
    fromSite: t.id({ nullable: true, resolve: ({ fromSite }) => fromSite }),
    withinKm: t.float({ nullable: true, resolve: ({ withinKm }) => withinKm }),
    text: t.string({ nullable: true, resolve: ({ text }) => text }),
    nearMisses: t.boolean({ resolve: ({ nearMisses }) => nearMisses ?? false }),
  }),
});

const SavedSearchRef = builder.objectRef<SavedSearch>("SavedSearch").implement({
  description: "Wants that the viewer has saved under a name.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("SavedSearch", tenantId, id) }),
    name: t.exposeString("name"),
    wants: t.field({ type: SearchWantsRef, resolve: ({ ask }) => ask }),
    alerts: t.exposeBoolean("alerts", {
      description: "Whether the viewer is told of offers that newly match.",
    }),
    savedAt: t.field({ type: "DateTime", resolve: ({ savedAt }) => savedAt }),
    told: t.exposeInt("told", { description: "Of how many offers it was told." }),
    lastToldAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ lastToldAt }) => lastToldAt,
    }),
  }),
});

builder.queryField("marketSearches", (t) =>
  t.field({
    type: [SavedSearchRef],
    description: "The searches that the viewer has saved in this firm.",
    resolve: (_root, _args, context) =>
      context.inTenant("capacity.search", (scope) => searchesOf(scope, searcherIn(scope))),
  }),
);

/** The id of a search of this house; another's is as absent as none. */
function searchIn(scope: TenantScope, id: string): SearchId {
  const asked = readIdOf("SavedSearch", id, "id");
  if (asked.tenantId !== scope.house) throw new Refusal("SEARCH_NOT_FOUND", {}, "id");
  return asked.id as SearchId;
}

function placeIn(scope: TenantScope, fromSite: string | null) {
  if (fromSite === null) return null;
  const { tenantId, id } = readIdOf("Site", fromSite, "fromSite");
  if (tenantId !== scope.house) throw new Refusal("SITE_NOT_FOUND", {}, "fromSite");
  return placeOfSite(scope, id as SiteId);
}

const MarketSearchSaveInput = builder.inputType("MarketSearchSaveInput", {
  fields: (t) => ({
    name: t.string({ required: true }),
    wants: t.field({ type: MarketWantsInput, required: true }),
    alerts: t.boolean({ required: true }),
  }),
});

const MarketSearchRenameInput = builder.inputType("MarketSearchRenameInput", {
  fields: (t) => ({ id: t.id({ required: true }), name: t.string({ required: true }) }),
});

const MarketSearchAlertInput = builder.inputType("MarketSearchAlertInput", {
  fields: (t) => ({ id: t.id({ required: true }), on: t.boolean({ required: true }) }),
});

builder.mutationFields((t) => ({
  marketSearchSave: t.field({
    type: SavedSearchRef,
    description: "Saves the wants of a search under a name.",
    errors: {},
    args: { input: t.arg({ type: MarketSearchSaveInput, required: true }) },
    resolve: (_root, { input: { name, alerts, wants } }, context) =>
      context.inTenant("capacity.keep-searches", async (scope) => {
        const { fromSite: site, ...ask } = wants;
        const fromSite = site || null;
        const place = await placeIn(scope, fromSite);
        return saveSearch(scope, { name, alerts, ask, fromSite, place });
      }),
  }),
  marketSearchRename: t.field({
    type: SavedSearchRef,
    errors: {},
    args: { input: t.arg({ type: MarketSearchRenameInput, required: true }) },
    resolve: (_root, { input: { id, name } }, context) =>
      context.inTenant("capacity.keep-searches", (scope) =>
        renameSearch(scope, searchIn(scope, id), name),
      ),
  }),
  marketSearchAlert: t.field({
    type: SavedSearchRef,
    description: "Switches on or off that the viewer is told of what newly matches.",
    errors: {},
    args: { input: t.arg({ type: MarketSearchAlertInput, required: true }) },
    resolve: (_root, { input: { id, on } }, context) =>
      context.inTenant("capacity.keep-searches", (scope) =>
        switchAlerts(scope, searchIn(scope, id), on),
      ),
  }),
  marketSearchRemove: t.field({
    type: DoneRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      await context.inTenant("capacity.keep-searches", (scope) =>
        removeSearch(scope, searchIn(scope, id)),
      );
      return { ok: true };
    },
  }),
}));
