import { bigint, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { FindingKind } from "../../../contracts/audit/index.ts";
import type { EventId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

const position = (name = "position") => bigint(name, { mode: "number" });

/** A firm's audit entries in their order, each linked to the one before. Only ever inserted. */
export const auditChain = pgTable(
  "audit_chain",
  {
    tenantId: tenantId(),
    position: position().notNull(),
    entryId: uuid("entry_id").notNull(),
    /** The canonical bytes that are linked: a change of the entry is named by comparing. */
    entry: bytea("entry").notNull(),
    link: bytea("link").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.position] }),
    unique("audit_chain_entry").on(table.tenantId, table.entryId),
  ],
);

/** Heads of a firm's chain that went into the ledger, and by which event. Only ever inserted. */
export const auditSeals = pgTable(
  "audit_seals",
  {
    tenantId: tenantId(),
    number: integer("number").notNull(),
    position: position().notNull(),
    link: bytea("link").notNull(),
    eventId: uuid("event_id").$type<EventId>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.number] })],
);

/**
 * Where each firm's chain stands: what the next link, seal and look go on from. A convenience of
 * the worker's; who verifies a chain does not believe it.
 */
export const auditHeads = pgTable("audit_heads", {
  tenantId: tenantId().primaryKey(),
  position: position().notNull(),
  link: bytea("link").notNull(),
  sealedNumber: integer("sealed_number").notNull(),
  sealedPosition: position("sealed_position").notNull(),
  sealedAt: instant("sealed_at"),
  checkedAt: instant("checked_at"),
  checkedPosition: position("checked_position").notNull(),
  finding: text("finding").$type<FindingKind>(),
  findingPosition: position("finding_position"),
});
