import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantId } from "../../platform/columns.ts";
import type { NoticeKind } from "../inbox/kinds.ts";

/** What is sent: a notice, receipts of the ledger, or a word by which a firm tries its receiver. */
export type WebhookKind = NoticeKind | "receipts" | "webhook-test";

/** Where a firm's own systems hear of notices. Secrets are sealed and bound to the row's id. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    url: text("url").notNull(),
    kinds: jsonb("kinds").$type<NoticeKind[]>().notNull(),
    active: boolean("active").notNull(),
    sealed: text("sealed").notNull(),
    /** The secret before; it signs, too, until `formerUntil`. */
    formerSealed: text("former_sealed"),
    formerUntil: instant("former_until"),
    createdAt: instant("created_at").notNull(),
    /** Since when nothing has arrived. */
    failingSince: instant("failing_since"),
    /** When the platform switched it off because nothing arrived. */
    stoppedAt: instant("stopped_at"),
    /** The position of the firm's last event whose receipt went there; null where none are sent. */
    receiptsAfter: bigint("receipts_after", { mode: "number" }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** What is on its way to one endpoint. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    /** Where it went, whatever becomes of the endpoint; empty for what was sent before it was kept. */
    url: text("url").notNull().default(""),
    kind: text("kind").$type<WebhookKind>().notNull(),
    body: text("body").notNull(),
    writtenAt: instant("written_at").notNull(),
    /** When it is tried next; whoever sends it puts this off, so that no other does. */
    dueAt: instant("due_at").notNull(),
    tries: integer("tries").notNull(),
    /** The latest answer: a status of HTTP, or a word when there was none. */
    status: integer("status"),
    fault: text("fault"),
    sentAt: instant("sent_at"),
    deadAt: instant("dead_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // By firm first: what is due is taken from each firm in its turn.
    index("webhook_deliveries_due")
      .on(table.tenantId, table.dueAt)
      .where(sql`sent_at is null and dead_at is null`),
  ],
);
