import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { publishedHead } from "../reads.ts";
import { eventsBefore, isUnder, type OwnEvent } from "./reads.ts";

interface ReceiptView extends OwnEvent {
  readonly isSealed: boolean;
}

const EventReceiptRef = builder.objectRef<ReceiptView>("EventReceipt").implement({
  fields: (t) => ({
    event: t.exposeString("id", { description: "The id of the event." }),
    eventType: t.exposeString("type"),
    recordedAt: t.expose("recordedAt", { type: "DateTime" }),
    position: t.string({
      nullable: true,
      resolve: ({ position }) => (position === null ? null : String(position)),
    }),
    logIndex: t.string({
      nullable: true,
      resolve: ({ logIndex, isSealed }) => (isSealed ? String(logIndex) : null),
    }),
    address: t.string({
      nullable: true,
      description: "Where its receipt is fetched; null while it is under no signed head.",
      resolve: ({ id, isSealed }) => (isSealed ? `/log/receipts/${id}` : null),
    }),
  }),
});

const EventReceiptConnection = connectionType("EventReceipt", EventReceiptRef);

builder.queryField("eventReceipts", (t) =>
  t.field({
    type: EventReceiptConnection,
    description: "What the firm has recorded, the newest first, and the receipt of each.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "eventReceipts", args);
      const rows = await context.inTenant("ledger.read", async (scope) => {
        const size = (await publishedHead(scope))?.size ?? 0;
        const [before] = page.after ?? [];
        const events = await eventsBefore(scope, before ?? null, page.first + 1);
        return events.map((event) => ({ ...event, isSealed: isUnder(event, size) }));
      });
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
);
