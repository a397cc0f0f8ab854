import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { builder, WindowRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { OfferWeekRef } from "../buckets/graphql.ts";
import type { OfferId } from "../schema.ts";
import { changesOf, type OfferKey } from "./news.ts";
import { freeQuestion } from "./question.ts";
import { type FreeRow, freeRow } from "./reads.ts";
import { hoursShown, weeksShown, windowsShown } from "./shown.ts";

/** As many as a page of the market may have. */
const mostWatched = 100;

interface FreeTime {
  readonly offer: ReturnType<typeof freeRow>;
  readonly now: Date;
}

const OfferFreeRef = builder.objectRef<FreeTime>("OfferFree").implement({
  description: "What is free of an offer now: when, and nothing of who has the rest.",
  fields: (t) => ({
    id: t.id({ resolve: ({ offer: { tenantId, id } }) => globalId("Offer", tenantId, id) }),
    freeWindows: t.field({
      type: [WindowRef],
      resolve: ({ offer, now }) => windowsShown(offer, now),
    }),
    weeks: t.field({
      type: [OfferWeekRef],
      resolve: ({ offer, now }) => weeksShown(offer, now),
    }),
    freeHours: t.field({
      type: "Decimal",
      resolve: ({ offer, now }) => hoursShown(offer, now),
    }),
  }),
});

function offersAsked(ids: readonly string[]): OfferKey[] {
  if (ids.length > mostWatched) throw new Refusal("INPUT_INVALID", {}, "offers");
  return ids.map((text) => {
    const { tenantId, id } = readIdOf("Offer", text, "offers");
    return { tenantId: tenantId as TenantId, id: id as OfferId };
  });
}

/** Asked anew for each answer, under row security: what may no longer be seen is not in it. */
async function freeNow(context: Context, offers: readonly OfferKey[]): Promise<FreeTime[]> {
  const now = new Date();
  const rows = await context.asking<FreeRow>("capacity.search", freeQuestion(offers));
  return rows.map((row) => ({ offer: freeRow(row), now }));
}

builder.subscriptionField("marketFree", (t) =>
  t.field({
    type: [OfferFreeRef],
    description:
      "What is free of these offers, at once and whenever it changes: of those on the market that " +
      "the viewer may see. At most 100.",
    args: { offers: t.arg.idList({ required: true }) },
    subscribe: (_root, { offers }, context) => {
      context.actor();
      return changesOf(context.database, offersAsked(offers));
    },
    resolve: (_changed, { offers }, context) => freeNow(context, offersAsked(offers)),
  }),
);
