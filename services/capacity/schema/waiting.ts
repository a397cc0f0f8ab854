import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Brand, TenantId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";
import type { BookingId, OfferId } from "../schema.ts";

export type WaitId = Brand<string, "WaitId">;
/** held: its time came free and was set aside; passed: it came free and could not be. */
export const waitOutcomes = ["held", "passed", "left", "over"] as const;
export type WaitOutcome = (typeof waitOutcomes)[number];

/** That a firm waits for time of an offer: in its own house. Their ids are the order of the list. */
export const capacityWaits = pgTable(
  "capacity_waits",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<WaitId>().notNull(),
    provider: uuid("provider").$type<TenantId>().notNull(),
    offerId: uuid("offer_id").$type<OfferId>().notNull(),
    resourceNameZh: text("resource_name_zh").notNull(),
    resourceNameEn: text("resource_name_en").notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    /** How much of the window, which is a week, is waited for; null: all of it. */
    minutes: integer("minutes"),
    /** By whose clock that week begins; null of exclusive time. */
    zone: text("zone"),
    /** Where the offer has a price per piece. */
    pieces: integer("pieces"),
    note: text("note").notNull(),
    joinedAt: instant("joined_at").notNull(),
    /** When and how it ended; null while the firm waits. */
    endedAt: instant("ended_at"),
    outcome: text("outcome").$type<WaitOutcome>(),
    /** What was set aside when it was this firm's turn. */
    holdId: uuid("hold_id").$type<BookingId>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_waits_standing").on(table.id).where(sql`outcome is null`),
  ],
);

/**
 * That somebody waits for time of an offer: in the provider's house, where it is counted. Who it is
 * nobody there can read.
 */
export const capacityWaiting = pgTable(
  "capacity_waiting",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<WaitId>().notNull(),
    requester: uuid("requester").$type<TenantId>().notNull(),
    offerId: uuid("offer_id").$type<OfferId>().notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_waiting_offer").on(table.tenantId, table.offerId),
  ],
);
