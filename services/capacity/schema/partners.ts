import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import type { TenantId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";

/** Firms that a house counts among its partners: they see what it offers to `partners`. */
export const capacityPartners = pgTable(
  "capacity_partners",
  {
    tenantId: tenantId(),
    partner: uuid("partner").$type<TenantId>().notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.partner] })],
);
