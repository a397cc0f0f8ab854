import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";

const personId = () => uuid("person_id").$type<PersonId>().notNull();

/** What a person of a firm was told, in that firm; its words are made when it is read. */
export const notices = pgTable(
  "notices",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    personId: personId(),
    kind: text("kind").notNull(),
    values: jsonb("values").notNull(),
    /** When it happened. */
    at: instant("at").notNull(),
    readAt: instant("read_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("notices_person").on(table.tenantId, table.personId, table.id),
    index("notices_unread").on(table.tenantId, table.personId).where(sql`read_at is null`),
  ],
);

/** What a person wants of one kind in this firm, where that is not what the firm wants. */
export const noticeChoices = pgTable(
  "notice_choices",
  {
    tenantId: tenantId(),
    personId: personId(),
    kind: text("kind").notNull(),
    inbox: boolean("inbox").notNull(),
    mail: boolean("mail").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId, table.kind] })],
);

/** Of which kinds a firm wants its people to have mail, where that is not what is usual. */
export const firmNoticeChoices = pgTable(
  "firm_notice_choices",
  {
    tenantId: tenantId(),
    kind: text("kind").notNull(),
    mail: boolean("mail").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.kind] })],
);
