import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import type { ResourceId } from "../../capability/index.ts";
import { instant, tenantId } from "../../platform/columns.ts";
import type { BookingId } from "../schema.ts";

/** What the market's free windows are less: bookings and holds, by resource, without a name. */
export const marketTaken = pgTable(
  "market_taken",
  {
    tenantId: tenantId(),
    bookingId: uuid("booking_id").$type<BookingId>().notNull(),
    resourceId: uuid("resource_id").$type<ResourceId>().notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    /** Whether it is a hold, which no event tells of. */
    held: boolean("held").notNull().default(false),
    minutes: integer("minutes"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.bookingId] }),
    index("market_taken_held").on(table.tenantId, table.bookingId).where(sql`held`),
    index("market_taken_resource").on(table.tenantId, table.resourceId, table.untilAt),
  ],
);
