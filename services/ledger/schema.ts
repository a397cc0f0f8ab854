import { sql } from "drizzle-orm";
import { bigint, index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { EventId } from "../kernel/brand.ts";
import { bytea, instant } from "../platform/columns.ts";

/** Commitments that have no place in the log yet. */
export const logWaiting = pgTable(
  "log_waiting",
  {
    eventId: uuid("event_id").$type<EventId>().primaryKey(),
    commitment: bytea("commitment").notNull(),
    arrivedAt: instant("arrived_at").notNull(),
  },
  (table) => [index("log_waiting_order").on(table.arrivedAt, table.eventId)],
);

/** The log itself: one row per entry, in order and without gaps. */
export const logEntries = pgTable("log_entries", {
  logIndex: bigint("log_index", { mode: "number" }).primaryKey(),
  kind: smallint("kind").notNull(),
  entry: bytea("entry").notNull(),
  /** Null for the map's statements. */
  eventId: uuid("event_id").$type<EventId>().unique(),
});

/** Heads of the log. A head is inserted once per size and signed afterwards. */
export const logCheckpoints = pgTable(
  "log_checkpoints",
  {
    size: bigint("size", { mode: "number" }).primaryKey(),
    previousSize: bigint("previous_size", { mode: "number" }).notNull().unique(),
    root: bytea("root").notNull(),
    at: instant("at").notNull(),
    fence: bigint("fence", { mode: "bigint" }).notNull(),
    /** The signed note as published; null until it is signed. */
    note: text("note"),
  },
  (table) => [index("log_checkpoints_unsigned").on(table.size).where(sql`note is null`)],
);

/** The log's name and public key, written once. */
export const logs = pgTable("logs", {
  origin: text("origin").primaryKey(),
  verifierKey: text("verifier_key").notNull(),
});
