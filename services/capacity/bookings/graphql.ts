import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText } from "../../kernel/window.ts";
import {
  builder,
  MoneyRef,
  WindowInput,
  WindowRef,
  WordsRef,
} from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { retrying } from "../../platform/retrying.ts";
import { FirmRef } from "../../tenancy/index.ts";
import { kindOf, OfferKindRef, weekZone } from "../buckets/graphql.ts";
import { linesSeen, PriceLineRef } from "../prices-graphql.ts";
import type { BookingId, OfferId, Side } from "../schema.ts";
import { bookedMs } from "../windows.ts";
import { askForBooking } from "./asking.ts";
import { cancelBooking, requestBookings } from "./commands.ts";
import {
  type BookingColumns,
  type BookingRow,
  bookingQuestion,
  bookingRow,
  bookingsQuestion,
} from "./lists.ts";
import { named } from "./parts.ts";
import { rescheduleBooking } from "./reschedule.ts";
import type { BookingAsk } from "./rules.ts";

const BookingSideRef = builder.enumType("BookingSide", {
  values: {
    PROVIDED: { value: "provider", description: "Bookings on the firm's own offers." },
    MADE: { value: "requester", description: "Bookings that the firm has made." },
  } satisfies Record<string, { value: Side; description: string }>,
});

const BookingStatusRef = enumOf("BookingStatus", ["booked", "cancelled", "rescheduled"]);

export const BookingRef = builder.objectRef<BookingRow>("Booking").implement({
  description: "Capacity that one firm has set aside for another.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Booking") }),
    side: t.expose("side", { type: BookingSideRef }),
    provider: t.expose("provider", { type: FirmRef }),
    requester: t.expose("requester", { type: FirmRef }),
    resourceName: t.expose("resourceName", { type: WordsRef }),
    window: t.expose("window", { type: WindowRef }),
    pieces: t.exposeInt("pieces", { nullable: true }),
    kind: t.field({ type: OfferKindRef, resolve: kindOf }),
    zone: t.exposeString("zone", weekZone),
    hours: t.field({ type: "Decimal", resolve: (row) => hoursText(bookedMs(row)) }),
    total: t.expose("total", { type: MoneyRef }),
    priceLines: t.field({ type: [PriceLineRef], resolve: linesSeen }),
    vatIncluded: t.exposeBoolean("vatIncluded"),
    status: t.field({
      type: BookingStatusRef,
      resolve: ({ cancelledAt, successor }) => {
        if (successor !== null) return "rescheduled";
        return cancelledAt === null ? "booked" : "cancelled";
      },
    }),
    note: t.exposeString("note"),
    bookedAt: t.expose("bookedAt", { type: "DateTime" }),
    freeCancellationUntil: t.expose("freeCancellationUntil", {
      type: "DateTime",
      description: "Until then cancelling costs nothing, by the rules it was booked under.",
    }),
    cancelledAt: t.expose("cancelledAt", { type: "DateTime", nullable: true }),
    cancelledFree: t.exposeBoolean("cancelledFree", { nullable: true }),
    successorId: t.id({
      nullable: true,
      description: "The booking that took its place, where it was rescheduled.",
      resolve: ({ tenantId, successor }) =>
        successor === null ? null : globalId("Booking", tenantId, successor),
    }),
    rulesVersion: t.exposeInt("rulesVersion"),
    lateCharge: t.expose("lateCharge", {
      type: MoneyRef,
      description: "What cancelling after the free time costs, by the rules it was booked under.",
    }),
    fee: t.field({
      type: MoneyRef,
      description: `What the platform takes of the provider, by the rules it was booked under: nothing
        of a booking that was cancelled in the free time.`,
      resolve: ({ fee, cancelledFree }) => (cancelledFree === true ? { ...fee, minor: 0n } : fee),
    }),
    offerId: t.id({
      resolve: ({ provider, offerId }) => globalId("Offer", provider.tenantId, offerId),
    }),
  }),
});

async function bookingNode(
  context: Context,
  house: string,
  id: string,
): Promise<BookingRow | null> {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const question = bookingQuestion(tenantId, id);
  const [row] = await context.asking<BookingColumns>("capacity.read", question);
  return row === undefined ? null : bookingRow(row);
}

registerNode("Booking", bookingNode);

/** A booking as it stands after an act; bookings are never taken away. */
export async function bookingAfter(context: Context, id: BookingId): Promise<BookingRow> {
  const booking = await bookingNode(context, context.actor().tenantId, id);
  if (booking === null) throw new Error(`booking ${id} is not there after an act on it`);
  return booking;
}

interface BookedTogether {
  readonly bookings: readonly BookingRow[];
}

export const BookedTogetherRef = builder.objectRef<BookedTogether>("BookedTogether").implement({
  description: "The bookings of one act, in the order in which they were asked for.",
  fields: (t) => ({ bookings: t.expose("bookings", { type: [BookingRef] }) }),
});

export async function bookingsAfter(
  context: Context,
  ids: readonly BookingId[],
): Promise<BookedTogether> {
  return { bookings: await Promise.all(ids.map((id) => bookingAfter(context, id))) };
}

builder.queryField("bookings", (t) =>
  t.field({
    type: connectionType("Booking", BookingRef),
    description: "Bookings on the firm's own offers (PROVIDED) or made by the firm (MADE).",
    args: {
      side: t.arg({ type: BookingSideRef, required: true }),
      first: t.arg.int(),
      after: t.arg.string(),
    },
    resolve: async (_root, { side, ...args }, context) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "bookings", args, side);
      const [bookedAt, id] = page.after ?? [];
      const question = bookingsQuestion(tenantId, side, {
        limit: page.first + 1,
        after: bookedAt && id ? { bookedAt, id } : null,
      });
      const rows = await context.asking<BookingColumns>("capacity.read", question);
      return connectionOf(page, rows.map(bookingRow), (row) => [
        row.bookedAt.toISOString(),
        row.id,
      ]);
    },
  }),
);

const BookingRequestInput = builder.inputType("BookingRequestInput", {
  fields: (t) => ({
    offer: t.id({ required: true }),
    window: t.field({ type: WindowInput, required: true }),
    pieces: t.int({ description: "Where the offer has a price per piece, and only there." }),
    hours: t.field({ type: "Decimal", description: "Of an offer of hours a week: how many." }),
    note: t.string(),
  }),
});

/** What is asked of an offer, be it to book, to hold or to wait for. */
export function toAsk(input: typeof BookingRequestInput.$inferInput): BookingAsk {
  const { offer, window, hours, pieces, note } = input;
  const asked = readIdOf("Offer", offer, "offer");
  return {
    provider: asked.tenantId as TenantId,
    offerId: asked.id as OfferId,
    window,
    pieces: pieces ?? null,
    hours: hours ?? null,
    note: note ?? "",
  };
}

const BookingRescheduleInput = builder.inputType("BookingRescheduleInput", {
  fields: (t) => ({
    booking: t.id({ required: true }),
    window: t.field({ type: WindowInput, required: true }),
    hours: t.field({ type: "Decimal", description: "As many as before where it is absent." }),
  }),
});

builder.mutationFields((t) => ({
  bookingRequest: t.field({
    type: BookingRef,
    description: "Books part of a published offer.",
    errors: {},
    args: { input: t.arg({ type: BookingRequestInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const ask = toAsk(input);
      const id = await context.acting((database, actor) => askForBooking(database, actor, ask));
      return bookingAfter(context, id);
    },
  }),
  bookingRequestAll: t.field({
    type: BookedTogetherRef,
    description: `Books several parts, at one provider or many, all or none. A refusal names the
      part.`,
    errors: {},
    args: { parts: t.arg({ type: [BookingRequestInput], required: true }) },
    resolve: async (_root, { parts }, context) => {
      const asks = await Promise.all(
        parts.map((part, place) => named(place, async () => toAsk(part))),
      );
      const ids = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => requestBookings(scope, asks)),
      );
      return bookingsAfter(context, ids);
    },
  }),
  bookingReschedule: t.field({
    type: BookingRef,
    description: `Moves a booking that the firm has made to another window of the same offer: a new
      booking under the rules of the former, which ends. Gives the new one.`,
    errors: {},
    args: { input: t.arg({ type: BookingRescheduleInput, required: true }) },
    resolve: async (_root, { input: { booking, window, hours } }, context) => {
      const asked = readIdOf("Booking", booking, "booking");
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => {
          if (asked.tenantId !== scope.house) throw new Refusal("BOOKING_NOT_FOUND", {}, "booking");
          return rescheduleBooking(scope, asked.id as BookingId, { window, hours: hours ?? null });
        }),
      );
      return bookingAfter(context, id);
    },
  }),
  bookingCancel: t.field({
    type: BookingRef,
    description: "Ends a booking from either side and frees its time.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const asked = readIdOf("Booking", args.id, "id");
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => {
          if (asked.tenantId !== scope.house) throw new Refusal("BOOKING_NOT_FOUND", {}, "id");
          return cancelBooking(scope, asked.id as BookingId);
        }),
      );
      return bookingAfter(context, id);
    },
  }),
}));
