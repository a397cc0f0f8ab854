import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantId } from "../../platform/columns.ts";

/**
 * Letters to be sent by mail, in the house that wrote them. What a letter says may open a door, so
 * it is sealed, and is gone once the letter was sent or given up.
 */
export const letters = pgTable(
  "letters",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    recipient: text("recipient").notNull(),
    sealed: text("sealed"),
    writtenAt: instant("written_at").notNull(),
    /** When it is tried next; whoever sends it puts this off, so that no other does. */
    dueAt: instant("due_at").notNull(),
    tries: integer("tries").notNull(),
    sentAt: instant("sent_at"),
    /** Since when it is a dead letter, and why. */
    deadAt: instant("dead_at"),
    fault: text("fault"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // By firm first: what is due is taken from each firm in its turn.
    index("letters_due")
      .on(table.tenantId, table.dueAt)
      .where(sql`sent_at is null and dead_at is null`),
  ],
);
