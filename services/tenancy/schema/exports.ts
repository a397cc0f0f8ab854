import { sql } from "drizzle-orm";
import {
  bigint,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

export const exportStatuses = ["waiting", "running", "done", "failed"] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/**
 * Archives of everything that a firm has here; the bytes are a blob under the firm's and the
 * archive's id. Only one is made at a time.
 */
export const firmExports = pgTable(
  "firm_exports",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    /** Null where the platform did, since the firm leaves. */
    askedBy: uuid("asked_by").$type<PersonId>(),
    askedAt: instant("asked_at").notNull(),
    status: text("status").$type<ExportStatus>().notNull(),
    /** When whoever makes it was last heard of. */
    beatAt: instant("beat_at"),
    tries: integer("tries").notNull(),
    tablesDone: integer("tables_done").notNull(),
    tablesTotal: integer("tables_total"),
    finishedAt: instant("finished_at"),
    /** Of all of its files together. */
    rows: bigint("rows", { mode: "number" }),
    sizeBytes: bigint("size_bytes", { mode: "number" }),
    sha256: bytea("sha256"),
    /** The archive is removed then. */
    expiresAt: instant("expires_at"),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("firm_exports_one").on(table.tenantId).where(sql`status in ('waiting', 'running')`),
  ],
);

/**
 * What each administrator of a firm that has left fetches its last archive by; only the digest of
 * the code is kept, and no longer than the archive.
 */
export const exportLinks = pgTable(
  "export_links",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    exportId: uuid("export_id").notNull(),
    /** To whom it was sent: what is done by it is on record as his. */
    personId: uuid("person_id").$type<PersonId>().notNull(),
    codeHash: bytea("code_hash").notNull(),
    issuedAt: instant("issued_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("export_links_code").on(table.tenantId, table.codeHash),
  ],
);
