import { index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { KeyScope } from "../../../contracts/access/roles.ts";
import type { PersonId } from "../../kernel/brand.ts";
import { bytea, instant, tenantId } from "../../platform/columns.ts";

/** By what the person has proved who he is. */
export type Strength = "password" | "second-factor";

/** A person at work in one firm; only the digest of the token is kept. */
export const sessions = pgTable(
  "sessions",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    tokenHash: bytea("token_hash").notNull(),
    startedAt: instant("started_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    strength: text("strength").$type<Strength>().notNull().default("password"),
    provedAt: instant("proved_at").notNull().defaultNow(),
    userAgent: text("user_agent").notNull(),
    /** The issuer of the firm's own provider by which it was begun; null for the platform's own. */
    provider: text("provider"),
    /** From where it was last used, written with `seenAt`. */
    address: text("address"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("sessions_token").on(table.tenantId, table.tokenHash),
    index("sessions_person").on(table.tenantId, table.personId),
  ],
);

/** A program of the firm's own; only the digest of the token is kept. */
export const apiKeys = pgTable(
  "api_keys",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    scopes: text("scopes").array().$type<KeyScope[]>().notNull(),
    createdBy: uuid("created_by").$type<PersonId>().notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    /** When its secret was renewed; the one before opens, too, until `formerUntil`. */
    renewedAt: instant("renewed_at"),
    formerHash: bytea("former_hash"),
    formerUntil: instant("former_until"),
    formerUsedAt: instant("former_used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("api_keys_token").on(table.tenantId, table.tokenHash),
    unique("api_keys_former").on(table.tenantId, table.formerHash),
  ],
);
