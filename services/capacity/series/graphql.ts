import { Refusal } from "../../kernel/refusal.ts";
import type { Window } from "../../kernel/window.ts";
import { builder, WindowRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { retrying } from "../../platform/retrying.ts";
import type { Question } from "../../platform/tenancy.ts";
import { OfferRef, termsAsked, VisibilityRef, vatAsked } from "../offers/graphql.ts";
import { type OfferColumns, type OfferRow, offerRow } from "../offers/reads.ts";
import { PriceTierInput } from "../prices-graphql.ts";
import type { OfferId } from "../schema.ts";
import { publishSeries, type SeriesDraft, withdrawSeries } from "./commands.ts";
import { overlappingQuestion, seriesQuestion } from "./reads.ts";

const mostOverlapping = 20;

interface Published {
  readonly offers: readonly OfferRow[];
  readonly skipped: readonly Window[];
  readonly overlapping: readonly OfferRow[];
}

const OfferSeriesRef = builder.objectRef<Published>("OfferSeries").implement({
  description: "The offers of one act, one for each time that it comes.",
  fields: (t) => ({
    offers: t.field({ type: [OfferRef], resolve: ({ offers }) => [...offers] }),
    skipped: t.field({
      type: [WindowRef],
      description: "Left out, because an exception of the calendar closes them.",
      resolve: ({ skipped }) => [...skipped],
    }),
    overlapping: t.field({
      type: [OfferRef],
      description: `Other offers of the resource that touch these, at most ${mostOverlapping}. Time
        that is offered twice is sold once all the same.`,
      resolve: ({ overlapping }) => [...overlapping],
    }),
  }),
});

const OffersWithdrawnRef = builder
  .objectRef<{ readonly count: number }>("OffersWithdrawn")
  .implement({ fields: (t) => ({ count: t.exposeInt("count") }) });

const OfferSeriesInput = builder.inputType("OfferSeriesInput", {
  fields: (t) => ({
    resource: t.id({ required: true }),
    process: t.string({ required: true }),
    weekdays: t.intList({ required: true, description: "ISO 8601: 1 is Monday." }),
    fromMinute: t.int({ required: true, description: "Since midnight, by the site's clock." }),
    untilMinute: t.int({ required: true, description: "Above 1440 it ends the day after." }),
    firstDay: t.string({ required: true, description: "Such as 2026-12-01." }),
    lastDay: t.string({ description: "Either this or times." }),
    times: t.int({ description: "Those that the calendar leaves out count too." }),
    pricePerHourMinor: t.string({ required: true }),
    setUpMinor: t.string({ description: "Once for each booking." }),
    pricePerPieceMinor: t.string(),
    priceTiers: t.field({ type: [PriceTierInput] }),
    currency: t.string({ required: true }),
    vatIncluded: t.boolean({ required: true }),
    vatBasisPoints: t.int({ description: vatAsked }),
    visibility: t.field({ type: VisibilityRef, required: true }),
    firms: t.idList(),
    terms: t.string(),
  }),
});

function toDraft(input: typeof OfferSeriesInput.$inferInput): SeriesDraft {
  const { weekdays, fromMinute, untilMinute, firstDay, lastDay, times } = input;
  const end = { lastDay: lastDay ?? null, times: times ?? null };
  return {
    ...termsAsked(input),
    recurrence: { weekdays, fromMinute, untilMinute, firstDay, ...end },
  };
}

async function offersBy(context: Context, question: Question): Promise<OfferRow[]> {
  return (await context.asking<OfferColumns>("capacity.read", question)).map(offerRow);
}

builder.mutationFields((t) => ({
  offerPublishSeries: t.field({
    type: OfferSeriesRef,
    description: "Publishes the same hours of chosen weekdays, an offer for each; all or none.",
    errors: {},
    args: { input: t.arg({ type: OfferSeriesInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const draft = toDraft(input);
      const { seriesId, skipped } = await retrying(context.request, () =>
        context.inTenant("capacity.publish", (scope) => publishSeries(scope, draft)),
      );
      const { tenantId } = context.actor();
      const offers = await offersBy(context, seriesQuestion(tenantId, seriesId));
      const others = overlappingQuestion(tenantId, seriesId, mostOverlapping);
      return { offers, skipped, overlapping: await offersBy(context, others) };
    },
  }),
  offerWithdrawSeries: t.field({
    type: OffersWithdrawnRef,
    description: `Takes an offer and all after it of its series off the market. What is booked of
      them stays booked.`,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const asked = readIdOf("Offer", args.id, "id");
      const count = await retrying(context.request, () =>
        context.inTenant("capacity.publish", (scope) => {
          if (asked.tenantId !== scope.house) throw new Refusal("OFFER_NOT_FOUND", {}, "id");
          return withdrawSeries(scope, asked.id as OfferId);
        }),
      );
      return { count };
    },
  }),
}));
