import { pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

/**
 * E-mails for which somebody asked a new password, known here or not, in the operator's house. The
 * worker takes each within a moment.
 */
export const passwordResetAsks = pgTable(
  "password_reset_asks",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    askedAt: instant("asked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Leave to set a new password for whoever holds the code, of which only the digest is kept. */
export const passwordResets = pgTable(
  "password_resets",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    codeHash: bytea("code_hash").notNull(),
    issuedAt: instant("issued_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("password_resets_code").on(table.tenantId, table.codeHash),
  ],
);
