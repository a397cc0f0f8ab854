import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId } from "../../services/platform/columns.ts";
import type { NodeMode, NodeScheme } from "./rules.ts";

/** Where a firm's own system holds what stands under one of its prefixes. */
export const identifierNodes = pgTable(
  "identifier_nodes",
  {
    tenantId: tenantId(),
    scheme: text("scheme").$type<NodeScheme>().notNull(),
    prefix: text("prefix").notNull(),
    mode: text("mode").$type<NodeMode>().notNull(),
    /** Without a slash at its end. */
    url: text("url").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.scheme, table.prefix] })],
);
