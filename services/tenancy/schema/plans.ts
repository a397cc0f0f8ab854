import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantId } from "../../platform/columns.ts";

/** What a plan limits; the events are those of the last 24 hours. */
export const quotaNames = ["people", "api_keys", "offers", "events_per_day"] as const;
export type QuotaName = (typeof quotaNames)[number];
/** The most of each; null without limit. */
export type Quotas = Readonly<Record<QuotaName, number | null>>;

/** Plans that the operator offers. */
export const plans = pgTable("plans", {
  id: uuid("id").primaryKey(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  quotas: jsonb("quotas").$type<Quotas>().notNull(),
  changedAt: instant("changed_at").notNull(),
});

/** Which plan a firm has; one without a row has no limits. */
export const firmPlans = pgTable("firm_plans", {
  tenantId: tenantId().primaryKey(),
  planId: uuid("plan_id").notNull(),
  since: instant("since").notNull(),
});
