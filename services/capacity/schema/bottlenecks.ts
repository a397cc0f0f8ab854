import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ResourceId } from "../../capability/index.ts";
import type { Brand } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";

export type BottleneckId = Brand<string, "BottleneckId">;

/** Whose capacity a rule looks at: the firm's own, or all that the market shows the firm. */
export const bottleneckWatches = ["own", "market"] as const;
export type BottleneckWatch = (typeof bottleneckWatches)[number];

/** From what use on a firm wants to be told that a week is tight, and of which capacity. */
export const capacityBottlenecks = pgTable(
  "capacity_bottlenecks",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<BottleneckId>().notNull(),
    name: text("name").notNull(),
    watch: text("watch").$type<BottleneckWatch>().notNull(),
    /** Null where it is one resource of the firm's, whatever it is offered for. */
    process: text("process"),
    resourceId: uuid("resource_id").$type<ResourceId>(),
    /** The Chinese name of a city: the one that every site has. Null: everywhere. */
    city: text("city"),
    thresholdPercent: integer("threshold_percent").notNull(),
    /** How far below the threshold use must fall before it is told of again. */
    marginPercent: integer("margin_percent").notNull(),
    /** How many weeks, this one being the first. */
    weeks: integer("weeks").notNull(),
    isOn: boolean("is_on").notNull(),
    savedAt: instant("saved_at").notNull(),
    /** When the worker looked last; null: not yet as it is now. */
    lookedAt: instant("looked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("capacity_bottlenecks_due").on(table.lookedAt).where(sql`is_on`),
  ],
);

/** A week in which use has reached a rule's threshold: until it has fallen below the margin. */
export const capacityTightWeeks = pgTable(
  "capacity_tight_weeks",
  {
    tenantId: tenantId(),
    ruleId: uuid("rule_id").$type<BottleneckId>().notNull(),
    /** The day on which the week begins, by the clock of the site. */
    monday: date("monday", { mode: "string" }).notNull(),
    since: instant("since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.ruleId, table.monday] }),
    foreignKey({
      name: "capacity_tight_weeks_rule",
      columns: [table.tenantId, table.ruleId],
      foreignColumns: [capacityBottlenecks.tenantId, capacityBottlenecks.id],
    }).onDelete("cascade"),
    index("capacity_tight_weeks_over").on(table.monday),
  ],
);
