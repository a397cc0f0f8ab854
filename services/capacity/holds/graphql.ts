import { Refusal } from "../../kernel/refusal.ts";
import { hoursText } from "../../kernel/window.ts";
import {
  builder,
  MoneyRef,
  WindowInput,
  WindowRef,
  WordsRef,
} from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { retrying } from "../../platform/retrying.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { FirmRef } from "../../tenancy/index.ts";
import {
  BookedTogetherRef,
  BookingRef,
  bookingAfter,
  bookingsAfter,
  toAsk,
} from "../bookings/graphql.ts";
import { named } from "../bookings/parts.ts";
import { kindOf, OfferKindRef, weekZone } from "../buckets/graphql.ts";
import { linesSeen, PriceLineRef } from "../prices-graphql.ts";
import type { BookingId } from "../schema.ts";
import { bookedMs } from "../windows.ts";
import { confirmHold, confirmHolds, placeHold, releaseHold } from "./commands.ts";
import {
  type HoldColumns,
  type HoldRow,
  holdQuestion,
  holdRow,
  holdStatuses,
  holdsQuestion,
} from "./lists.ts";

const HoldRef = builder.objectRef<HoldRow>("Hold").implement({
  description: "Capacity that the firm has set aside for some minutes, at the terms shown here.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Hold") }),
    provider: t.expose("provider", { type: FirmRef }),
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
      type: enumOf("HoldStatus", holdStatuses),
      resolve: ({ status }) => status,
    }),
    note: t.exposeString("note"),
    heldAt: t.expose("heldAt", { type: "DateTime" }),
    heldUntil: t.expose("heldUntil", { type: "DateTime" }),
    secondsLeft: t.exposeInt("secondsLeft", {
      description: "Until it runs out, by the platform's clock, when it was asked.",
    }),
    freeCancellationUntil: t.expose("freeCancellationUntil", { type: "DateTime" }),
    lateCharge: t.expose("lateCharge", { type: MoneyRef }),
    rulesVersion: t.exposeInt("rulesVersion"),
    offerId: t.id({
      resolve: ({ provider, offerId }) => globalId("Offer", provider.tenantId, offerId),
    }),
  }),
});

async function holdNode(context: Context, house: string, id: string): Promise<HoldRow | null> {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const [row] = await context.asking<HoldColumns>("capacity.read", holdQuestion(tenantId, id));
  return row === undefined ? null : holdRow(row);
}

registerNode("Hold", holdNode);

async function holdAfter(context: Context, id: BookingId): Promise<HoldRow> {
  const hold = await holdNode(context, context.actor().tenantId, id);
  if (hold === null) throw new Error(`hold ${id} is not there after an act on it`);
  return hold;
}

/** The id of a hold of the firm's own; another's is as absent as none. */
function ownHold(scope: TenantScope, id: string): BookingId {
  const asked = readIdOf("Hold", id, "id");
  if (asked.tenantId !== scope.house) throw new Refusal("HOLD_NOT_FOUND", {}, "id");
  return asked.id as BookingId;
}

builder.queryField("holds", (t) =>
  t.field({
    type: [HoldRef],
    description: "The firm's holds that run; those that run out first come first.",
    resolve: async (_root, _args, context) => {
      const question = holdsQuestion(context.actor().tenantId);
      return (await context.asking<HoldColumns>("capacity.read", question)).map(holdRow);
    },
  }),
);

const BookingHoldInput = builder.inputType("BookingHoldInput", {
  fields: (t) => ({
    offer: t.id({ required: true }),
    window: t.field({ type: WindowInput, required: true }),
    pieces: t.int({ description: "Where the offer has a price per piece, and only there." }),
    hours: t.field({ type: "Decimal", description: "Of an offer of hours a week: how many." }),
    minutes: t.int({ description: "For as long as the operating rules allow where it is absent." }),
    note: t.string(),
  }),
});

builder.mutationFields((t) => ({
  bookingHold: t.field({
    type: HoldRef,
    description: "Sets part of a published offer aside for some minutes.",
    errors: {},
    args: { input: t.arg({ type: BookingHoldInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const ask = { ...toAsk(input), minutes: input.minutes ?? null };
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => placeHold(scope, ask)),
      );
      return holdAfter(context, id);
    },
  }),
  bookingConfirm: t.field({
    type: BookingRef,
    description: "Makes a hold that still runs a booking, at the terms that were shown.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => confirmHold(scope, ownHold(scope, args.id))),
      );
      return bookingAfter(context, id);
    },
  }),
  bookingConfirmAll: t.field({
    type: BookedTogetherRef,
    description: "Makes bookings of several holds, all or none. A refusal names the part.",
    errors: {},
    args: { ids: t.arg.idList({ required: true }) },
    resolve: async (_root, args, context) => {
      const ids = await retrying(context.request, () =>
        context.inTenant("capacity.book", async (scope) => {
          const each = args.ids.map((id, place) => named(place, async () => ownHold(scope, id)));
          return confirmHolds(scope, await Promise.all(each));
        }),
      );
      return bookingsAfter(context, ids);
    },
  }),
  bookingRelease: t.field({
    type: HoldRef,
    description: "Gives the time of a hold back before it runs out.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => releaseHold(scope, ownHold(scope, args.id))),
      );
      return holdAfter(context, id);
    },
  }),
}));
