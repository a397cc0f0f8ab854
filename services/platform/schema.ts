import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { EventId, TenantId } from "../kernel/brand.ts";
import { bytea, instant, tenantId, xid8 } from "./columns.ts";

/** Member firms and the operator's own house. A reference table: ids, names and status only. */
export const tenants = pgTable("tenants", {
  id: uuid("id").$type<TenantId>().primaryKey(),
  kind: text("kind").$type<"firm" | "operator">().notNull(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  cityZh: text("city_zh").notNull(),
  cityEn: text("city_en").notNull(),
  identity: text("identity").notNull().unique(),
  uscc: text("uscc").notNull().unique(),
  status: text("status").$type<"admitted" | "active" | "suspended" | "left">().notNull(),
  admittedAt: instant("admitted_at").notNull(),
  suspendedAt: instant("suspended_at"),
  suspensionReason: text("suspension_reason"),
  /** Since when an incident keeps the firm's people, keys and webhooks out; null when none does. */
  frozenAt: instant("frozen_at"),
  /** When the notice of a firm that leaves ends, also once it has left; null for one that stays. */
  leavingUntil: instant("leaving_until"),
});

/** Named audiences of a firm; the 32 random bytes stand for them in the ledger. */
export const circles = pgTable(
  "circles",
  {
    tenantId: tenantId(),
    name: text("name").notNull(),
    audience: bytea("audience").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] })],
);

/** Every event of a firm, written by the command that caused it. Positions come after commit. */
export const outbox = pgTable(
  "outbox",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<EventId>().notNull(),
    requester: uuid("requester").$type<TenantId>().notNull(),
    lane: smallint("lane").notNull(),
    xact: xid8("xact").notNull().default(sql`pg_current_xact_id()`),
    type: text("type").notNull(),
    canonical: bytea("canonical").notNull(),
    secret: bytea("secret").notNull(),
    commitment: bytea("commitment").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    position: bigint("position", { mode: "bigint" }),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("outbox_position").on(table.tenantId, table.position),
    index("outbox_waiting").on(table.lane, table.xact, table.id).where(sql`position is null`),
  ],
);

/** The last position given in each firm's house. */
export const outboxHeads = pgTable("outbox_heads", {
  tenantId: tenantId().primaryKey(),
  position: bigint("position", { mode: "bigint" }).notNull(),
});

/** How far each subscriber has heard each firm; committed together with the effect. */
export const subscriberPositions = pgTable(
  "subscriber_positions",
  {
    tenantId: tenantId(),
    subscriber: text("subscriber").notNull(),
    position: bigint("position", { mode: "bigint" }).notNull(),
    /** The event that could not be heard yet and behind which nothing is, since when, and why. */
    waitsOn: uuid("waits_on").$type<EventId>(),
    waitsSince: instant("waits_since"),
    waitsFor: text("waits_for"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.subscriber] }),
    index("subscriber_positions_waiting").on(table.waitsSince).where(sql`waits_on is not null`),
  ],
);

/** Events that a subscriber could not take after five tries; the others flow on. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    tenantId: tenantId(),
    subscriber: text("subscriber").notNull(),
    eventId: uuid("event_id").$type<EventId>().notNull(),
    position: bigint("position", { mode: "bigint" }).notNull(),
    fault: text("fault").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.subscriber, table.eventId] })],
);

/** What must happen once holds a row here; the fence grows with each holder. */
export const leases = pgTable("leases", {
  name: text("name").primaryKey(),
  holder: text("holder").notNull(),
  fence: bigint("fence", { mode: "bigint" }).notNull(),
  until: instant("until").notNull(),
});

/** Programs that are up, for the operator's health page. */
export const programs = pgTable("programs", {
  instance: text("instance").primaryKey(),
  name: text("name").notNull(),
  seenAt: instant("seen_at").notNull(),
  memoryMb: integer("memory_mb").notNull(),
});

/** Who did what to what, in the same transaction as the act. Only ever inserted. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    requester: uuid("requester").$type<TenantId>().notNull(),
    at: instant("at").notNull(),
    principal: text("principal").notNull(),
    action: text("action").notNull(),
    subject: text("subject"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id").notNull(),
    address: text("address"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("audit_entries_action").on(table.tenantId, table.action, table.id),
    index("audit_entries_principal").on(table.tenantId, table.principal),
  ],
);

/**
 * Audit entries that have no place in their firm's chain yet, written in one statement with them:
 * so the entries themselves are never updated, and no writer waits for another.
 */
export const auditWaiting = pgTable(
  "audit_waiting",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    requester: uuid("requester").$type<TenantId>().notNull(),
    xact: xid8("xact").notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("audit_waiting_order").on(table.xact, table.id),
  ],
);

/** Answers given under an idempotency key, in the house of the one who asked; kept for 7 days. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId(),
    principal: text("principal").notNull(),
    operation: text("operation").notNull(),
    key: text("key").notNull(),
    bodyMac: bytea("body_mac").notNull(),
    answer: text("answer"),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.principal, table.operation, table.key] }),
    // What is forgotten is looked for in all houses at once, by its age.
    index("idempotency_keys_at").on(table.at),
  ],
);
