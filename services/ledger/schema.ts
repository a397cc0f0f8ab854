import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { EventId } from "../kernel/brand.ts";
import { bytea, instant } from "../platform/columns.ts";

/** Commitments that have no place in the log yet. */
export const logWaiting = pgTable(
  "log_waiting",
  {
    eventId: uuid("event_id").$type<EventId>().primaryKey(),
    commitment: bytea("commitment").notNull(),
    /** The chains that the event belongs to: keys of the map, one after the other. Null for what waited
     * before there was a map. */
    keys: bytea("keys"),
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
    /** That of the statement under it. */
    at: instant("at").notNull(),
    /** The signed note as published; null until it is signed. */
    note: text("note"),
  },
  (table) => [
    index("log_checkpoints_unsigned").on(table.size).where(sql`note is null`),
    index("log_checkpoints_at").on(table.at),
  ],
);

/** The chains of the map: for each event of a chain its place in the log, and the head after it. */
export const mapChains = pgTable(
  "map_chains",
  {
    key: bytea("key").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    logIndex: bigint("log_index", { mode: "number" }).notNull(),
    head: bytea("head").notNull(),
    /** The size of the head since which it stands here; null where that is the event's own. */
    since: bigint("since", { mode: "number" }),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.position] }),
    index("map_chains_log_index").on(table.logIndex),
    index("map_chains_since").on(table.since).where(sql`since is not null`),
  ],
);

/** Chains to which an event of the log is still to be appended, since it was granted to more. */
export const mapWaiting = pgTable(
  "map_waiting",
  {
    key: bytea("key").notNull(),
    eventId: uuid("event_id").$type<EventId>().notNull(),
    arrivedAt: instant("arrived_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.eventId] })],
);

/** The map's pages, each as it stands since the log had this size. */
export const mapPages = pgTable(
  "map_pages",
  {
    /** Hex digits of the keys in it, as many as they share. */
    path: text("path").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    children: bytea("children").notNull(),
  },
  (table) => [primaryKey({ columns: [table.path, table.size] })],
);

/** Who watches the log, how far each has cosigned it, and what it last answered. */
export const logWitnesses = pgTable(
  "log_witnesses",
  {
    id: uuid("id").primaryKey(),
    /** Its line name+id+key (C2SP signed-note). */
    key: text("key").notNull(),
    url: text("url").notNull(),
    addedAt: instant("added_at").notNull(),
    removedAt: instant("removed_at"),
    /** The size of the newest head that it has cosigned. */
    size: bigint("size", { mode: "number" }).notNull(),
    /** When, by its own clock. */
    cosignedAt: instant("cosigned_at"),
    nextAt: instant("next_at").notNull(),
    failures: integer("failures").notNull(),
    /** Why the last ask failed; null when it did not. */
    fault: text("fault"),
    /** A head that our key has signed and our log does not hold. */
    evidence: text("evidence"),
  },
  (table) => [uniqueIndex("log_witnesses_key").on(table.key).where(sql`removed_at is null`)],
);

/** Cosignatures of heads: the newest of each witness at each size, as a line of the note. */
export const logCosignatures = pgTable(
  "log_cosignatures",
  {
    size: bigint("size", { mode: "number" }).notNull(),
    witnessId: uuid("witness_id").notNull(),
    line: text("line").notNull(),
    /** The witness's clock. */
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.size, table.witnessId] })],
);

/** The log's name, and its keys in their order: each signs the heads of the sizes (since, until]. */
export const logs = pgTable("logs", {
  origin: text("origin").notNull(),
  verifierKey: text("verifier_key").notNull(),
  number: smallint("number").primaryKey().default(1),
  since: bigint("since", { mode: "number" }).notNull().default(0),
  /** Null until it has ended. */
  until: bigint("until", { mode: "number" }),
});
