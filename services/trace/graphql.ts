import { identityOf } from "../../identifiers/codes/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { placesInLog } from "../ledger/index.ts";
import { builder, WordsInput, WordsRef } from "../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../platform/graphql/connections.ts";
import { idOf, NodeRef, registerNode } from "../platform/graphql/nodes.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { describeProduct } from "./products.ts";
import {
  type CaptureRow,
  captureById,
  capturesPage,
  codesOfEvents,
  type EventRow,
  envelopesOf,
  eventById,
  eventsPage,
  type ProductRow,
  productByCode,
  productsPage,
  timeKeyOf,
} from "./reads.ts";
import { bundleAddressOf } from "./sharing/house.ts";

/** An event as the firm sees it: its row, its codes, what was committed, its place in the log. */
export interface EventView extends EventRow {
  readonly codes: readonly { readonly code: string; readonly role: string }[];
  readonly body: string;
  readonly logIndex: number | null;
}

/** Everything that a list of events shows, in four questions whatever its length. */
export async function viewsOf(scope: TenantScope, rows: readonly EventRow[]): Promise<EventView[]> {
  const ids = rows.map((row) => row.id);
  const codes = await codesOfEvents(scope, ids);
  const envelopes = await envelopesOf(scope, ids);
  const places = await placesInLog(scope, ids);
  return rows.map((row) => ({
    ...row,
    codes: codes.filter((code) => code.eventId === row.id),
    body: JSON.stringify(envelopes.get(row.id)?.body ?? {}, null, 2),
    logIndex: places.get(row.id) ?? null,
  }));
}

interface CodeView {
  readonly code: string;
  readonly role: string;
}

/** A code and what it is to the event: epc, parent, child, input or output. */
export const EventCodeRef = builder.objectRef<CodeView>("EventCode").implement({
  fields: (t) => ({ code: t.exposeString("code"), role: t.exposeString("role") }),
});

const TraceEventRef = builder.objectRef<EventView>("TraceEvent").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("TraceEvent") }),
    eventId: t.exposeString("eventId", { nullable: true }),
    eventType: t.exposeString("eventType"),
    bizStep: t.exposeString("bizStep", { nullable: true }),
    disposition: t.exposeString("disposition", { nullable: true }),
    eventTime: t.expose("eventTime", { type: "DateTime" }),
    eventTimeZoneOffset: t.exposeString("eventTimeZoneOffset"),
    recordTime: t.expose("recordTime", { type: "DateTime" }),
    codes: t.field({ type: [EventCodeRef], resolve: ({ codes }) => [...codes] }),
    readPoint: t.exposeString("readPoint", { nullable: true }),
    bizLocation: t.exposeString("bizLocation", { nullable: true }),
    audience: t.string({
      description: "`public`, or the name of the circle of the firm that may see it.",
      resolve: ({ circle }) => circle,
    }),
    body: t.exposeString("body", { description: "What was committed, as JSON." }),
    recorded: t.boolean({ resolve: ({ logIndex }) => logIndex !== null }),
    logIndex: t.string({
      nullable: true,
      resolve: ({ logIndex }) => (logIndex === null ? null : String(logIndex)),
    }),
  }),
});

registerNode("TraceEvent", async (context, tenantId, id) => {
  if (context.actor().tenantId !== tenantId) return null;
  return context.inTenant("trace.read", async (scope) => {
    const row = await eventById(scope, id);
    const [view] = row === null ? [] : await viewsOf(scope, [row]);
    return view ?? null;
  });
});

const CaptureRef = builder.objectRef<CaptureRow>("Capture").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Capture") }),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    eventCount: t.exposeInt("eventCount"),
    audience: t.string({ resolve: ({ circle }) => circle }),
    media: t.exposeString("media"),
  }),
});

registerNode("Capture", async (context, tenantId, id) => {
  if (context.actor().tenantId !== tenantId) return null;
  return context.inTenant("trace.read", (scope) => captureById(scope, id));
});

const ProductRef = builder.objectRef<ProductRow>("Product").implement({
  fields: (t) => ({
    code: t.string({ resolve: ({ product }) => product }),
    name: t.field({ type: WordsRef, resolve: (row) => ({ zh: row.nameZh, en: row.nameEn }) }),
    description: t.field({
      type: WordsRef,
      resolve: (row) => ({ zh: row.descriptionZh, en: row.descriptionEn }),
    }),
    describedAt: t.expose("describedAt", { type: "DateTime" }),
  }),
});

const TraceEventConnection = connectionType("TraceEvent", TraceEventRef);
const CaptureConnection = connectionType("Capture", CaptureRef);
const ProductConnection = connectionType("Product", ProductRef);

function identityIn(code: string): string {
  try {
    return identityOf(code.trim());
  } catch {
    throw new Refusal("INPUT_INVALID", {}, "code");
  }
}

builder.queryFields((t) => ({
  traceEvents: t.field({
    type: TraceEventConnection,
    args: {
      first: t.arg.int(),
      after: t.arg.string(),
      code: t.arg.string(),
      bizStep: t.arg.string(),
    },
    resolve: async (_root, args, context) => {
      const filter = {
        ...(args.code ? { code: identityIn(args.code) } : {}),
        ...(args.bizStep ? { bizStep: args.bizStep } : {}),
      };
      const page = await pageOf(context, "traceEvents", args, filter);
      return context.inTenant("trace.read", async (scope) => {
        const rows = await eventsPage(scope, filter, page.first, page.after);
        const list = connectionOf(page, rows, timeKeyOf);
        return { ...list, rows: await viewsOf(scope, list.rows) } as never;
      });
    },
  }),
  traceProof: t.string({
    nullable: true,
    description:
      "Where a file is that proves all that the caller's firm may see of a thing; null where that is " +
      "no more than is public.",
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) => {
      const identity = identityIn(code);
      return context.inTenant("trace.read", (scope) => bundleAddressOf(scope, identity));
    },
  }),
  captures: t.field({
    type: CaptureConnection,
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "captures", args);
      const rows = await context.inTenant("trace.read", (scope) =>
        capturesPage(scope, page.first, page.after),
      );
      return connectionOf(page, rows, (row) => [row.startedAt.toISOString(), row.id]);
    },
  }),
  products: t.field({
    type: ProductConnection,
    description: "What the firm has described: product classes, things and places.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "products", args);
      const rows = await context.inTenant("trace.read", (scope) =>
        productsPage(scope, page.first, page.after),
      );
      return connectionOf(page, rows, (row) => [row.product]);
    },
  }),
}));

const ProductDescribeInput = builder.inputType("ProductDescribeInput", {
  fields: (t) => ({
    code: t.string({ required: true }),
    name: t.field({ type: WordsInput, required: true }),
    description: t.field({ type: WordsInput, required: true }),
  }),
});

builder.mutationField("productDescribe", (t) =>
  t.field({
    type: ProductRef,
    description: "Names a product class, a thing or a place to anyone, in both languages.",
    errors: {},
    args: { input: t.arg({ type: ProductDescribeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("trace.describe", async (scope) => {
        const product = await describeProduct(scope, input);
        const row = await productByCode(scope, product);
        if (row === null) throw new Error(`${product} was not kept`);
        return row;
      }),
  }),
);
