import {
  CertificateRef,
  EnvelopeInput,
  EnvelopeRef,
  envelopeSeen,
  MaterialRef,
  materialSeen,
  ProcessRef,
  processSeen,
  ResourceKindRef,
  type SiteColumns,
  siteQuestion,
  siteRow,
  toleranceSeen,
} from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import {
  builder,
  MoneyRef,
  WindowInput,
  WindowRef,
  WordsRef,
} from "../../platform/graphql/builder.ts";
import {
  connectionOf,
  connectionType,
  type Page,
  pageOf,
} from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { nodesAskFor } from "../../platform/graphql/selection.ts";
import type { Question } from "../../platform/tenancy.ts";
import {
  FirmRef,
  type ParametersRow,
  parametersIn,
  parametersQuestion,
} from "../../tenancy/index.ts";
import { OfferKindRef, OfferWeekRef, weekHoursOf } from "../buckets/graphql.ts";
import { priceFields } from "../prices-graphql.ts";
import { degreesOf, distanceKm, type Place, placeOf } from "./place.ts";
import { marketQuestion } from "./question.ts";
import { type MarketColumns, type MarketRow, marketRow } from "./reads.ts";
import { type MatchReason, reasonsOf } from "./reasons.ts";
import { aspects, type Wants } from "./rules.ts";
import { hoursShown, weeksShown, windowsShown } from "./shown.ts";
import { type KeptAsk, type MarketAsk, wantsOf } from "./wants.ts";

/** An offer in the answer to a search. */
interface Found {
  readonly offer: MarketRow;
  readonly wants: Wants;
  readonly now: Date;
  readonly own: boolean;
  readonly cancelling: Cancelling;
}

/** What the rules in force say of cancelling: until when it is free, and what it costs then. */
interface Cancelling {
  readonly freeCancellationHours: number;
  readonly lateCancellationBasisPoints: number;
}

const MatchReasonRef = builder.objectRef<MatchReason>("MatchReason").implement({
  description: "One aspect of a match: what was wanted, what is offered, and whether it is enough.",
  fields: (t) => ({
    aspect: t.expose("aspect", { type: enumOf("MatchAspect", aspects) }),
    met: t.exposeBoolean("met"),
    wanted: t.exposeString("wanted"),
    offered: t.exposeString("offered"),
  }),
});

const MarketPlaceRef = builder
  .objectRef<{ latitude: number; longitude: number }>("MarketPlace")
  .implement({
    description: "Where the site of an offer is, to a tenth of a degree.",
    fields: (t) => ({ latitude: t.exposeFloat("latitude"), longitude: t.exposeFloat("longitude") }),
  });

const MarketOfferRef = builder.objectRef<Found>("MarketOffer").implement({
  description: "An offer as other firms may see it, with the reasons for which it matches.",
  fields: (t) => ({
    id: t.id({ resolve: ({ offer: { tenantId, id } }) => globalId("Offer", tenantId, id) }),
    firm: t.field({ type: FirmRef, resolve: ({ offer }) => offer.firm }),
    resourceName: t.field({ type: WordsRef, resolve: ({ offer }) => offer.resourceName }),
    resourceKind: t.field({ type: ResourceKindRef, resolve: ({ offer }) => offer.resourceKind }),
    city: t.field({ type: WordsRef, resolve: ({ offer }) => offer.city }),
    process: t.field({ type: ProcessRef, resolve: ({ offer }) => processSeen(offer.process) }),
    materials: t.field({
      type: [MaterialRef],
      resolve: ({ offer }) => offer.materials.map(materialSeen),
    }),
    envelope: t.field({
      type: EnvelopeRef,
      nullable: true,
      resolve: ({ offer }) => envelopeSeen(offer.envelopeNm),
    }),
    toleranceMm: t.field({
      type: "Decimal",
      nullable: true,
      resolve: ({ offer }) => toleranceSeen(offer.resourceKind, offer.toleranceNm),
    }),
    certificates: t.field({
      type: [CertificateRef],
      resolve: ({ offer }) =>
        offer.certificates.map(({ standard, number, validFrom, validUntil }) => ({
          standard,
          number,
          issuer: null,
          scope: null,
          validFrom: validFrom === undefined ? null : new Date(validFrom),
          validUntil: new Date(validUntil),
        })),
    }),
    window: t.field({ type: WindowRef, resolve: ({ offer }) => offer.window }),
    kind: t.field({
      type: OfferKindRef,
      resolve: ({ offer: { bucket } }) => (bucket === null ? "window" : "bucket"),
    }),
    weekHours: t.field({
      type: "Decimal",
      nullable: true,
      resolve: ({ offer }) => weekHoursOf(offer),
    }),
    zone: t.string({ nullable: true, resolve: ({ offer: { bucket } }) => bucket?.zone ?? null }),
    weeks: t.field({ type: [OfferWeekRef], resolve: ({ offer, now }) => weeksShown(offer, now) }),
    freeWindows: t.field({
      type: [WindowRef],
      resolve: ({ offer, now }) => windowsShown(offer, now),
    }),
    freeHours: t.field({ type: "Decimal", resolve: ({ offer, now }) => hoursShown(offer, now) }),
    pricePerHour: t.field({ type: MoneyRef, resolve: ({ offer }) => offer.pricePerHour }),
    ...priceFields(t, ({ offer }) => offer),
    vatIncluded: t.boolean({ resolve: ({ offer }) => offer.vatIncluded }),
    vatBasisPoints: t.int({
      nullable: true,
      description: "The rate of VAT in hundredths of a percent; null where it is not told.",
      resolve: ({ offer }) => offer.vatBasisPoints,
    }),
    distanceKm: t.float({
      nullable: true,
      description: "From the site that was asked about, to a tenth.",
      resolve: ({ offer, wants: { near } }) =>
        near === null ? null : Math.round(distanceKm(offer.place, near.place) * 10) / 10,
    }),
    place: t.field({ type: MarketPlaceRef, resolve: ({ offer }) => degreesOf(offer.place) }),
    own: t.exposeBoolean("own"),
    terms: t.string({ resolve: ({ offer }) => offer.terms }),
    reasons: t.field({
      type: [MatchReasonRef],
      resolve: ({ offer, wants, now }, _args, { locale }) => reasonsOf(wants, offer, locale, now),
    }),
    matches: t.boolean({ resolve: ({ offer }) => offer.unmet === 0 }),
  }),
});

builder.objectFields(MarketOfferRef, (t) => ({
  batchLeast: t.int({
    nullable: true,
    description: "Pieces in one lot at the least; null without limit, as batchMost.",
    resolve: ({ offer }) => offer.batchLeast,
  }),
  batchMost: t.int({ nullable: true, resolve: ({ offer }) => offer.batchMost }),
  freeCancellationHours: t.int({
    resolve: ({ cancelling }) => cancelling.freeCancellationHours,
  }),
  lateCancellationBasisPoints: t.int({
    description: "What cancelling later costs, in hundredths of a percent of the total.",
    resolve: ({ cancelling }) => cancelling.lateCancellationBasisPoints,
  }),
}));

export const MarketWantsInput = builder.inputType("MarketWants", {
  description:
    "What is wanted. With nearMisses, offers that fail exactly one aspect follow the matches.",
  fields: (t) => ({
    process: t.string({ description: "By its code; that of a group is all beneath it." }),
    material: t.string(),
    envelope: t.field({ type: EnvelopeInput }),
    toleranceMm: t.field({ type: "Decimal" }),
    certificate: t.string(),
    window: t.field({ type: WindowInput }),
    hours: t.field({ type: "Decimal" }),
    pieces: t.int(),
    maxPricePerHourMinor: t.string({
      description: `What an hour of the wanted hours may cost, with set-up, pieces and VAT: of a price
        without VAT, its own rate is added. Without hours the price of the hour itself counts, and no offer with a price per piece meets it.`,
    }),
    fromSite: t.id(),
    withinKm: t.float(),
    text: t.string(),
    nearMisses: t.boolean(),
  }),
});

/** Looked for in the asker's own house: another firm's site is as absent there as none. */
function siteAsked(context: Context, fromSite: string | null | undefined): Question | null {
  if (!fromSite) return null;
  const { id } = readIdOf("Site", fromSite, "fromSite");
  return siteQuestion(context.actor().tenantId, id);
}

function placeIn(context: Context, [site]: readonly SiteColumns[]): Place {
  if (site === undefined) throw new Refusal("SITE_NOT_FOUND", {}, "fromSite");
  const { latitude, longitude } = siteRow(context.actor().tenantId, site);
  return placeOf(latitude, longitude);
}

const notAsked: Cancelling = { freeCancellationHours: 0, lateCancellationBasisPoints: 0 };

/**
 * A page of offers that are wanted. The site and what the rules say of cancelling, which is asked for
 * only where it is shown, are read in the same stay, so that nothing waits for two connections.
 */
async function offersFound(
  context: Context,
  ask: MarketAsk & Pick<KeptAsk, "fromSite">,
  { first, after }: Pick<Page, "first" | "after">,
  asksRules: boolean,
): Promise<Found[]> {
  const { tenantId } = context.actor();
  const now = new Date();
  const [unmet, from, id] = after ?? [];
  const behind = unmet && from && id ? { unmet: Number(unmet), from, id } : null;
  const site = siteAsked(context, ask.fromSite);
  const wantsFrom = (sites: readonly object[] = []) =>
    wantsOf(ask, site === null ? null : placeIn(context, sites as readonly SiteColumns[]));
  const search = ([sites]: readonly object[][]) =>
    marketQuestion(wantsFrom(sites), now, { limit: first + 1, after: behind });
  const [sites, parameters, rows] = await context.askingInTurn<
    [SiteColumns, ParametersRow, MarketColumns]
  >("capacity.search", [
    site,
    asksRules ? parametersQuestion(now) : null,
    site === null ? search([]) : search,
  ]);
  const wants = wantsFrom(sites);
  const cancelling = asksRules ? parametersIn(parameters) : notAsked;
  return rows.map(marketRow).map((offer) => {
    return { offer, wants, now, own: offer.tenantId === tenantId, cancelling };
  });
}

builder.queryField("market", (t) =>
  t.field({
    type: connectionType("Market", MarketOfferRef),
    description: "Published capacity of all firms that the viewer may see.",
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      wants: t.arg({ type: MarketWantsInput, required: true }),
    },
    resolve: async (_root, { wants: ask, ...args }, context, info) => {
      const page = await pageOf(context, "market", args, ask);
      const asksRules =
        nodesAskFor(info, "freeCancellationHours") ||
        nodesAskFor(info, "lateCancellationBasisPoints");
      const found = await offersFound(context, ask, page, asksRules);
      return connectionOf(page, found, ({ offer }) => [
        String(offer.unmet),
        offer.window.from.toISOString(),
        offer.id,
      ]);
    },
  }),
);
