import { type ExceptionAdded, ExceptionAddedRef } from "../capability/index.ts";
import { builder } from "../platform/graphql/builder.ts";
import type { Context } from "../platform/graphql/context.ts";
import type { Question } from "../platform/tenancy.ts";
import { BookingRef } from "./bookings/graphql.ts";
import {
  type BookingColumns,
  type BookingRow,
  bookingRow,
  bookingsInQuestion,
} from "./bookings/lists.ts";
import { OfferRef } from "./offers/graphql.ts";
import { type OfferColumns, type OfferRow, offerRow, offersInQuestion } from "./offers/reads.ts";
import type { Stretch } from "./windows.ts";

const mostShown = 20;

/** An extra shift closes nothing. */
async function standingIn<Columns extends object>(
  { exception, window }: ExceptionAdded,
  context: Context,
  question: (stretch: Stretch, limit: number) => Question,
): Promise<readonly Columns[]> {
  if (exception.kind === "extra") return [];
  const { tenantId: house, siteId, resourceId } = exception;
  const asked = question({ house, siteId, resourceId, window }, mostShown);
  return context.asking<Columns>("capacity.read", asked);
}

builder.objectFields(ExceptionAddedRef, (t) => ({
  offers: t.field({
    type: [OfferRef],
    description: `Offers that stand in its time, at most ${mostShown}: they stay on the market. Of a whole
      site those of all its resources.`,
    resolve: async (added, _args, context): Promise<OfferRow[]> => {
      const rows = await standingIn<OfferColumns>(added, context, offersInQuestion);
      return rows.map(offerRow);
    },
  }),
  bookings: t.field({
    type: [BookingRef],
    description: `Bookings that stand in its time, at most ${mostShown}: they stay agreed.`,
    resolve: async (added, _args, context): Promise<BookingRow[]> => {
      const rows = await standingIn<BookingColumns>(added, context, bookingsInQuestion);
      return rows.map(bookingRow);
    },
  }),
}));
