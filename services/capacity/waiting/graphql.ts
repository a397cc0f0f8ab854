import { Refusal } from "../../kernel/refusal.ts";
import { hoursText } from "../../kernel/window.ts";
import { builder, WindowInput, WindowRef, WordsRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { retrying } from "../../platform/retrying.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { FirmRef } from "../../tenancy/index.ts";
import { toAsk } from "../bookings/graphql.ts";
import { kindOf, OfferKindRef, weekZone } from "../buckets/graphql.ts";
import type { WaitId } from "../schema/waiting.ts";
import { bookedMs } from "../windows.ts";
import { joinWait, leaveWait } from "./commands.ts";
import {
  type OfferWaited,
  offersWaitedQuestion,
  type WaitColumns,
  type WaitRow,
  waitQuestion,
  waitRow,
  waitStatuses,
  waitsQuestion,
} from "./lists.ts";

const WaitRef = builder.objectRef<WaitRow>("Wait").implement({
  description: "A place of the firm's on the list for time that is taken.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("Wait", tenantId, id) }),
    provider: t.expose("provider", { type: FirmRef }),
    offerId: t.id({
      resolve: ({ provider, offerId }) => globalId("Offer", provider.tenantId, offerId),
    }),
    resourceName: t.expose("resourceName", { type: WordsRef }),
    window: t.expose("window", { type: WindowRef }),
    kind: t.field({ type: OfferKindRef, resolve: kindOf }),
    zone: t.exposeString("zone", weekZone),
    hours: t.field({ type: "Decimal", resolve: (row) => hoursText(bookedMs(row)) }),
    pieces: t.exposeInt("pieces", { nullable: true }),
    note: t.exposeString("note"),
    joinedAt: t.expose("joinedAt", { type: "DateTime" }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true }),
    status: t.field({
      type: enumOf("WaitStatus", waitStatuses),
      resolve: ({ status }) => status,
    }),
  }),
});

const OfferWaitedRef = builder.objectRef<OfferWaited>("OfferWaited").implement({
  description: "How many wait for time of one of the firm's offers; who they are is not told.",
  fields: (t) => ({
    offerId: t.id({ resolve: (row) => globalId("Offer", row.tenant_id, row.offer_id) }),
    waiting: t.exposeInt("waiting"),
  }),
});

builder.queryFields((t) => ({
  waits: t.field({
    type: [WaitRef],
    description: "What the firm waits for, and what came of its last turns.",
    resolve: async (_root, _args, context) => {
      const question = waitsQuestion(context.actor().tenantId);
      return (await context.asking<WaitColumns>("capacity.read", question)).map(waitRow);
    },
  }),
  offersWaited: t.field({
    type: [OfferWaitedRef],
    description: "The firm's own offers that somebody waits for.",
    resolve: (_root, _args, context) =>
      context.asking<OfferWaited>("capacity.read", offersWaitedQuestion(context.actor().tenantId)),
  }),
}));

async function waitAfter(context: Context, id: WaitId): Promise<WaitRow> {
  const question = waitQuestion(context.actor().tenantId, id);
  const [row] = await context.asking<WaitColumns>("capacity.read", question);
  if (row === undefined) throw new Error(`wait ${id} is not there after an act on it`);
  return waitRow(row);
}

/** The id of a place of the firm's own; another's is as absent as none. */
function ownWait(scope: TenantScope, id: string): WaitId {
  const asked = readIdOf("Wait", id, "id");
  if (asked.tenantId !== scope.house) throw new Refusal("WAIT_NOT_FOUND", {}, "id");
  return asked.id as WaitId;
}

const WaitJoinInput = builder.inputType("WaitJoinInput", {
  fields: (t) => ({
    offer: t.id({ required: true }),
    window: t.field({ type: WindowInput, required: true }),
    pieces: t.int({ description: "Where the offer has a price per piece, and only there." }),
    hours: t.field({ type: "Decimal", description: "Of an offer of hours a week: how many." }),
    note: t.string(),
  }),
});

builder.mutationFields((t) => ({
  waitJoin: t.field({
    type: WaitRef,
    description: "Waits for time of an offer that is taken: when it comes free, it is held.",
    errors: {},
    args: { input: t.arg({ type: WaitJoinInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const ask = toAsk(input);
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => joinWait(scope, ask)),
      );
      return waitAfter(context, id);
    },
  }),
  waitLeave: t.field({
    type: WaitRef,
    description: "Leaves the list.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.book", (scope) => leaveWait(scope, ownWait(scope, args.id))),
      );
      return waitAfter(context, id);
    },
  }),
}));
