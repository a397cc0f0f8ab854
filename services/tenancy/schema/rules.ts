import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";

/** What the operating rules set for the code: read where the rule is kept, never copied. */
export interface RulesParameters {
  /** Hours before a booking's begin until which cancelling it costs nothing. */
  readonly freeCancellationHours: number;
}

/** The platform's rules, version by version; a published version is never changed. */
export const operatingRules = pgTable("operating_rules", {
  version: integer("version").primaryKey(),
  textZh: text("text_zh").notNull(),
  textEn: text("text_en").notNull(),
  parameters: jsonb("parameters").$type<RulesParameters>().notNull(),
  effectiveFrom: instant("effective_from").notNull(),
  publishedAt: instant("published_at").notNull(),
});

/** Which version a firm has accepted, and who did so in its name. */
export const rulesAcceptances = pgTable(
  "rules_acceptances",
  {
    tenantId: tenantId(),
    version: integer("version").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.version] })],
);
