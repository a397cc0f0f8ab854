import { sql } from "drizzle-orm";
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { RefusalCode } from "../../../contracts/refusals/index.ts";
import type { Brand, PersonId } from "../../../services/kernel/brand.ts";
import type { Refusal } from "../../../services/kernel/refusal.ts";
import { instant, tenantId } from "../../../services/platform/columns.ts";
import type { CsvEncoding } from "../../../services/platform/tables/csv-encodings.ts";
import type { FirstRows } from "../../../services/platform/tables/first-rows.ts";

/** Whether rows say anew what stands already, or are refused. */
export type OfStanding = "refuse" | "change";

export type ImportId = Brand<string, "ImportId">;

/**
 * `ready`: looked at, and not begun; `stopped` can go on, `failed` cannot: its file is at fault;
 * `discarded` was given up, and its file goes with the next that are removed.
 */
export const importStatuses = [
  "ready",
  "waiting",
  "running",
  "stopped",
  "done",
  "failed",
  "discarded",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** How a file is read: as Excel, or as CSV of this encoding. */
export type ImportFormat = "xlsx" | CsvEncoding;

/** A file of identifiers on its way into the registry, and how far it is. */
export const registryImports = pgTable(
  "registry_imports",
  {
    tenantId: tenantId(),
    id: uuid("id").$type<ImportId>().notNull(),
    name: text("name").notNull(),
    format: text("format").$type<ImportFormat>().notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    /** In whose name its rows are registered: who sent it, or who let it go on last. */
    principal: text("principal").notNull(),
    personId: uuid("person_id").$type<PersonId>(),
    sentAt: instant("sent_at").notNull(),
    status: text("status").$type<ImportStatus>().notNull(),
    /** The last row of the file of which is known what came of it. */
    lastRow: integer("last_row").notNull(),
    rowsRead: integer("rows_read").notNull(),
    registered: integer("registered").notNull(),
    changed: integer("changed").notNull().default(0),
    unchanged: integer("unchanged").notNull(),
    refused: integer("refused").notNull(),
    /** How many faults are in the report. */
    faults: integer("faults").notNull(),
    beatAt: instant("beat_at"),
    /** Grows with each worker that takes it: what one before still tries comes too late. */
    fence: integer("fence").notNull(),
    /** How often it broke since it last came on. */
    breaks: integer("breaks").notNull(),
    finishedAt: instant("finished_at"),
    /** Why it stopped by itself, or failed. */
    code: text("code").$type<RefusalCode>(),
    values: jsonb("values").$type<Refusal["values"]>(),
    /** Whether its rows say anew what stands already, or are refused. */
    ofStanding: text("of_standing").$type<OfStanding>().notNull().default("refuse"),
    /** Its first rows as they were read, cut where they are long, for who lets it begin. */
    firstRows: jsonb("first_rows").$type<FirstRows>(),
    /** How much of the file is done, from 0 to 1; null of those that were sent before it was counted. */
    share: doublePrecision("share"),
    /** When it was last let begin or go on, and how much was done by then. */
    begunAt: instant("begun_at"),
    begunShare: doublePrecision("begun_share"),
    /** When its file and its report were removed. */
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("registry_imports_open").on(table.beatAt).where(sql`status in ('waiting', 'running')`),
  ],
);

/** What was wrong with rows that were refused: as many as a person can mend. */
export const registryImportFaults = pgTable(
  "registry_import_faults",
  {
    tenantId: tenantId(),
    importId: uuid("import_id").$type<ImportId>().notNull(),
    row: integer("row_number").notNull(),
    /** Which of those in the row. */
    place: integer("place").notNull(),
    column: text("column_name").notNull(),
    code: text("code").$type<RefusalCode>().notNull(),
    values: jsonb("values").$type<Refusal["values"]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.importId, table.row, table.place] })],
);
