import { boolean, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { JsonObject } from "../../../contracts/events/index.ts";
import { instant, tenantId } from "../../platform/columns.ts";

/**
 * Weekly capacity that a supplier tells a customer, as messages of Catena-X: the firm's own, whichever
 * of both it is.
 */
export const capacityGroups = pgTable(
  "capacity_groups",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    /** As supplier and customer know it. */
    groupId: text("group_id").notNull(),
    name: text("name").notNull(),
    supplier: text("supplier").notNull(),
    customer: text("customer").notNull(),
    /** Null where both know it without being told. */
    unit: text("unit"),
    inactive: boolean("inactive").notNull(),
    /** When the supplier changed it last, as he says. */
    saidAt: instant("said_at").notNull(),
    document: jsonb("document").$type<JsonObject>().notNull(),
    takenAt: instant("taken_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("capacity_groups_known").on(table.tenantId, table.groupId),
  ],
);
