import { ProcessRef, processSeen, type ResourceId, ResourceRef } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { hoursText, lengthMs, type Window } from "../../kernel/window.ts";
import { builder, MoneyRef, WindowInput, WindowRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { nodesAskFor } from "../../platform/graphql/selection.ts";
import { retrying } from "../../platform/retrying.ts";
import { FirmRef } from "../../tenancy/index.ts";
import { OfferKindRef, OfferWeekRef, weekHoursOf } from "../buckets/graphql.ts";
import { freeMsOf, offeredMs, type WeekFree, weeksLeft } from "../buckets/weeks.ts";
import { usualVatBasisPoints } from "../market/price.ts";
import { extrasAsked, minorOf, PriceTierInput, priceFields } from "../prices-graphql.ts";
import { type OfferId, offerStatuses, visibilities } from "../schema.ts";
import { bookableParts, totalMs } from "../windows.ts";
import { publishOffer, withdrawOffer } from "./commands.ts";
import {
  type OfferColumns,
  type OfferRow,
  offerPartsAsked,
  offerQuestion,
  offerRow,
  offersQuestion,
} from "./reads.ts";
import type { OfferDraft } from "./rules.ts";

export const VisibilityRef = enumOf("Visibility", visibilities);
const OfferStatusRef = enumOf("OfferStatus", offerStatuses);

/** Nothing of a withdrawn offer can be booked. */
function freeOf({ status, bucket, window, taken }: OfferRow): Window[] {
  if (status === "withdrawn" || bucket !== null) return [];
  return bookableParts(
    window,
    taken.map((each) => each.window),
    new Date(),
  );
}

function weeksOfOffer({ status, bucket, window, taken }: OfferRow): WeekFree[] {
  return bucket === null ? [] : weeksLeft(bucket, window, status === "published" ? taken : null);
}

const freeMsOfOffer = (offer: OfferRow) =>
  offer.bucket === null ? totalMs(freeOf(offer)) : freeMsOf(weeksOfOffer(offer));

export const OfferRef = builder.objectRef<OfferRow>("Offer").implement({
  description: "Capacity that the firm has put on the market.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Offer") }),
    firm: t.expose("firm", { type: FirmRef }),
    resource: t.expose("resource", { type: ResourceRef }),
    process: t.field({ type: ProcessRef, resolve: ({ process }) => processSeen(process) }),
    window: t.expose("window", { type: WindowRef }),
    kind: t.field({
      type: OfferKindRef,
      resolve: ({ bucket }) => (bucket === null ? "window" : "bucket"),
    }),
    hours: t.field({
      type: "Decimal",
      description: "Hours that were offered, in all.",
      resolve: ({ bucket, window }) =>
        hoursText(bucket === null ? lengthMs(window) : offeredMs(bucket, window)),
    }),
    weekHours: t.field({ type: "Decimal", nullable: true, resolve: weekHoursOf }),
    zone: t.string({
      nullable: true,
      description: "By whose clock weeks begin, of an offer of hours a week: an IANA name.",
      resolve: ({ bucket }) => bucket?.zone ?? null,
    }),
    weeks: t.field({ type: [OfferWeekRef], resolve: weeksOfOffer }),
    freeHours: t.field({
      type: "Decimal",
      description: "Hours that can still be booked.",
      resolve: (offer) => hoursText(freeMsOfOffer(offer)),
    }),
    freeWindows: t.field({
      type: [WindowRef],
      description: "Exclusive time that can still be booked; none of an offer of hours a week.",
      resolve: freeOf,
    }),
    pricePerHour: t.expose("pricePerHour", { type: MoneyRef }),
    ...priceFields(t, (offer) => offer),
    vatIncluded: t.exposeBoolean("vatIncluded"),
    vatBasisPoints: t.exposeInt("vatBasisPoints", {
      nullable: true,
      description: "The rate of VAT in hundredths of a percent; null where it is not told.",
    }),
    visibility: t.expose("visibility", { type: VisibilityRef }),
    firms: t.field({
      type: [FirmRef],
      description: "Those who alone may see it, of an offer to named firms.",
      resolve: ({ firms }) => [...firms],
    }),
    status: t.expose("status", { type: OfferStatusRef }),
    publishedAt: t.expose("publishedAt", { type: "DateTime" }),
    terms: t.exposeString("terms"),
    seriesId: t.exposeString("seriesId", {
      nullable: true,
      description: "The same for all that were published as one series.",
    }),
  }),
});

async function offerNode(context: Context, house: string, id: string): Promise<OfferRow | null> {
  const { tenantId } = context.actor();
  if (house !== tenantId) return null;
  const [row] = await context.asking<OfferColumns>("capacity.read", offerQuestion(tenantId, id));
  return row === undefined ? null : offerRow(row);
}

registerNode("Offer", offerNode);

/** Its own offer as it stands after an act; offers are never taken away. */
async function offerAfter(context: Context, id: OfferId): Promise<OfferRow> {
  const offer = await offerNode(context, context.actor().tenantId, id);
  if (offer === null) throw new Error(`offer ${id} is not there after an act on it`);
  return offer;
}

builder.queryField("offers", (t) =>
  t.field({
    type: connectionType("Offer", OfferRef),
    description: "The firm's own offers, newest first.",
    args: { first: t.arg.int(), after: t.arg.string(), status: t.arg({ type: OfferStatusRef }) },
    resolve: async (_root, { status, ...args }, context, info) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "offers", args, status ?? null);
      const [publishedAt, id] = page.after ?? [];
      const asked = {
        limit: page.first + 1,
        after: publishedAt && id ? { publishedAt, id } : null,
        status: status ?? null,
      };
      const parts = offerPartsAsked((...path) => nodesAskFor(info, ...path));
      const question = offersQuestion(tenantId, asked, parts);
      const rows = await context.asking<OfferColumns>("capacity.read", question);
      return connectionOf(page, rows.map(offerRow), (row) => [
        row.publishedAt.toISOString(),
        row.id,
      ]);
    },
  }),
);

/** What is asked of a rate of VAT. */
export const vatAsked = `The rate in hundredths of a percent. A price without VAT is compared by it;
  without one, by ${usualVatBasisPoints}.`;

const OfferPublishInput = builder.inputType("OfferPublishInput", {
  fields: (t) => ({
    resource: t.id({ required: true }),
    process: t.string({ required: true }),
    window: t.field({
      type: WindowInput,
      required: true,
      description: "Exclusive time; with weekHours the whole weeks that it touches.",
    }),
    weekHours: t.field({
      type: "Decimal",
      description: "So many hours of each week instead of exclusive time.",
    }),
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

type Time = "window" | "weekHours";

/** What an offer says besides the time that it is for. */
export function termsAsked(
  input: Omit<typeof OfferPublishInput.$inferInput, Time>,
): Omit<OfferDraft, Time> {
  const { resource, process, currency, vatIncluded, vatBasisPoints, visibility, firms, terms } =
    input;
  const perHour = minorOf(input.pricePerHourMinor, "pricePerHourMinor");
  return {
    process,
    vatIncluded,
    vatBasisPoints: vatBasisPoints ?? null,
    visibility,
    resourceId: readIdOf("Resource", resource, "resource").id as ResourceId,
    pricePerHour: { minor: perHour, currency },
    extras: extrasAsked(input),
    firms: (firms ?? []).map((firm) => readIdOf("Firm", firm, "firms").id as TenantId),
    terms: terms ?? "",
  };
}

function toDraft(input: typeof OfferPublishInput.$inferInput): OfferDraft {
  const { window, weekHours } = input;
  return { ...termsAsked(input), window, weekHours: weekHours ?? null };
}

builder.mutationFields((t) => ({
  offerPublish: t.field({
    type: OfferRef,
    errors: {},
    args: { input: t.arg({ type: OfferPublishInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const draft = toDraft(input);
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.publish", (scope) => publishOffer(scope, draft)),
      );
      return offerAfter(context, id);
    },
  }),
  offerWithdraw: t.field({
    type: OfferRef,
    description: "Takes an offer off the market. What is booked of it stays booked.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const asked = readIdOf("Offer", args.id, "id");
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.publish", (scope) => {
          if (asked.tenantId !== scope.house) throw new Refusal("OFFER_NOT_FOUND", {}, "id");
          return withdrawOffer(scope, asked.id as OfferId);
        }),
      );
      return offerAfter(context, id);
    },
  }),
}));
