import { sql } from "drizzle-orm";
import { pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";

export type LeavingOutcome = "withdrawn" | "left";

/** That a firm leaves, as its administrators declared it; one at a time, until it has an outcome. */
export const firmLeavings = pgTable(
  "firm_leavings",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    declaredBy: uuid("declared_by").$type<PersonId>().notNull(),
    declaredAt: instant("declared_at").notNull(),
    /** Empty when none was given. */
    reason: text("reason").notNull(),
    /** When the time of notice is over; the firm has left then at the earliest. */
    endsAt: instant("ends_at").notNull(),
    /** Canonical identities of the firms that were told. */
    partners: text("partners").array().notNull(),
    /** The archive of everything that is made before the end; null until it is asked for. */
    exportId: uuid("export_id"),
    outcome: text("outcome").$type<LeavingOutcome>(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("firm_leavings_one").on(table.tenantId).where(sql`outcome is null`),
  ],
);
