import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { TenantId } from "../../services/kernel/brand.ts";
import { instant } from "../../services/platform/columns.ts";
import type { Identity } from "../codes/index.ts";
import type { RegisteredLink } from "./links.ts";

/**
 * What the world may know of a code: where it leads. A row without links is no entry yet; it only
 * remembers whose public event about a thing of this class came first.
 */
export const identifierRecords = pgTable("identifier_records", {
  code: text("code").$type<Identity>().primaryKey(),
  links: jsonb("links").$type<readonly RegisteredLink[]>().notNull(),
  registeredAt: instant("registered_at").notNull(),
  /** The firm of the first public event about the code; null while it is only described. */
  ownerId: uuid("owner_id").$type<TenantId>(),
  firstEventAt: instant("first_event_at"),
  firstEventId: uuid("first_event_id"),
});

/** How each firm describes a class of things. */
export const identifierDescriptions = pgTable(
  "identifier_descriptions",
  {
    code: text("code").$type<Identity>().notNull(),
    firmId: uuid("firm_id").$type<TenantId>().notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    descriptionZh: text("description_zh").notNull(),
    descriptionEn: text("description_en").notNull(),
    firstAt: instant("first_at").notNull(),
    describedAt: instant("described_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.firmId] })],
);
